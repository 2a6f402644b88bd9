package teal.verify;

import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import teal.release.Cluster;
import teal.release.EarlyEnd;
import teal.release.Node;
import teal.release.SideBySide;
import teal.release.Transcript;
import teal.release.Version;

/** Warms up the nodes of a cluster, or the cluster through its entrances, in parallel. */
final class WarmUp {

    private final WarmUpSettings settings;
    private final Probe probe;
    private final HealthCheck health;
    private final Clock clock;

    WarmUp(WarmUpSettings settings, Probe probe, HealthCheck health, Clock clock) {
        this.settings = settings;
        this.probe = probe;
        this.health = health;
        this.clock = clock;
    }

    WarmUpReport run(Cluster cluster, Function<Node, Version> versions, Transcript transcript, EarlyEnd end) {
        List<NodeWarmUp> nodes = SideBySide.each(
                Through.of(settings.through()).targets(cluster),
                8,
                target -> new NodeWarming(target, settings, probe, clock, end).run(transcript));
        boolean warm = nodes.stream().allMatch(NodeWarmUp::passed);
        // A version may die under its first load, and nobody looks at its nodes again until users are to come.
        List<String> ailing = health.troubles(cluster.nodes(), versions);
        String each = Stream.concat(
                        nodes.stream().map(this::words), ailing.stream().map(trouble -> "afterwards " + trouble))
                .collect(Collectors.joining("; "));
        return new WarmUpReport(
                warm && ailing.isEmpty(),
                cluster.name() + ": " + (warm ? ailing.isEmpty() ? "warm" : "warm, but not healthy" : "not warm") + ": "
                        + each,
                nodes);
    }

    private String words(NodeWarmUp node) {
        String requests = node.node() + " "
                + node.windows().stream()
                        .reduce((first, last) -> last)
                        .map(last -> "p95 " + last.p95().toMillis() + " ms")
                        .orElse("no whole window")
                + " after " + node.requests() + " requests (" + node.answers() + ")";
        if (node.passed()) {
            return requests;
        }
        String failures = node.failures() == 0 ? "" : ", " + node.failures() + " failed (" + node.failure() + ")";
        return requests + failures
                + (node.onlyRedirects() ? ", and nothing but redirects came: choose pages that are served" : "")
                + "; the limit is " + settings.limit().toMillis() + " ms";
    }
}
