package teal.verify;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import teal.release.Setting;

/**
 * How the cluster that has taken over is watched. A request fails on a status other than 2xx, unless that is
 * expected, a time-out or a connection error; the time-out is that of health checks.
 *
 * @param path default {@code /}
 * @param bake how long a cluster must serve users well after taking over, default 5 min; 0 for no watch
 * @param slice the bake is split into slices, so that a bad cluster is noticed after one of them, default 10 s
 * @param requestsPerSecond default 10
 * @param successShare share of successful requests required in a slice, default 0.99
 * @param limit for the 95th percentile of response times in a slice, including connecting, default 1 s
 * @param expectedStatuses statuses besides 2xx that count as served, default none
 */
public record WatchSettings(
        String path,
        Duration bake,
        Duration slice,
        Integer requestsPerSecond,
        Double successShare,
        Duration limit,
        List<Integer> expectedStatuses) {

    public WatchSettings(
            @Nullable String path,
            @Nullable Duration bake,
            @Nullable Duration slice,
            @Nullable Integer requestsPerSecond,
            @Nullable Double successShare,
            @Nullable Duration limit,
            @Nullable List<Integer> expectedStatuses) {
        this.path = ProbePath.check("path", Setting.orElse(path, "/"));
        this.bake = Setting.within("bake", bake, Duration.ofMinutes(5), Duration.ZERO, Duration.ofDays(7));
        this.slice =
                Setting.within("slice", slice, Duration.ofSeconds(10), Duration.ofMillis(100), Duration.ofMinutes(2));
        this.requestsPerSecond = Setting.within("requests-per-second", requestsPerSecond, 10, 1, 1000);
        this.successShare = Setting.check(
                "success-share",
                Setting.orElse(successShare, 0.99),
                share -> share > 0 && share <= 1,
                "a share above 0 and up to 1, e.g. 0.99");
        this.limit = Setting.within("limit", limit, Duration.ofSeconds(1), Duration.ofMillis(1), Duration.ofMinutes(1));
        this.expectedStatuses = Statuses.check("expected-statuses", expectedStatuses);
    }

    /** All defaults. */
    public static WatchSettings defaults() {
        return new WatchSettings(null, null, null, null, null, null, null);
    }
}
