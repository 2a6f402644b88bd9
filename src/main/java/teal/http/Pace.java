package teal.http;

import java.time.Duration;

/**
 * How slow a large answer may be.
 *
 * @param patience for its first byte; and over each further period of this length the rate has to be kept
 * @param bytesPerSecond the least rate
 */
public record Pace(Duration patience, long bytesPerSecond) {

    long least() {
        return Math.max(1, bytesPerSecond * patience.toMillis() / 1000);
    }
}
