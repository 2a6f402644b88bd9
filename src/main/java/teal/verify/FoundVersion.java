package teal.verify;

import java.util.Optional;

/**
 * What was found out about a node's version.
 *
 * @param version unchecked text from outside, at most 100 characters
 * @param why there is none; empty if there is one
 */
public record FoundVersion(Optional<String> version, String why) {

    /** Longer than any version may be: a page mistaken for a version must not end up in reports. */
    private static final int LONGEST = 100;

    public static FoundVersion of(String text) {
        return new FoundVersion(Optional.of(text.substring(0, Math.min(LONGEST, text.length()))), "");
    }

    public static FoundVersion none(String why) {
        return new FoundVersion(Optional.empty(), why);
    }
}
