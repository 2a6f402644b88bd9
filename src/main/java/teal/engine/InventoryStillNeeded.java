package teal.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.runtime.VariableInstance;
import org.springframework.stereotype.Component;
import teal.inventory.Inventory;
import teal.inventory.ManagedApplication;
import teal.process.variable.LeftOut;
import teal.process.variable.ReleasePlan;
import teal.process.variable.ReleaseVariables;
import teal.release.Cluster;

/**
 * A running release looks everything up in the inventory: an application, a cluster or a node that was removed there would be
 * missing in the middle of it, also for its roll-back. Checked before any release continues.
 */
@Component
class InventoryStillNeeded {

    private final RuntimeService runtime;
    private final Inventory inventory;

    InventoryStillNeeded(RuntimeService runtime, Inventory inventory) {
        this.runtime = runtime;
        this.inventory = inventory;
    }

    /** @throws InventoryGone naming the releases that could not continue */
    void mustBeThere() {
        List<String> gone = runtime.createProcessInstanceQuery().rootProcessInstances().list().stream()
                .flatMap(release ->
                        missing(release).stream().map(what -> RunningReleases.name(release) + " needs " + what))
                .toList();
        if (!gone.isEmpty()) {
            throw new InventoryGone(gone);
        }
    }

    private List<String> missing(ProcessInstance release) {
        Map<String, Object> variables = variables(release);
        Optional<String> name = ReleaseVariables.APPLICATION.decode(variables.get(ReleaseVariables.APPLICATION.name()));
        if (name.isEmpty()) {
            return List.of();
        }
        Optional<ManagedApplication> managed = inventory.find(name.get());
        if (managed.isEmpty()) {
            return List.of("the application " + name.get());
        }
        return ReleaseVariables.PLAN
                .decode(variables.get(ReleaseVariables.PLAN.name()))
                .map(plan -> missing(
                        managed.get(),
                        plan,
                        ReleaseVariables.LEFT_OUT
                                .decode(variables.get(ReleaseVariables.LEFT_OUT.name()))
                                .orElse(LeftOut.NOBODY)))
                .orElse(List.of());
    }

    /** None if it has ended since: another instance of Teal goes on with it. */
    private Map<String, Object> variables(ProcessInstance release) {
        return runtime
                .createVariableInstanceQuery()
                .executionIdIn(release.getId())
                .variableNameIn(
                        ReleaseVariables.APPLICATION.name(),
                        ReleaseVariables.PLAN.name(),
                        ReleaseVariables.LEFT_OUT.name())
                .list()
                .stream()
                .filter(variable -> variable.getValue() != null)
                .collect(Collectors.toMap(VariableInstance::getName, VariableInstance::getValue));
    }

    /** A node that was left out is not looked at again. */
    private static List<String> missing(ManagedApplication managed, ReleasePlan plan, LeftOut leftOut) {
        List<Cluster> clusters = managed.application().clusters();
        Set<String> names = clusters.stream().map(Cluster::name).collect(Collectors.toSet());
        Set<String> nodes = clusters.stream()
                .flatMap(cluster -> cluster.nodes().stream())
                .map(node -> node.name())
                .collect(Collectors.toSet());
        List<String> missing = new ArrayList<>();
        Stream.of(plan.first(), plan.second())
                .filter(cluster -> !names.contains(cluster))
                .forEach(cluster -> missing.add("the cluster " + cluster + " of " + managed.name()));
        new TreeSet<>(plan.before().keySet())
                .stream()
                        .filter(node -> !nodes.contains(node) && !leftOut.has(node))
                        .forEach(node -> missing.add("the node " + node + " of " + managed.name()));
        return missing;
    }
}
