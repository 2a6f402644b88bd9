package teal.process.step;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import teal.deploy.NodeState;
import teal.release.Node;
import teal.release.SideBySide;
import teal.release.Version;

/** What nodes run, according to both their link and their own answer: a node is on a version only if the two agree. */
final class WhatRuns {

    private WhatRuns() {}

    /** The nodes that are not healthy on the version they should run. */
    static List<Node> notOnTheirVersion(StepContext step, List<Node> nodes) {
        // An application that answers with another version has said enough: its node need not be asked as well.
        List<Node> possible =
                SideBySide.each(nodes, node -> Optional.of(node).filter(one -> answersRight(step, one))).stream()
                        .flatMap(Optional::stream)
                        .toList();
        Set<Node> there = step.deployer().inspect(possible).stream()
                .filter(state -> state.current().equals(expectedOn(step, state.node())))
                .map(NodeState::node)
                .collect(Collectors.toSet());
        return nodes.stream().filter(node -> !there.contains(node)).toList();
    }

    private static boolean answersRight(StepContext step, Node node) {
        return expectedOn(step, node)
                .map(version -> step.verifier().look(node).runs(version.value()))
                .orElse(true);
    }

    /** Empty if a roll-back leaves the node without a version, as it was before. */
    private static Optional<Version> expectedOn(StepContext step, Node node) {
        return step.restoring() && step.plan().before(node).isEmpty()
                ? Optional.empty()
                : Optional.of(step.versionFor(node));
    }

    static boolean isOn(StepContext step, NodeState state, Version version) {
        return state.current().equals(Optional.of(version))
                && step.verifier().look(state.node()).runs(version.value());
    }
}
