package teal.process.step;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import teal.deploy.NodeState;
import teal.process.node.Away;
import teal.process.node.NodesAway;
import teal.process.variable.LeftOut;
import teal.process.variable.ReleaseReports;
import teal.process.variable.ReleaseRoot;
import teal.process.variable.ReleaseVariables;
import teal.release.Cluster;
import teal.release.Node;
import teal.release.PermanentRefusal;
import teal.release.Report;
import teal.release.SideBySide;
import teal.release.TechnicalFailure;

/**
 * Finds the clusters that no longer run what they ran before, the idle one first: if no cluster runs the old version on
 * all nodes, the idle one is restored while users stay, and then takes over. A node that cannot be reached is named and
 * left out, so that the rest can proceed.
 */
@Component
class PlanRollback extends IndispensableStep {

    private record Unreachable(String node, String reason) {}

    private final ReleaseReports reports;
    private final NodesAway away;

    PlanRollback(StepServices services, ReleaseReports reports, NodesAway away) {
        super(services);
        this.reports = reports;
        this.away = away;
    }

    @Override
    Report act(StepContext step) {
        // Whoever called it: what was requested begins here.
        ReleaseRoot.set(step.execution(), ReleaseVariables.RESTORE, true);
        String liveTarget = liveTarget(step);
        Map<String, NodeState> states = look(step);
        if (step.managed().application().clusters().stream().anyMatch(step.nodes()::isLost)) {
            return Finding.bad(
                    "a whole cluster cannot be reached" + step.leftOut().text() + "; fix it and try again");
        }
        leaveUnrestorable(step, states);
        Set<String> out = TakenOut.by(step, reports);
        List<String> changed = new ArrayList<>(step.managed().application().clusters().stream()
                .filter(cluster -> SideBySide.each(
                                cluster.nodes().stream()
                                        .filter(node -> states.containsKey(node.name()))
                                        .toList(),
                                node -> out.contains(node.name()) || isChanged(step, states.get(node.name())))
                        .contains(true))
                .filter(cluster -> !staysWithUsers(step, cluster, liveTarget))
                .sorted(Comparator.comparing(cluster -> cluster.isTarget(liveTarget)))
                .map(Cluster::name)
                .toList());
        ReleaseVariables.CHANGED_CLUSTERS.set(step.execution(), changed);
        boolean before =
                ReleaseRoot.find(step.execution(), ReleaseVariables.CHANGED).orElse(false);
        boolean usersMoved = step.plan().newRecord()
                ? !liveTarget.isEmpty()
                : !step.application().cluster(step.plan().live()).isTarget(liveTarget);
        boolean anything = before
                || usersMoved
                || !changed.isEmpty()
                || !step.leftOut().reasons().isEmpty();
        ReleaseVariables.CHANGED.set(step.execution(), anything);
        ReleaseRoot.set(step.execution(), ReleaseVariables.CHANGED, anything);
        return Finding.good(
                (changed.isEmpty() ? "no node is to be restored" : "restored: " + String.join(", then ", changed))
                        + step.leftOut().text());
    }

    /** Nodes that ran nothing before, and now run what this release gave them. */
    private static void leaveUnrestorable(StepContext step, Map<String, NodeState> states) {
        List<String> nodes = states.values().stream()
                .filter(state -> step.plan().before(state.node()).isEmpty()
                        && state.current().isPresent())
                .map(state -> state.node().name())
                .toList();
        step.leaveOut(step.leftOut().withUnrestorable(nodes, "not restored: it has no version to go back to"));
    }

    /** Users stay where they are if the other cluster has no version that could serve them. */
    private static boolean staysWithUsers(StepContext step, Cluster cluster, String liveTarget) {
        Cluster other =
                step.managed().application().other(step.managed().application().cluster(cluster.name()));
        if (step.plan().newRecord() || !cluster.isTarget(liveTarget) || !WayBack.isMissing(step, other)) {
            return false;
        }
        step.leaveOut(step.leftOut()
                .withUnrestorable(
                        cluster.nodes().stream().map(Node::name).toList(),
                        "not restored: users are on " + cluster.name() + ", and no node of " + other.name()
                                + " has an earlier version to serve them with"));
        return true;
    }

    /** Where users are, and where they stay: an update that an engine sent before it was killed must not move them now. */
    private static String liveTarget(StepContext step) {
        try {
            return step.traffic().overtake(step.token()).target();
        } catch (PermanentRefusal noUpdates) {
            // Then it rejects any update still in flight, too.
            return step.traffic().target();
        }
    }

    private Map<String, NodeState> look(StepContext step) {
        List<Node> all = step.managed().application().clusters().stream()
                .flatMap(cluster -> cluster.nodes().stream())
                .toList();
        Map<String, String> gone = new HashMap<>();
        // What was in maintenance was not changed, and may be in pieces.
        away.of(step.managed().name()).values().stream()
                .filter(Away::isInMaintenance)
                .forEach(node -> gone.put(
                        node.node(), away.text(node, step.managed().settings().zone())));
        List<Node> asked =
                all.stream().filter(node -> !gone.containsKey(node.name())).toList();
        SideBySide.each(asked, node -> trouble(step, node))
                .forEach(trouble -> trouble.ifPresent(found -> gone.put(found.node(), found.reason())));
        // Nodes that a person skipped on the way forward must be restored too.
        step.leaveOut(new LeftOut(gone));
        List<Node> there =
                all.stream().filter(node -> !gone.containsKey(node.name())).toList();
        return step.deployer().overtake(there, step.token()).stream()
                .collect(Collectors.toMap(state -> state.node().name(), Function.identity()));
    }

    private static Optional<Unreachable> trouble(StepContext step, Node node) {
        try {
            step.deployer().inspect(node);
            return Optional.empty();
        } catch (TechnicalFailure unreachable) {
            return Optional.of(new Unreachable(node.name(), "not restored: " + unreachable.getMessage()));
        }
    }

    private static boolean isChanged(StepContext step, NodeState state) {
        return step.plan()
                .before(state.node())
                .map(version -> !WhatRuns.isOn(step, state, version))
                .orElse(state.current().isPresent());
    }
}
