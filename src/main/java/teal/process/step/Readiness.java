package teal.process.step;

import java.util.List;
import teal.release.Cluster;
import teal.release.Node;
import teal.release.Report;
import teal.verify.HealthReport;

/**
 * Whether users may be led to a cluster: every node answers, with the version that this release left there or found there
 * (which passed its smoke tests and warm-up under that version).
 */
final class Readiness {

    private Readiness() {}

    static Report of(StepContext step, Cluster cluster) {
        List<String> faults = cluster.nodes().parallelStream()
                .map(node -> fault(step, node))
                .filter(fault -> !fault.isEmpty())
                .toList();
        return faults.isEmpty()
                ? Finding.good("cluster " + cluster.name() + " serves")
                : Finding.bad(
                        "traffic was not switched to cluster " + cluster.name() + ": " + String.join("; ", faults));
    }

    private static String fault(StepContext step, Node node) {
        HealthReport found = step.verifier().look(node);
        if (!found.passed()) {
            return found.summary();
        }
        String version = found.version().orElse("");
        boolean known = version.equals(step.released().value())
                || step.plan()
                        .before(node)
                        .filter(before -> before.value().equals(version))
                        .isPresent();
        return known
                ? ""
                : node.name() + " runs " + version + ", which is neither the released version nor what it ran before";
    }
}
