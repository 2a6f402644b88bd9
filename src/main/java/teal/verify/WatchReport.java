package teal.verify;

import java.time.Duration;
import java.util.Map;
import teal.release.Report;

/**
 * How well a cluster served users during the watch.
 *
 * @param statuses how many answers had which status
 * @param successShare from 0 to 1
 * @param p95 of answered requests and, for failed ones, the time until they failed
 */
public record WatchReport(
        boolean passed,
        String summary,
        int requests,
        Map<String, Integer> statuses,
        int failures,
        double successShare,
        Duration p95,
        Duration watched)
        implements Report {

    public WatchReport {
        statuses = Statuses.sorted(statuses);
    }
}
