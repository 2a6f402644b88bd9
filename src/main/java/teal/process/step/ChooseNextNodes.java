package teal.process.step;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import teal.process.dmn.Policies;
import teal.process.variable.ChosenNodes;
import teal.process.variable.ReleaseReports;
import teal.process.variable.ReleaseVariables;
import teal.release.Node;
import teal.release.Report;

/** Chooses the next batch of nodes. A node that is healthy on its version is left alone. */
@Component
class ChooseNextNodes extends IndispensableStep {

    private final Policies policies;
    private final ReleaseReports reports;

    ChooseNextNodes(StepServices services, Policies policies, ReleaseReports reports) {
        super(services);
        this.policies = policies;
        this.reports = reports;
    }

    @Override
    Report act(StepContext step) {
        ChosenNodes chosen = ReleaseVariables.CHOSEN.find(step.execution()).orElse(ChosenNodes.NONE);
        List<Node> open = chosen.stillOpen(step.nodes()
                .toChange(step.managed().application().cluster(step.cluster().name())));
        NextBatch next = NextBatch.find(open, batch(step), nodes -> toDo(step, nodes));
        List<String> batch = next.nodes().stream().map(Node::name).toList();
        ReleaseVariables.BATCH.set(step.execution(), batch);
        ReleaseVariables.CHOSEN.set(
                step.execution(), chosen.and(Stream.concat(next.nodes().stream(), next.done().stream())));
        ReleaseVariables.NODES_LEFT.set(
                step.execution(),
                (long) open.size() - next.nodes().size() - next.done().size());
        return batch.isEmpty()
                ? Finding.unneeded("every node already runs its version")
                : Finding.good("next: " + String.join(", ", batch));
    }

    private List<Node> toDo(StepContext step, List<Node> nodes) {
        List<Node> behind = WhatRuns.notOnTheirVersion(step, nodes);
        Set<String> out = step.restoring() ? TakenOut.by(step, reports) : Set.of();
        return nodes.stream()
                .filter(node -> behind.contains(node) || out.contains(node.name()))
                .toList();
    }

    private int batch(StepContext step) {
        return policies.batch(
                step.execution().getProcessDefinitionId(),
                step.circumstances(),
                step.cluster().nodes().size(),
                step.managed().settings().deployment().batch());
    }
}
