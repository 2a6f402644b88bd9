package teal.release;

import java.util.regex.Pattern;

/** A SHA-256 digest, as a requester gives it: 64 hexadecimal digits in either case. */
public record Sha256(String digits) {

    private static final Pattern DIGITS = Pattern.compile("[0-9a-fA-F]{64}");

    public Sha256 {
        if (!DIGITS.matcher(digits).matches()) {
            throw new IllegalArgumentException(
                    "sha256: found " + Quoted.text(digits) + "; allowed: 64 hexadecimal digits, or leave it out");
        }
    }
}
