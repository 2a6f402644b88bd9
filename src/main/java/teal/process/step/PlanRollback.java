package teal.process.step;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;
import teal.inventory.Inventory;
import teal.process.ReleaseVariables;
import teal.release.Cluster;
import teal.release.Node;
import teal.release.Report;
import teal.release.TechnicalFailure;
import teal.release.Version;

/**
 * Finds the clusters that do not run what they ran before, the idle one first: where no cluster wholly runs the old
 * version, the idle one is restored while users stay, and then takes over.
 */
@Component
class PlanRollback extends Step {

    PlanRollback(Inventory inventory, Clock clock) {
        super(inventory, clock);
    }

    @Override
    Report act(StepContext step) {
        String liveTarget = step.traffic().lookup().target();
        List<String> changed = new ArrayList<>(step.application().clusters().stream()
                .filter(cluster -> isChanged(step, cluster))
                .sorted(Comparator.comparing(cluster -> cluster.isTarget(liveTarget)))
                .map(Cluster::name)
                .toList());
        step.execution()
                .setVariable(
                        ReleaseVariables.CHANGED_CLUSTERS,
                        Variables.objectValue(changed)
                                .serializationDataFormat(Variables.SerializationDataFormats.JSON)
                                .create());
        return Finding.good(
                changed.isEmpty() ? "no node was changed" : "to be restored: " + String.join(", then ", changed));
    }

    private static boolean isChanged(StepContext step, Cluster cluster) {
        return cluster.nodes().parallelStream().anyMatch(node -> isChanged(step, node));
    }

    private static boolean isChanged(StepContext step, Node node) {
        Optional<Version> before = step.plan().before(node);
        try {
            return before.map(version -> !WhatRuns.isOn(step, step.deployer().inspect(node), version))
                    .orElse(step.deployer().inspect(node).current().isPresent());
        } catch (TechnicalFailure unreachable) {
            // What cannot be asked is taken for changed; the roll-out then names it, and a person decides.
            return true;
        }
    }
}
