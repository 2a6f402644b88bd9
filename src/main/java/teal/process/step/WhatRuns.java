package teal.process.step;

import java.util.List;
import java.util.Optional;
import teal.deploy.NodeState;
import teal.release.Node;
import teal.release.SideBySide;
import teal.release.Version;

/** What nodes run, according to both their link and their own answer: a node is on a version only if the two agree. */
final class WhatRuns {

    private WhatRuns() {}

    /** The nodes that are not healthy on the version they should run. */
    static List<Node> notOnTheirVersion(StepContext step, List<Node> nodes) {
        return SideBySide.each(step.deployer().inspect(nodes), state -> notOnItsVersion(step, state)).stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Node> notOnItsVersion(StepContext step, NodeState state) {
        boolean there = step.restoring() && step.plan().before(state.node()).isEmpty()
                ? state.current().isEmpty()
                : isOn(step, state, step.versionFor(state.node()));
        return there ? Optional.empty() : Optional.of(state.node());
    }

    static boolean isOn(StepContext step, NodeState state, Version version) {
        return state.current().equals(Optional.of(version))
                && step.verifier().look(state.node()).runs(version.value());
    }
}
