package teal.inventory;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import teal.release.Setting;

/**
 * How often a step is retried after a technical failure before a person is asked.
 *
 * @param delays between the attempts, default 10 s, 1 min and 5 min: four attempts. Empty: one attempt.
 */
public record Retry(List<Duration> delays) {

    private static final Duration LONGEST = Duration.ofDays(1);

    public Retry(@Nullable List<Duration> delays) {
        this.delays = Setting.list(
                "delays",
                Setting.orElse(delays, List.of(Duration.ofSeconds(10), Duration.ofMinutes(1), Duration.ofMinutes(5))),
                found -> found.size() <= 20
                        && found.stream().noneMatch(delay -> delay.isNegative() || delay.compareTo(LONGEST) > 0),
                "up to 20 durations, each from 0s to 1d");
    }

    /** In the engine's notation: a list of ISO 8601 durations, or one attempt. */
    public String text() {
        return delays.isEmpty()
                ? "R1/PT0S"
                : delays.stream().map(Duration::toString).collect(Collectors.joining(","));
    }
}
