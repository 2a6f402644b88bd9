package teal.inventory;

/**
 * A property of an application as it is in force, for people who ask why Teal does as it does.
 *
 * @param property its path below the application, as written in YAML
 * @param value as it was written, with placeholders filled in except in commands and endpoints; a secret's reference, and
 *     never the secret
 * @param from the file and line, the environment variable, or {@code command line}; {@code default} if nobody wrote it
 */
public record ShownSetting(String property, String value, String from) {}
