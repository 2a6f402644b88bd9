package teal.release;

import java.util.regex.Pattern;

/**
 * The name of a version, such as {@code 2.0.0}. It becomes a directory's name on nodes, so it is held to characters that
 * mean nothing to a shell or a file system.
 */
public record Version(String value) {

    private static final Pattern ALLOWED = Pattern.compile("[0-9A-Za-z][0-9A-Za-z._+-]{0,63}");

    public Version {
        if (!ALLOWED.matcher(value).matches() || value.contains("..")) {
            throw new IllegalArgumentException("version: found " + Quoted.text(value)
                    + "; allowed: up to 64 letters, digits, '.', '_', '+' and '-', starting with a letter or digit,"
                    + " without '..'");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
