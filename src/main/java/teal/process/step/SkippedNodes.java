package teal.process.step;

import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;
import teal.deploy.DeploymentSettings;
import teal.inventory.Inventory;
import teal.inventory.ManagedApplication;
import teal.process.request.ReleaseLock;
import teal.process.task.RefusedAnswer;
import teal.process.variable.LeftOut;
import teal.process.variable.ReleaseRoot;
import teal.process.variable.ReleaseVariables;
import teal.release.Cluster;

/** Leaves a node out of the release, within the failure budget of its cluster. */
@Component
class SkippedNodes {

    private final Inventory inventory;
    private final ReleaseLock lock;

    SkippedNodes(Inventory inventory, ReleaseLock lock) {
        this.inventory = inventory;
        this.lock = lock;
    }

    /** Why a node cannot be left out: beyond the budget, or because nothing could keep users off it. */
    Optional<String> refusal(DelegateExecution execution) {
        ManagedApplication managed = inventory.get(ReleaseVariables.APPLICATION.get(execution));
        DeploymentSettings deployment = managed.settings().deployment();
        Cluster cluster = managed.application().cluster(ReleaseVariables.CLUSTER.get(execution));
        String node = ReleaseVariables.NODE.get(execution);
        LeftOut before = ReleaseRoot.find(execution, ReleaseVariables.LEFT_OUT).orElse(LeftOut.NOBODY);
        long skipped = cluster.nodes().stream()
                .filter(other -> before.has(other.name()))
                .count();
        boolean restoring = ReleaseVariables.RESTORE.find(execution).orElse(false);
        if (!restoring && skipped >= deployment.failureBudget()) {
            return Optional.of(node + " cannot be skipped: the failure budget of " + cluster.name() + " is "
                    + deployment.failureBudget() + ", and " + skipped
                    + " of its nodes have already been skipped (deployment.failure-budget); fix the node and try"
                    + " again, or roll back");
        }
        if (!restoring && deployment.commands().takingOutOfService().isEmpty()) {
            return Optional.of(node + " cannot be skipped: without deployment.commands.out-of-service users"
                    + " would still reach it; fix the node and try again, or roll back");
        }
        if (skipped + 1 >= cluster.nodes().size()) {
            return Optional.of(node + " cannot be skipped: no node of " + cluster.name()
                    + " would be left; try again, or roll back");
        }
        return Optional.empty();
    }

    /** @throws RefusedAnswer if it cannot be left out */
    void skip(DelegateExecution execution, String reason) {
        String application = ReleaseVariables.APPLICATION.get(execution);
        // Two people may skip two nodes at the same time.
        lock.waitForOthers(inventory.get(application).name());
        refusal(execution).ifPresent(why -> {
            throw new RefusedAnswer(why);
        });
        String node = ReleaseVariables.NODE.get(execution);
        boolean restoring = ReleaseVariables.RESTORE.find(execution).orElse(false);
        LeftOut before = ReleaseRoot.find(execution, ReleaseVariables.LEFT_OUT).orElse(LeftOut.NOBODY);
        String why = reason.isEmpty() ? ReleaseVariables.FAILURE.find(execution).orElse("no reason given") : reason;
        ReleaseRoot.set(
                execution, ReleaseVariables.LEFT_OUT, before.with(node, (restoring ? "not restored: " : "") + why));
    }
}
