package teal.verify;

import java.time.Duration;
import java.util.Collection;
import java.util.List;

/** Nearest-rank percentiles of response times. */
final class Latencies {

    private Latencies() {}

    static Duration p95(Collection<Duration> times) {
        if (times.isEmpty()) {
            return Duration.ZERO;
        }
        List<Duration> sorted = times.stream().sorted().toList();
        return sorted.get((int) Math.ceil(0.95 * sorted.size()) - 1);
    }
}
