package teal.verify;

import java.util.List;
import java.util.Map;
import teal.release.Report;

/**
 * The result of a cluster's smoke tests.
 *
 * @param checks every test on every node
 * @param statuses how many answers had which status
 * @param output at most 64 KiB of the script's output; empty if there is no script
 */
public record SmokeReport(
        boolean passed, String summary, List<CheckResult> checks, Map<String, Integer> statuses, String output)
        implements Report {

    static final String NOTHING_TESTED = "nothing was tested; set smoke-tests or smoke-script";

    public SmokeReport {
        checks = List.copyOf(checks);
        statuses = Statuses.sorted(statuses);
    }
}
