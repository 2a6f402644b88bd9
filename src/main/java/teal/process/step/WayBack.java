package teal.process.step;

import java.util.List;
import java.util.Optional;
import teal.deploy.DeploymentSettings;
import teal.deploy.NodeState;
import teal.process.variable.ReleasePlan;
import teal.release.Cluster;
import teal.release.Node;
import teal.release.Report;

/**
 * Whether nodes have a version to go back to. A node that ran none before the release, for instance a new one, cannot be
 * restored: a roll-back takes it out of service if this release changed it, names it, and leaves it.
 */
final class WayBack {

    private WayBack() {}

    /** During a roll-back: why the current node is left as it is, instead of being restored. Empty if it is restored. */
    static Optional<Report> isMissing(StepContext step) {
        Node node = step.node();
        return step.restoring() && step.plan().before(node).isEmpty()
                ? Optional.of(Finding.good(node.name() + " has no version to go back to, so none is restored; "
                        + whatHappens(step.managed().settings().deployment())))
                : Optional.empty();
    }

    /** Whether a roll-back has nothing to restore, and so nothing to test, on this cluster. */
    static boolean isMissing(StepContext step, Cluster cluster) {
        return step.restoring()
                && cluster.nodes().stream()
                        .allMatch(node -> step.plan().before(node).isEmpty());
    }

    /** What to know about the nodes that a roll-back could not restore, before anything is changed. */
    static List<String> warnings(ReleasePlan plan, List<NodeState> states, DeploymentSettings deployment) {
        return states.stream()
                .map(NodeState::node)
                .filter(node -> plan.before(node).isEmpty())
                .map(node -> node.name() + " runs no version that can be restored: after a roll-back "
                        + whatHappens(deployment))
                .toList();
    }

    private static String whatHappens(DeploymentSettings deployment) {
        return deployment.commands().takingOutOfService().isPresent()
                ? "it stays out of service"
                : "it stays as it is, and in service, since the inventory has no deployment.commands.out-of-service";
    }
}
