package teal.verify;

import java.util.List;
import teal.release.Report;

/**
 * What the smoke tests of a cluster found.
 *
 * @param checks every test on every node
 * @param output the script's output, at most 64 KiB of it; empty where there is no script
 */
public record SmokeReport(boolean passed, String summary, List<CheckResult> checks, String output) implements Report {

    public SmokeReport {
        checks = List.copyOf(checks);
    }
}
