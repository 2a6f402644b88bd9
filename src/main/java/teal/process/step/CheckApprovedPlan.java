package teal.process.step;

import static teal.process.variable.ReleaseVariables.APPROVALS;
import static teal.process.variable.ReleaseVariables.EVIDENCE;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import teal.deploy.NodeState;
import teal.process.variable.Approvals;
import teal.process.variable.Evidence;
import teal.process.variable.ReleasePlan;
import teal.release.Cluster;
import teal.release.Node;
import teal.release.Report;
import teal.release.SideBySide;
import teal.release.Version;

/** Checks that everything is still as approved: the plan, the artifact, where users are, and the version on each node. */
@Component
class CheckApprovedPlan extends Step {

    CheckApprovedPlan(StepServices services) {
        super(services);
    }

    @Override
    Report act(StepContext step) {
        // The approval is used up: if anything has changed, people are asked again.
        APPROVALS.set(
                step.execution(),
                APPROVALS.find(step.execution()).orElse(Approvals.NONE).renewed());
        ReleasePlan plan = step.plan();
        Optional<Evidence> asked = EVIDENCE.find(step.execution());
        ReleasePlan approved = asked.map(Evidence::plan).orElse(plan);
        String shown = asked.map(Evidence::askedAgain).orElse("");
        List<Change> changes = Stream.of(plan(plan, approved), record(step, approved), nodes(step, approved))
                .flatMap(found -> found)
                .filter(change -> !change.isAcceptedBy(shown))
                .toList();
        return changes.isEmpty()
                ? Finding.good("everything is as approved")
                : Finding.bad("this has changed since the approval: "
                        + changes.stream().map(Change::what).collect(Collectors.joining("; ")) + ". "
                        + (changes.stream().allMatch(Change::asWanted)
                                ? "The release would have made these changes itself: approve again to continue from"
                                        + " there, or reject"
                                : "Fix this before you approve again, or reject"));
    }

    private static Stream<Change> plan(ReleasePlan plan, ReleasePlan approved) {
        Stream.Builder<Change> changes = Stream.builder();
        if (!approved.artifact().equals(plan.artifact())) {
            changes.add(new Change(
                    "the artifact is " + plan.artifact().fileName() + " with SHA-256 "
                            + plan.artifact().sha256() + ", not the one that was approved",
                    false));
        }
        if (!approved.equals(plan)) {
            changes.add(new Change("the plan is not the one that was approved", false));
        }
        return changes.build();
    }

    private static Stream<Change> record(StepContext step, ReleasePlan approved) {
        Cluster live = step.application().cluster(approved.second());
        String target = step.traffic().target();
        boolean asPlanned = approved.newRecord() ? target.isEmpty() : live.isTarget(target);
        return asPlanned
                ? Stream.of()
                : Stream.of(new Change(
                        (target.isEmpty() ? "the record is not there" : "the record points at " + target)
                                + (approved.newRecord()
                                        ? ", but there was none"
                                        : ", but users were on " + live.name()),
                        step.application().cluster(approved.first()).isTarget(target)));
    }

    private static Stream<Change> nodes(StepContext step, ReleasePlan approved) {
        List<Node> nodes = step.application().clusters().stream()
                .flatMap(cluster -> cluster.nodes().stream())
                .toList();
        return SideBySide.each(step.deployer().inspect(nodes), state -> node(step, approved, state)).stream()
                .flatMap(Optional::stream);
    }

    private static Optional<Change> node(StepContext step, ReleasePlan approved, NodeState state) {
        boolean upgraded = step.application().cluster(approved.first()).nodes().contains(state.node());
        @Nullable
        Version expected =
                upgraded ? step.released() : approved.before(state.node()).orElse(null);
        if (expected == null || WhatRuns.isOn(step, state, expected)) {
            return Optional.empty();
        }
        String found = state.current().map(Version::value).orElse("none");
        return Optional.of(new Change(
                state.node().name() + " is not healthy on " + expected + " (current is " + found + ")",
                !upgraded && WhatRuns.isOn(step, state, step.released())));
    }

    /** @param asWanted whether the release would have caused it itself, for instance after a database was restored */
    private record Change(String what, boolean asWanted) {

        /** Nobody is asked a third time about a change that they saw when they approved. */
        boolean isAcceptedBy(String shown) {
            return asWanted && shown.contains(what);
        }
    }
}
