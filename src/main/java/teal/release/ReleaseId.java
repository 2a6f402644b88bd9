package teal.release;

import java.util.regex.Pattern;

/** Identifies a release throughout its life: in the engine, in the log and in the DNS marker record. */
public record ReleaseId(String value) {

    private static final Pattern ALLOWED = Pattern.compile("[0-9A-Za-z-]{1,64}");

    public ReleaseId {
        if (!ALLOWED.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "release id: found " + Quoted.text(value) + "; allowed: up to 64 letters, digits and '-'");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
