package teal.process.step;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import teal.process.variable.LeftOut;
import teal.process.variable.ReleasePlan;
import teal.release.Cluster;
import teal.release.Node;
import teal.release.PermanentRefusal;

/**
 * Which nodes of a cluster a release counts on. Nodes that were left out do not count; during a roll-back, neither do those
 * that ran no version before, unless the cluster has no others.
 *
 * @param leftOut the nodes left out so far
 * @param restored the plan to go back by; empty while the release goes forward
 */
record CountingNodes(LeftOut leftOut, Optional<ReleasePlan> restored) {

    Cluster counting(Cluster whole) {
        List<Node> counting = whole.nodes().stream()
                .filter(this::isThere)
                .filter(Predicate.not(this::isUnrestorable))
                .toList();
        // A cluster that cannot be restored still has nodes to take out of service.
        List<Node> nodes = counting.isEmpty() ? toChange(whole) : counting;
        if (nodes.isEmpty()) {
            throw new PermanentRefusal("no node of cluster " + whole.name() + " remains" + leftOut.text()
                    + "; fix them, then release again");
        }
        // Not checked once more where all of them count: each step asks.
        return nodes.size() == whole.nodes().size() ? whole : whole.with(nodes);
    }

    /** All that can be reached, with those that have no version to go back to. */
    List<Node> toChange(Cluster whole) {
        return whole.nodes().stream().filter(this::isThere).toList();
    }

    /** Whether a cluster has no node left, except for those without a version to go back to. */
    boolean isLost(Cluster whole) {
        return toChange(whole).isEmpty();
    }

    private boolean isThere(Node node) {
        return !leftOut.has(node.name()) || leftOut.isUnrestorable(node.name());
    }

    private boolean isUnrestorable(Node node) {
        return leftOut.isUnrestorable(node.name())
                || restored.filter(plan -> plan.before(node).isEmpty()).isPresent();
    }
}
