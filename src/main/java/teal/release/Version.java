package teal.release;

import java.util.regex.Pattern;

/**
 * A version's name, such as {@code 2.0.0}. It becomes a directory name on nodes, so only characters with no special meaning
 * to a shell or a file system are allowed.
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
