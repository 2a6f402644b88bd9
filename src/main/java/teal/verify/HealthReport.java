package teal.verify;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import teal.release.Report;

/**
 * Whether a node is healthy, and which version it runs.
 *
 * @param version the version that was found last, if one was; unchecked text from the application
 * @param confirmed whether it is the application itself that reports the version; otherwise its process on the node counts
 * @param attempts number of requests sent
 * @param statuses how many answers had which status
 */
public record HealthReport(
        boolean passed,
        String summary,
        String node,
        Optional<String> version,
        boolean confirmed,
        int attempts,
        Duration took,
        Map<String, Integer> statuses)
        implements Report {

    public HealthReport {
        statuses = Statuses.sorted(statuses);
    }

    /** Whether the node is healthy on exactly this version. */
    public boolean runs(String wanted) {
        return passed && version.filter(wanted::equals).isPresent();
    }
}
