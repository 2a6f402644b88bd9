package teal.inventory;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import teal.release.Setting;

/**
 * How often a step that failed technically is repeated before a person is asked.
 *
 * @param pauses between the attempts, default 10 s, 1 min and 5 min: four attempts. Empty: one attempt.
 */
public record Repeats(List<Duration> pauses) {

    private static final Duration LONGEST = Duration.ofDays(1);

    public Repeats(@Nullable List<Duration> pauses) {
        this.pauses = List.copyOf(Setting.check(
                "pauses",
                Setting.orElse(pauses, List.of(Duration.ofSeconds(10), Duration.ofMinutes(1), Duration.ofMinutes(5))),
                found -> found.size() <= 20
                        && found.stream().noneMatch(pause -> pause.isNegative() || pause.compareTo(LONGEST) > 0),
                "up to 20 durations, each from 0s to 1d"));
    }

    /** As the engine writes it: a list of ISO 8601 durations, or one attempt. */
    public String text() {
        return pauses.isEmpty()
                ? "R1/PT0S"
                : pauses.stream().map(Duration::toString).collect(Collectors.joining(","));
    }
}
