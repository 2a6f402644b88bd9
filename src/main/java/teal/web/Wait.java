package teal.web;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long a client lets the server hold an answer back.
 *
 * @param text as in {@code ?wait=50s}
 */
record Wait(String text) {

    private static final Pattern SECONDS = Pattern.compile("([0-9]{1,3})s");
    private static final int MOST = 60;

    /** @throws IllegalArgumentException if it is something else, or too long */
    Duration duration() {
        Matcher found = SECONDS.matcher(text);
        if (found.matches()) {
            int seconds = Integer.parseInt(found.group(1));
            if (seconds >= 1 && seconds <= MOST) {
                return Duration.ofSeconds(seconds);
            }
        }
        throw new IllegalArgumentException("wait: allowed: 1s to " + MOST + "s");
    }
}
