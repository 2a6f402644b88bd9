package teal.verify;

import com.fasterxml.jackson.core.JsonPointer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import teal.release.Setting;

/**
 * When a node counts as healthy.
 *
 * @param path default {@code /health}
 * @param status the HTTP status of a healthy answer, default 200; no redirect
 * @param successes how many checks in a row must succeed, default 3
 * @param interval from the start of one check to the start of the next, default 200 ms; the first check is immediate
 * @param within how long a node may take to become healthy, default 60 s
 * @param requestTimeout for one request, including its body, default 5 s
 * @param stable how long those checks must last at least, from the first to the last, so that a version that dies soon after
 *     its start is noticed; default 5 s
 */
public record HealthSettings(
        String path,
        Integer status,
        Integer successes,
        Duration interval,
        Duration within,
        Duration requestTimeout,
        Duration stable) {

    public HealthSettings(
            @Nullable String path,
            @Nullable Integer status,
            @Nullable Integer successes,
            @Nullable Duration interval,
            @Nullable Duration within,
            @Nullable Duration requestTimeout,
            @Nullable Duration stable) {
        this.path = ProbePath.check("path", Setting.orElse(path, "/health"));
        this.status = Setting.check(
                "status",
                Setting.within("status", status, 200, 200, 599),
                code -> code / 100 != 3,
                "a status that is no redirect");
        this.successes = Setting.within("successes", successes, 3, 1, 100);
        this.interval = Setting.within(
                "interval", interval, Duration.ofMillis(200), Duration.ofMillis(10), Duration.ofMinutes(1));
        this.within =
                Setting.within("within", within, Duration.ofSeconds(60), Duration.ofSeconds(1), Duration.ofHours(1));
        this.requestTimeout = Setting.within(
                "request-timeout", requestTimeout, Duration.ofSeconds(5), Duration.ofMillis(10), Duration.ofMinutes(1));
        this.stable = Setting.within("stable", stable, Duration.ofSeconds(5), Duration.ZERO, Duration.ofHours(1));
        Setting.acrossFields(this::checkThatItCanBeStable, "within", "stable");
    }

    private void checkThatItCanBeStable() {
        Setting.check(
                "stable",
                stable,
                time -> time.compareTo(within) < 0,
                "a duration shorter than 'within' ("
                        + within.toString().substring(2).toLowerCase() + ")");
    }

    /** All defaults. */
    public static HealthSettings defaults() {
        return new HealthSettings(null, null, null, null, null, null, null);
    }

    static boolean isPointer(String text) {
        try {
            JsonPointer.compile(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
