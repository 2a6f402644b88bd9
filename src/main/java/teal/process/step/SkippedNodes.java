package teal.process.step;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.context.Context;
import org.springframework.stereotype.Component;
import teal.access.SystemPrincipal;
import teal.deploy.DeploymentSettings;
import teal.inventory.Inventory;
import teal.inventory.ManagedApplication;
import teal.process.node.Away;
import teal.process.node.NodesAway;
import teal.process.request.ReleaseLock;
import teal.process.task.RefusedAnswer;
import teal.process.variable.LeftOut;
import teal.process.variable.ReleaseRoot;
import teal.process.variable.ReleaseVariables;
import teal.release.Cluster;
import teal.release.PermanentRefusal;

/** Leaves a node out of the release, within the failure budget of its cluster. */
@Component
class SkippedNodes {

    private final Inventory inventory;
    private final ReleaseLock lock;
    private final NodesAway away;

    SkippedNodes(Inventory inventory, ReleaseLock lock, NodesAway away) {
        this.inventory = inventory;
        this.lock = lock;
        this.away = away;
    }

    /** @throws RefusedAnswer beyond the budget, or if nothing could keep users off the node */
    void skip(DelegateExecution execution, String reason) {
        ManagedApplication managed = inventory.get(ReleaseVariables.APPLICATION.get(execution));
        DeploymentSettings deployment = managed.settings().deployment();
        Cluster cluster = managed.application().cluster(ReleaseVariables.CLUSTER.get(execution));
        String node = ReleaseVariables.NODE.get(execution);
        // Two people may skip two nodes at the same time.
        lock.waitForOthers(managed.name());
        LeftOut before = leftOut(execution);
        boolean restoring = ReleaseVariables.RESTORE.find(execution).orElse(false);
        if (!restoring) {
            checkBudget(managed, cluster, before, node);
        }
        if (!restoring && deployment.commands().takingOutOfService().isEmpty()) {
            throw new RefusedAnswer(node + " cannot be skipped: without deployment.commands.out-of-service users"
                    + " would still reach it; fix the node and try again, or roll back");
        }
        boolean unrestorable = restoring && before.isUnrestorable(node);
        if (!unrestorable) {
            checkThatOthersRemain(cluster, before, node);
        }
        String why = reason.isEmpty() ? ReleaseVariables.FAILURE.find(execution).orElse("no reason given") : reason;
        leaveOut(execution, managed, node, (restoring ? "not restored: " : "") + why);
    }

    /**
     * Leaves out the nodes that could not be reached when the release was planned.
     *
     * @throws RefusedAnswer beyond the budget, or if there are none
     */
    void leaveOutUnreachable(DelegateExecution execution, String reason) {
        ManagedApplication managed = inventory.get(ReleaseVariables.APPLICATION.get(execution));
        List<String> nodes =
                ReleaseRoot.find(execution, ReleaseVariables.UNREACHABLE).orElse(List.of());
        if (nodes.isEmpty()) {
            throw new RefusedAnswer("there is no node here that could be left out: all were reached; try again");
        }
        for (String node : nodes) {
            Cluster cluster = managed.application().clusters().stream()
                    .filter(one ->
                            one.nodes().stream().anyMatch(known -> known.name().equals(node)))
                    .findFirst()
                    .orElseThrow(() -> new RefusedAnswer(node + " is no longer in the inventory; try again"));
            checkBudget(managed, cluster, leftOut(execution), node);
            checkThatOthersRemain(cluster, leftOut(execution), node);
            leaveOut(
                    execution,
                    managed,
                    node,
                    "could not be reached when the release was planned" + (reason.isEmpty() ? "" : ": " + reason));
        }
    }

    /** @throws PermanentRefusal if more nodes are in maintenance than the inventory allows */
    static void leaveOutMaintenance(StepContext step, Map<String, Away> absent) {
        DeploymentSettings deployment = step.managed().settings().deployment();
        boolean uses = step.managed().settings().maintenance().usesFailureBudget();
        LeftOut leftOut = step.leftOut();
        for (Cluster cluster : step.managed().application().clusters()) {
            List<Away> out = cluster.nodes().stream()
                    .flatMap(node -> Stream.ofNullable(absent.get(node.name())))
                    .filter(Away::isInMaintenance)
                    .toList();
            if (uses && out.size() > deployment.failureBudget()) {
                throw new PermanentRefusal(out.size() + " nodes of " + cluster.name() + " are in maintenance, and the"
                        + " failure budget is " + deployment.failureBudget() + " (deployment.failure-budget,"
                        + " maintenance.uses-failure-budget); bring one back first");
            }
            for (Away node : out) {
                leftOut = leftOut.with(node.node(), node.text());
            }
        }
        step.leaveOut(leftOut);
    }

    private void checkBudget(ManagedApplication managed, Cluster cluster, LeftOut before, String node) {
        DeploymentSettings deployment = managed.settings().deployment();
        boolean uses = managed.settings().maintenance().usesFailureBudget();
        Map<String, Away> absent = away.of(managed.name());
        long skipped = cluster.nodes().stream()
                .filter(other -> before.has(other.name()))
                .filter(other -> uses
                        || !Optional.ofNullable(absent.get(other.name()))
                                .filter(Away::isInMaintenance)
                                .isPresent())
                .count();
        if (skipped >= deployment.failureBudget()) {
            throw new RefusedAnswer(node + " cannot be skipped: the failure budget of " + cluster.name() + " is "
                    + deployment.failureBudget() + ", and " + skipped
                    + " of its nodes have already been skipped (deployment.failure-budget); fix the node and try"
                    + " again, or roll back");
        }
    }

    private static void checkThatOthersRemain(Cluster cluster, LeftOut before, String node) {
        boolean others = cluster.nodes().stream()
                .anyMatch(other -> !before.has(other.name()) && !other.name().equals(node));
        if (!others) {
            throw new RefusedAnswer(node + " cannot be skipped: no node of " + cluster.name()
                    + " would be left; try again, or roll back");
        }
    }

    private void leaveOut(DelegateExecution execution, ManagedApplication managed, String node, String why) {
        ReleaseRoot.set(execution, ReleaseVariables.LEFT_OUT, leftOut(execution).with(node, why));
        String by = Context.getCommandContext().getAuthenticatedUserId();
        away.waitsForRelease(managed.name(), node, why, by == null ? SystemPrincipal.NAME : by);
    }

    private static LeftOut leftOut(DelegateExecution execution) {
        return ReleaseRoot.find(execution, ReleaseVariables.LEFT_OUT).orElse(LeftOut.NOBODY);
    }
}
