package teal.process.step;

import java.util.ArrayList;
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

    /** Why the node that this is about, or the nodes that could not be reached, cannot be left out. */
    Optional<String> refusal(DelegateExecution execution) {
        return ReleaseVariables.NODE
                .find(execution)
                .map(node -> refusal(execution, node))
                .orElseGet(() -> refusalOfUnreachable(execution));
    }

    /** Beyond the budget, or because nothing could keep users off the node. */
    private Optional<String> refusal(DelegateExecution execution, String node) {
        ManagedApplication managed = inventory.get(ReleaseVariables.APPLICATION.get(execution));
        Cluster cluster = managed.application().cluster(ReleaseVariables.CLUSTER.get(execution));
        LeftOut before = leftOut(execution);
        if (isRestoring(execution)) {
            return before.isUnrestorable(node) ? Optional.empty() : nobodyLeft(cluster, before, node);
        }
        return beyondBudget(managed, cluster, before, node)
                .or(() -> managed.settings()
                                .deployment()
                                .commands()
                                .takingOutOfService()
                                .isEmpty()
                        ? Optional.of(node + " cannot be skipped: without deployment.commands.out-of-service users"
                                + " would still reach it; fix the node and try again, or roll back")
                        : nobodyLeft(cluster, before, node));
    }

    private Optional<String> refusalOfUnreachable(DelegateExecution execution) {
        List<String> nodes = unreachable(execution);
        if (nodes.isEmpty()) {
            return Optional.of("there is no node here that could be left out: all were reached; try again");
        }
        ManagedApplication managed = inventory.get(ReleaseVariables.APPLICATION.get(execution));
        LeftOut before = leftOut(execution);
        for (String node : nodes) {
            Optional<Cluster> cluster = managed.application().clusters().stream()
                    .filter(one ->
                            one.nodes().stream().anyMatch(known -> known.name().equals(node)))
                    .findFirst();
            if (cluster.isEmpty()) {
                return Optional.of(node + " is no longer in the inventory; try again");
            }
            LeftOut others = before;
            Optional<String> refusal = beyondBudget(managed, cluster.get(), others, node)
                    .or(() -> nobodyLeft(cluster.get(), others, node));
            if (refusal.isPresent()) {
                return refusal;
            }
            before = before.with(node, "");
        }
        return Optional.empty();
    }

    /** @throws RefusedAnswer if it cannot be left out */
    void skip(DelegateExecution execution, String reason) {
        ManagedApplication managed = inventory.get(ReleaseVariables.APPLICATION.get(execution));
        // Two people may skip two nodes at the same time.
        lock.waitForOthers(managed.name());
        refusal(execution).ifPresent(why -> {
            throw new RefusedAnswer(why);
        });
        Optional<String> node = ReleaseVariables.NODE.find(execution);
        if (node.isPresent()) {
            String why =
                    reason.isEmpty() ? ReleaseVariables.FAILURE.find(execution).orElse("no reason given") : reason;
            leaveOut(execution, managed, node.get(), (isRestoring(execution) ? "not restored: " : "") + why);
            return;
        }
        String why = "could not be reached when the release was planned" + (reason.isEmpty() ? "" : ": " + reason);
        unreachable(execution).forEach(one -> leaveOut(execution, managed, one, why));
    }

    private static boolean isRestoring(DelegateExecution execution) {
        return ReleaseVariables.RESTORE.find(execution).orElse(false);
    }

    private static List<String> unreachable(DelegateExecution execution) {
        return ReleaseRoot.find(execution, ReleaseVariables.UNREACHABLE).orElse(List.of());
    }

    /** @throws PermanentRefusal if more nodes are in maintenance than the inventory allows */
    static void leaveOutMaintenance(StepContext step, Map<String, Away> absent, NodesAway away) {
        LeftOut leftOut = step.leftOut();
        for (Away node : inMaintenance(step.managed(), absent)) {
            leftOut = leftOut.with(
                    node.node(), away.text(node, step.managed().settings().zone()));
        }
        step.leaveOut(leftOut);
    }

    /** @throws PermanentRefusal if more nodes are in maintenance than the inventory allows */
    static List<Away> inMaintenance(ManagedApplication managed, Map<String, Away> absent) {
        DeploymentSettings deployment = managed.settings().deployment();
        boolean uses = managed.settings().maintenance().usesFailureBudget();
        List<Away> away = new ArrayList<>();
        for (Cluster cluster : managed.application().clusters()) {
            List<Away> out = cluster.nodes().stream()
                    .flatMap(node -> Stream.ofNullable(absent.get(node.name())))
                    .filter(Away::isInMaintenance)
                    .toList();
            int all = cluster.nodes().size();
            if (uses && out.size() > deployment.failureBudget().of(all)) {
                throw new PermanentRefusal((out.size() == 1
                                ? "1 node of " + cluster.name() + " is"
                                : out.size() + " nodes of " + cluster.name() + " are")
                        + " in maintenance, and the failure budget is "
                        + deployment.failureBudget().words(all) + " (deployment.failure-budget,"
                        + " maintenance.uses-failure-budget); bring one back first");
            }
            away.addAll(out);
        }
        return away;
    }

    private Optional<String> beyondBudget(ManagedApplication managed, Cluster cluster, LeftOut before, String node) {
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
        int all = cluster.nodes().size();
        return skipped < deployment.failureBudget().of(all)
                ? Optional.empty()
                : Optional.of(node + " cannot be skipped: the failure budget of " + cluster.name() + " is "
                        + deployment.failureBudget().words(all) + ", and " + skipped
                        + " of its nodes have already been skipped (deployment.failure-budget); fix the node and try"
                        + " again, or roll back");
    }

    private static Optional<String> nobodyLeft(Cluster cluster, LeftOut before, String node) {
        boolean others = cluster.nodes().stream()
                .anyMatch(other -> !before.has(other.name()) && !other.name().equals(node));
        return others
                ? Optional.empty()
                : Optional.of(node + " cannot be skipped: no node of " + cluster.name()
                        + " would be left; try again, or roll back");
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
