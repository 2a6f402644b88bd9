package teal.access;

/** Somebody was made a member of {@code camunda-admin} by an option of the host's. */
public record AdministratorRestored(String user) {}
