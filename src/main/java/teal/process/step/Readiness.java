package teal.process.step;

import java.util.List;
import teal.release.Cluster;
import teal.release.Node;
import teal.release.Report;
import teal.release.SideBySide;
import teal.release.Version;
import teal.verify.HealthReport;

/** Whether users may be sent to a cluster: every node answers, with the version with which it passed its tests. */
final class Readiness {

    private Readiness() {}

    static Report of(StepContext step, Cluster cluster) {
        // A new node gets no users before a release has brought it to its cluster's version.
        List<Node> serving = cluster.nodes().stream()
                .filter(node -> step.expectedOn(cluster, node).isPresent())
                .toList();
        List<Node> asked = serving.isEmpty() ? cluster.nodes() : serving;
        List<String> faults = SideBySide.each(asked, node -> fault(step, cluster, node)).stream()
                .filter(fault -> !fault.isEmpty())
                .toList();
        return faults.isEmpty()
                ? Finding.good("cluster " + cluster.name() + " serves")
                : Finding.bad(
                        "traffic was not switched to cluster " + cluster.name() + ": " + String.join("; ", faults));
    }

    private static String fault(StepContext step, Cluster cluster, Node node) {
        HealthReport found = step.verifier().look(node);
        if (!found.passed()) {
            return found.summary();
        }
        String expected = step.expectedOn(cluster, node).map(Version::value).orElse("no version that was tested");
        String version = found.version().orElse("an unknown version");
        return version.equals(expected)
                ? ""
                : node.name() + " runs " + version + ", expected " + expected
                        + "; find out who changed it, fix it and try again";
    }
}
