package teal.process.step;

import static teal.process.ReleaseVariables.APPROVALS;
import static teal.process.ReleaseVariables.EVIDENCE;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import teal.process.Approvals;
import teal.process.Evidence;
import teal.process.ReleasePlan;
import teal.release.Cluster;
import teal.release.Node;
import teal.release.Report;
import teal.release.Version;

/** Looks whether what was approved is still so: the plan, the artifact, where users are and what every node runs. */
@Component
class CheckApprovedPlan extends Step {

    CheckApprovedPlan(StepServices services) {
        super(services);
    }

    @Override
    Report act(StepContext step) {
        // The approval is used up: if anything has changed, people are asked anew.
        APPROVALS.set(
                step.execution(),
                APPROVALS.find(step.execution()).orElse(Approvals.NONE).renewed());
        List<String> changes = new ArrayList<>();
        ReleasePlan plan = step.plan();
        ReleasePlan approved =
                EVIDENCE.find(step.execution()).map(Evidence::plan).orElse(plan);
        if (!approved.artifact().equals(plan.artifact())) {
            changes.add("the artifact is " + plan.artifact().fileName() + " with SHA-256 "
                    + plan.artifact().sha256() + ", and not the one that was approved");
        }
        if (!approved.equals(plan)) {
            changes.add("the plan is another one than the one that was approved");
        }
        Cluster live = step.application().cluster(approved.second());
        String target = step.traffic().lookup().target();
        if (!live.isTarget(target)) {
            changes.add("the record points at " + target + ", and users were on " + live.name());
        }
        changes.addAll(nodes(step, approved));
        return changes.isEmpty()
                ? Finding.good("all is as it was approved")
                : Finding.bad("this has changed since: " + String.join("; ", changes)
                        + ". Put it right before you approve again, or reject");
    }

    private static List<String> nodes(StepContext step, ReleasePlan approved) {
        List<Node> nodes = step.application().clusters().stream()
                .flatMap(cluster -> cluster.nodes().stream())
                .toList();
        return step.deployer().inspect(nodes).parallelStream()
                .flatMap(state -> {
                    boolean upgraded =
                            step.application().cluster(approved.first()).nodes().contains(state.node());
                    Version expected = upgraded
                            ? step.released()
                            : approved.before(state.node()).orElse(null);
                    return expected == null || WhatRuns.isOn(step, state, expected)
                            ? java.util.stream.Stream.empty()
                            : java.util.stream.Stream.of(state.node().name() + " is not healthy on " + expected
                                    + " (current is "
                                    + state.current().map(Version::value).orElse("none") + ")");
                })
                .toList();
    }
}
