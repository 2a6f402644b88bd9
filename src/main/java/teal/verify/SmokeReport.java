package teal.verify;

import java.util.List;
import teal.release.Report;

/**
 * The result of a cluster's smoke tests.
 *
 * @param checks every test on every node
 * @param output at most 64 KiB of the script's output; empty if there is no script
 */
public record SmokeReport(boolean passed, String summary, List<CheckResult> checks, String output) implements Report {

    public SmokeReport {
        checks = List.copyOf(checks);
    }
}
