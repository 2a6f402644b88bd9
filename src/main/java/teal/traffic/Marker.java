package teal.traffic;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import teal.release.ReleaseId;

/**
 * The note that a switch leaves next to the CNAME, in the same update, as a TXT record: which release switched, and until
 * when caches may hold an older answer.
 *
 * @param switchedAt when the update was sent, to the millisecond
 * @param oldTtl how long after that a cache may still hold an older answer, in whole seconds
 * @param attempt the fencing token of the attempt that switched
 */
public record Marker(ReleaseId release, Instant switchedAt, Duration oldTtl, long attempt) {

    private static final Pattern TEXT = Pattern.compile(
            "release=([0-9A-Za-z-]{1,64}) to=(\\S+) at=(\\S+) ttl=([0-9]{1,9}) attempt=([0-9]{1,18})(?: .*)?");

    /** What an attempt leaves that changed the note alone, or removed the record. */
    private static final Pattern NUMBER = Pattern.compile("attempt=([0-9]{1,18})");

    /** The same switch, seen and confirmed by a later attempt. */
    Marker at(long laterAttempt) {
        return new Marker(release, switchedAt, oldTtl, laterAttempt);
    }

    /** The record's text. It includes the target, so that a later change by hand invalidates the note. */
    String text(String target) {
        return "release=" + release + " to=" + target + " at=" + switchedAt + " ttl=" + oldTtl.toSeconds() + " attempt="
                + attempt;
    }

    /** Reads the note; empty if the text is not Teal's, or is about a target other than the current one. */
    static Optional<Marker> parse(String text, String target) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches() || !parts.group(2).equals(target)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Marker(
                    new ReleaseId(parts.group(1)),
                    Instant.parse(parts.group(3)),
                    Duration.ofSeconds(Long.parseLong(parts.group(4))),
                    Long.parseLong(parts.group(5))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Reads the note of an attempt that moved nothing; empty if the text is another. */
    static Optional<Long> attempt(String text) {
        Matcher number = NUMBER.matcher(text);
        return number.matches() ? Optional.of(Long.parseLong(number.group(1))) : Optional.empty();
    }
}
