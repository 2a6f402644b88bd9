package teal.nodeactions;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import teal.deploy.NodeReport;
import teal.deploy.NodeState;
import teal.inventory.ManagedApplication;
import teal.nodeactions.NodeMaintenance.Done;
import teal.nodeactions.NodeMaintenance.NodeRefused;
import teal.release.Cluster;
import teal.release.EarlyEnd;
import teal.release.FencingToken;
import teal.release.Node;
import teal.release.Report;
import teal.release.Transcript;
import teal.release.Version;

/**
 * Puts a node back in service once it is as good as its cluster. One that is behind is brought to its cluster's version before
 * that, or waits for the next release.
 */
record ReturnToService(ManagedApplication managed, Cluster cluster, Node node, Set<String> absent) {

    Done attempt(FencingToken token) {
        List<NodeState> others = managed.deployer()
                .inspect(cluster.nodes().stream()
                        .filter(other -> !absent.contains(other.name()))
                        .toList());
        Set<Version> versions =
                others.stream().flatMap(state -> state.current().stream()).collect(Collectors.toSet());
        NodeState state = managed.deployer().inspect(node);
        Optional<Version> own = state.current();
        if (versions.size() != 1) {
            return waits(own, versions, "");
        }
        Version version = versions.iterator().next();
        boolean behind = !own.equals(Optional.of(version));
        String how = " runs ";
        if (behind || !managed.verifier().look(node).runs(version.value())) {
            Optional<String> why = new CatchUp(managed, cluster, node).to(version, state, others, token);
            if (behind && why.isPresent()) {
                return waits(own, versions, why.get());
            }
            if (why.isEmpty()) {
                how = behind ? " was brought to " : " was restarted with ";
            }
        }
        Cluster alone = cluster.with(List.of(node));
        mustPass(managed.verifier().awaitHealthy(node, version, Optional.empty(), Transcript.NONE, EarlyEnd.NEVER));
        mustPass(managed.verifier().smokeTest(alone, any -> version, Transcript.NONE, EarlyEnd.NEVER));
        mustPass(managed.verifier().warmUp(alone, any -> version, Transcript.NONE, EarlyEnd.NEVER));
        NodeReport report = managed.deployer().putBackInService(node, token);
        mustPass(report);
        return new Done(node.name() + how + version + ", passed its tests, and is back in service", true);
    }

    private Done waits(Optional<Version> own, Set<Version> versions, String why) {
        String rest = versions.stream().map(Version::value).sorted().collect(Collectors.joining(", "));
        return new Done(
                node.name() + " runs " + own.map(Version::value).orElse("no version") + ", and the rest of "
                        + cluster.name() + " " + (rest.isEmpty() ? "none" : rest)
                        + ": the next release brings it to its version and puts it in service"
                        + (why.isEmpty() ? "" : " (now it cannot be brought there: " + why + ")"),
                false);
    }

    private void mustPass(Report report) {
        if (!report.passed()) {
            throw new NodeRefused(node.name() + " was not put back in service: " + report.summary());
        }
    }
}
