package teal.preflight;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import teal.deploy.NodeState;
import teal.inventory.ManagedApplication;
import teal.preflight.Preview.NodeChange;
import teal.process.variable.ReleasePlan;
import teal.release.Cluster;
import teal.release.Version;

/** Which cluster would go first, and what would change on each node. */
final class PlannedNodes {

    private final ManagedApplication managed;
    private final ReleasePlan plan;
    private final Version version;
    private final List<NodeState> states;

    PlannedNodes(ManagedApplication managed, ReleasePlan plan, Version version, List<NodeState> states) {
        this.managed = managed;
        this.plan = plan;
        this.version = version;
        this.states = states;
    }

    List<String> order() {
        if (!plan.anythingMissing()) {
            return List.of();
        }
        return plan.secondMissing() ? List.of(plan.first(), plan.second()) : List.of(plan.first());
    }

    String why() {
        if (!plan.anythingMissing()) {
            return "every node already runs it, and users are where they belong";
        }
        if (!plan.secondMissing()) {
            return plan.second() + ", which users are on, already runs it";
        }
        return managed.application()
                .home()
                .map(home -> "the inventory names " + home + " as home, so users end there")
                .orElse("users are on " + plan.live() + ", so the idle cluster goes first");
    }

    List<NodeChange> changes() {
        long bytes = managed.artifacts().bytesForNodes(plan.artifact());
        return order().stream()
                .map(managed.application()::cluster)
                .flatMap(cluster -> of(cluster).map(state -> change(cluster, state, bytes)))
                .toList();
    }

    List<String> withoutWayBack() {
        return changes().stream()
                .filter(change -> change.wayBack().isEmpty())
                .map(NodeChange::node)
                .toList();
    }

    private Stream<NodeState> of(Cluster cluster) {
        return states.stream().filter(state -> cluster.nodes().contains(state.node()));
    }

    private NodeChange change(Cluster cluster, NodeState state, long bytes) {
        boolean staged = state.complete().contains(version)
                && state.otherDigest(version, plan.artifact().sha256()).isEmpty();
        return new NodeChange(
                cluster.name(),
                state.node().name(),
                state.current().map(Version::value),
                version.value(),
                staged,
                staged ? 0 : bytes,
                wayBack(state));
    }

    private Optional<String> wayBack(NodeState state) {
        return plan.before(state.node()).filter(state.complete()::contains).map(Version::value);
    }
}
