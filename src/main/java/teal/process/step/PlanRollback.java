package teal.process.step;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;
import teal.deploy.NodeState;
import teal.process.LeftOut;
import teal.process.ReleaseVariables;
import teal.release.Cluster;
import teal.release.Node;
import teal.release.Report;
import teal.release.TechnicalFailure;

/**
 * Finds the clusters that do not run what they ran before, the idle one first: where no cluster wholly runs the old
 * version, the idle one is restored while users stay, and then takes over. A node that cannot be reached is named and left
 * out, so that the rest goes on.
 */
@Component
class PlanRollback extends Step {

    PlanRollback(StepServices services) {
        super(services);
    }

    @Override
    Report act(StepContext step) {
        String liveTarget = step.traffic().lookup().target();
        Map<String, NodeState> states = look(step);
        if (step.isWithoutCluster()) {
            return Finding.bad(
                    "a whole cluster cannot be reached" + step.leftOut().text() + "; mend it and try again");
        }
        List<String> changed = new ArrayList<>(step.application().clusters().stream()
                .filter(cluster ->
                        cluster.nodes().parallelStream().anyMatch(node -> isChanged(step, states.get(node.name()))))
                .sorted(Comparator.comparing(cluster -> cluster.isTarget(liveTarget)))
                .map(Cluster::name)
                .toList());
        step.execution()
                .setVariable(
                        ReleaseVariables.CHANGED_CLUSTERS,
                        Variables.objectValue(changed)
                                .serializationDataFormat(Variables.SerializationDataFormats.JSON)
                                .create());
        boolean before = ReleaseVariables.CHANGED.find(step.execution()).orElse(false);
        boolean usersMoved = !step.application().cluster(step.plan().live()).isTarget(liveTarget);
        ReleaseVariables.CHANGED.set(
                step.execution(),
                before
                        || usersMoved
                        || !changed.isEmpty()
                        || !step.leftOut().reasons().isEmpty());
        return Finding.good(
                (changed.isEmpty() ? "no node is to be restored" : "restored: " + String.join(", then ", changed))
                        + step.leftOut().text());
    }

    private static Map<String, NodeState> look(StepContext step) {
        List<Node> all = step.managed().application().clusters().stream()
                .flatMap(cluster -> cluster.nodes().stream())
                .toList();
        Map<String, NodeState> states = new ConcurrentHashMap<>();
        Map<String, String> gone = new ConcurrentHashMap<>();
        all.parallelStream().forEach(node -> {
            try {
                states.put(node.name(), step.deployer().inspect(node));
            } catch (TechnicalFailure unreachable) {
                gone.put(node.name(), "not restored: " + unreachable.getMessage());
            }
        });
        // Whom a person skipped on the way forward is to go back too.
        step.leaveOut(new LeftOut(gone));
        return states;
    }

    private static boolean isChanged(StepContext step, NodeState state) {
        return step.plan()
                .before(state.node())
                .map(version -> !WhatRuns.isOn(step, state, version))
                .orElse(state.current().isPresent());
    }
}
