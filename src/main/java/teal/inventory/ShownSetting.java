package teal.inventory;

/**
 * A property of an application as it is in force, for people who ask why Teal does as it does.
 *
 * @param property its path below the application, as written in YAML
 * @param value as it was written; a secret's reference, and never the secret
 * @param from the file and line; {@code default} if nobody wrote it, and {@code elsewhere} for an argument or a variable of
 *     the environment
 */
public record ShownSetting(String property, String value, String from) {}
