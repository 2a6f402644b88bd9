package teal.process.step;

import teal.deploy.NodeReport;
import teal.release.Report;
import teal.release.Version;

/** A node's switch to a version, as it is kept. */
record Activation(boolean passed, String summary, String version, String output) implements Report {

    static Activation of(Version version, NodeReport report) {
        return new Activation(report.passed(), report.summary(), version.value(), report.output());
    }
}
