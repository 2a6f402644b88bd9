package teal.verify;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import teal.release.Setting;

/**
 * How a cluster is warmed up, and when it counts as warm: when in a whole window the 95th percentile is below the limit and
 * no request failed.
 *
 * @param paths requested in turn, default {@code /}
 * @param concurrency parallel requests for each node, default 4
 * @param limit for the 95th percentile, including connecting, default 500 ms
 * @param window requests in a window, default 50
 * @param atMost requests for each node, default 2000; a node that has used them all up has not become warm
 * @param requestTimeout for one request, default 5 s
 * @param expectedStatuses statuses besides 2xx that are no failure, default none
 * @param through {@code nodes} (default), {@code entrances} or {@code both}; an entrance is sent as many requests as a node
 */
public record WarmUpSettings(
        List<String> paths,
        Integer concurrency,
        Duration limit,
        Integer window,
        Integer atMost,
        Duration requestTimeout,
        List<Integer> expectedStatuses,
        String through) {

    private static final int MOST = 1_000_000;

    public WarmUpSettings(
            @Nullable List<String> paths,
            @Nullable Integer concurrency,
            @Nullable Duration limit,
            @Nullable Integer window,
            @Nullable Integer atMost,
            @Nullable Duration requestTimeout,
            @Nullable List<Integer> expectedStatuses,
            @Nullable String through) {
        this.paths = List.copyOf(Setting.check(
                "paths",
                Setting.orElse(paths, List.of("/")),
                found -> !found.isEmpty(),
                "a list of one or more paths"));
        this.paths.forEach(path -> ProbePath.check("paths", path));
        this.concurrency = Setting.within("concurrency", concurrency, 4, 1, 64);
        this.limit =
                Setting.within("limit", limit, Duration.ofMillis(500), Duration.ofMillis(1), Duration.ofMinutes(1));
        this.window = Setting.within("window", window, 50, 1, 10_000);
        this.atMost = Setting.within("at-most", atMost, Math.min(MOST, Math.max(2000, this.window)), 1, MOST);
        Setting.acrossFields(
                () -> Setting.within("at-most", this.atMost, this.atMost, this.window, MOST), "window", "at-most");
        this.requestTimeout = Setting.within(
                "request-timeout", requestTimeout, Duration.ofSeconds(5), Duration.ofMillis(10), Duration.ofMinutes(1));
        this.expectedStatuses = Statuses.check("expected-statuses", expectedStatuses);
        this.through = Through.check(through);
    }

    /** All defaults. */
    public static WarmUpSettings defaults() {
        return new WarmUpSettings(null, null, null, null, null, null, null, null);
    }

    /** The longest that a warm-up can take: a warm node gets through all its requests within this time. */
    public Duration longest() {
        return limit.multipliedBy(atMost).dividedBy(concurrency).plus(requestTimeout);
    }
}
