package teal.process.step;

import teal.deploy.NodeReport;
import teal.release.Report;
import teal.release.Version;

/** The record of a node's switch to a version. */
record Activation(boolean passed, String summary, String version, String output, boolean unneeded) implements Report {

    static Activation of(Version version, NodeReport report) {
        return new Activation(report.passed(), report.summary(), version.value(), report.output(), report.unneeded());
    }
}
