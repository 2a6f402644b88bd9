package teal.verify;

import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import teal.release.Cluster;
import teal.release.SideBySide;

/** Warms up the nodes of a cluster in parallel. */
final class WarmUp {

    private final WarmUpSettings settings;
    private final Probe probe;
    private final Clock clock;

    WarmUp(WarmUpSettings settings, Probe probe, Clock clock) {
        this.settings = settings;
        this.probe = probe;
        this.clock = clock;
    }

    WarmUpReport run(Cluster cluster) {
        List<NodeWarmUp> nodes =
                SideBySide.each(cluster.nodes(), 8, node -> new NodeWarming(node, settings, probe, clock).run());
        boolean passed = nodes.stream().allMatch(NodeWarmUp::passed);
        String each = nodes.stream().map(this::words).collect(Collectors.joining("; "));
        return new WarmUpReport(passed, cluster.name() + ": " + (passed ? "warm" : "not warm") + ": " + each, nodes);
    }

    private String words(NodeWarmUp node) {
        String requests = node.node() + " "
                + node.windows().stream()
                        .reduce((first, last) -> last)
                        .map(last -> "p95 " + last.p95().toMillis() + " ms")
                        .orElse("no whole window")
                + " after " + node.requests() + " requests";
        if (node.passed()) {
            return requests;
        }
        String failures = node.failures() == 0 ? "" : ", " + node.failures() + " failed (" + node.failure() + ")";
        return requests + failures + "; the limit is " + settings.limit().toMillis() + " ms";
    }
}
