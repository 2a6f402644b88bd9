package teal.process.step;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;
import teal.process.ReleaseVariables;
import teal.process.policy.Policies;
import teal.release.Node;
import teal.release.Report;

/** Chooses the next batch of nodes. A node that runs its version and is healthy is left alone. */
@Component
class ChooseNextNodes extends IndispensableStep {

    private static final String SEPARATOR = ",";

    private final Policies policies;

    ChooseNextNodes(StepServices services, Policies policies) {
        super(services);
        this.policies = policies;
    }

    @Override
    Report act(StepContext step) {
        List<String> chosen = ReleaseVariables.CHOSEN
                .find(step.execution())
                .map(names -> Arrays.asList(names.split(SEPARATOR)))
                .orElse(List.of());
        List<Node> open = step.cluster().nodes().stream()
                .filter(node -> !chosen.contains(node.name()))
                .toList();
        List<String> missing =
                WhatRuns.notOnTheirVersion(step, open).stream().map(Node::name).toList();
        int size = Math.min(batch(step), missing.size());
        List<String> batch = new ArrayList<>(missing.subList(0, size));

        step.execution()
                .setVariable(
                        ReleaseVariables.BATCH,
                        Variables.objectValue(batch)
                                .serializationDataFormat(Variables.SerializationDataFormats.JSON)
                                .create());
        ReleaseVariables.CHOSEN.set(
                step.execution(),
                String.join(
                        SEPARATOR,
                        Stream.concat(chosen.stream(), batch.stream()).toList()));
        ReleaseVariables.NODES_LEFT.set(step.execution(), (long) missing.size() - size);
        return Finding.good(
                batch.isEmpty() ? "every node runs its version already" : "next: " + String.join(", ", batch));
    }

    private int batch(StepContext step) {
        return policies.batch(
                step.execution().getProcessDefinitionId(),
                step.circumstances(),
                step.cluster().nodes().size(),
                step.managed().settings().deployment().batch());
    }
}
