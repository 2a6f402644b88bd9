package teal.access;

/** A host option made a user a member of {@code camunda-admin}. */
public record AdministratorRestored(String user) {}
