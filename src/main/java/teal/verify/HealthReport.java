package teal.verify;

import java.time.Duration;
import java.util.Optional;
import teal.release.Report;

/**
 * Whether a node is healthy and what runs on it.
 *
 * @param version the version that last answered, if one did; text of the application's, not checked
 * @param attempts requests sent
 */
public record HealthReport(
        boolean passed, String summary, String node, Optional<String> version, int attempts, Duration took)
        implements Report {

    /** Whether the node is healthy on just this version. */
    public boolean runs(String wanted) {
        return passed && version.filter(wanted::equals).isPresent();
    }
}
