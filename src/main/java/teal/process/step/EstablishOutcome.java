package teal.process.step;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import teal.deploy.NodeState;
import teal.process.attempt.MakesWay;
import teal.process.variable.ReleaseReports;
import teal.process.variable.ReleaseRoot;
import teal.process.variable.ReleaseVariables;
import teal.process.variable.StepReport;
import teal.release.Cluster;
import teal.release.Node;
import teal.release.ReleaseErrors;
import teal.release.ReleaseState;
import teal.release.Report;
import teal.release.SideBySide;
import teal.release.Version;

/**
 * Establishes how a release ended, by looking at users and nodes: what an author's end event is called does not matter.
 * Released: every node that counts runs the version. Rolled back: every one runs what it ran before. Cancelled: nothing
 * was changed. Anything else is a question for people.
 */
@Component
class EstablishOutcome extends IndispensableStep {

    /** For how long what a check of all nodes found still holds: the engine needs a moment from step to step. */
    private static final Duration JUST_NOW = Duration.ofSeconds(5);

    private final ReleaseReports reports;

    EstablishOutcome(StepServices services, ReleaseReports reports) {
        super(services);
        this.reports = reports;
    }

    private record Outcome(ReleaseState state, String summary) implements Report {

        @Override
        public boolean passed() {
            return true;
        }
    }

    /** Makes way: the roll-back is about to take its place. */
    @Override
    RuntimeException goesBack(String reason) {
        return new MakesWay("a roll-back was requested: " + reason);
    }

    @Override
    Report act(StepContext step) {
        Report found = step.planned().isEmpty() ? withoutPlan(step) : look(step);
        if (found instanceof Outcome outcome) {
            ReleaseVariables.OUTCOME.set(step.execution(), outcome.state().text());
            if (outcome.state() == ReleaseState.RELEASED) {
                // What failed on the way has been put right.
                ReleaseRoot.set(step.execution(), ReleaseVariables.FAILURE, "");
            }
        }
        return found;
    }

    private static Report withoutPlan(StepContext step) {
        boolean refused = ReleaseRoot.find(step.execution(), ReleaseVariables.FAILURE_CODE)
                .filter(ReleaseErrors.RELEASE_REFUSED::equals)
                .isPresent();
        return refused
                ? new Outcome(ReleaseState.REFUSED, "refused before anything was planned")
                : new Outcome(ReleaseState.CANCELLED, "ended before anything was planned");
    }

    private Report look(StepContext step) {
        List<StepReport> history = reports.of(ReleaseRoot.id(step.execution()));
        boolean wentBack = history.stream().anyMatch(report -> report.step().equals("planRollback"));
        List<Node> nodes = step.application().clusters().stream()
                .flatMap(cluster -> cluster.nodes().stream())
                .toList();
        String target = step.traffic().target();
        boolean pointed = step.application().byTarget(target).isPresent();
        if (pointed && !wentBack && !step.restoring() && hasJustFinished(history, step.begun())) {
            return released(step, nodes);
        }
        boolean served = pointed || (step.plan().newRecord() && target.isEmpty());
        List<NodeState> states = step.deployer().inspect(nodes);
        List<String> behind = notOn(step, states, node -> step.released());
        // Nodes that ran nothing before cannot go back; the roll-back has named them.
        List<NodeState> restorable = step.restoring()
                ? states.stream()
                        .filter(state -> step.plan().before(state.node()).isPresent()
                                && !step.leftOut().isUnrestorable(state.node().name()))
                        .toList()
                : states;
        List<String> notBack =
                notOn(step, restorable, node -> step.plan().before(node).orElse(null));
        // Where the nodes run what they ran before as well, the version alone does not show which way the release went.
        if (pointed && behind.isEmpty() && !(wentBack && notBack.isEmpty())) {
            return released(step, nodes);
        }
        boolean changed =
                ReleaseRoot.find(step.execution(), ReleaseVariables.CHANGED).orElse(false)
                        || history.stream().anyMatch(EstablishOutcome::changes);
        if (served && !changed) {
            return new Outcome(ReleaseState.CANCELLED, "cancelled: nothing was changed");
        }
        if (served && notBack.isEmpty()) {
            return new Outcome(
                    ReleaseState.ROLLED_BACK,
                    "rolled back: "
                            + (restorable.isEmpty()
                                    ? "no node ran anything before"
                                    : restorable.size() + " nodes run what they ran before")
                            + (target.isEmpty() ? ", and the record is removed" : "")
                            + step.leftOut().text());
        }
        return Finding.bad(contradiction(step, target, behind, notBack));
    }

    private static Outcome released(StepContext step, List<Node> nodes) {
        return new Outcome(
                ReleaseState.RELEASED,
                "released: " + nodes.size() + " nodes run " + step.released()
                        + step.leftOut().text());
    }

    /** Whether the step before this one has found every node on the version: nodes are not asked the same twice in a row. */
    static boolean hasJustFinished(List<StepReport> history, Instant now) {
        if (history.isEmpty()) {
            return false;
        }
        StepReport last = history.get(history.size() - 1);
        return last.step().equals("finishRelease")
                && last.passed()
                && last.at().plus(JUST_NOW).isAfter(now);
    }

    private static String contradiction(StepContext step, String target, List<String> behind, List<String> notBack) {
        String users = step.application()
                .byTarget(target)
                .map(Cluster::name)
                .map(name -> "users are on " + name)
                .orElseGet(() -> target.isEmpty()
                        ? "there is no record, so no users come"
                        : "the record points at " + target + ", which is neither cluster");
        return "the process has ended, but the release is neither complete nor undone: " + users
                + "; not on " + step.released() + ": " + list(behind)
                + "; not on what they ran before: " + list(notBack)
                + ". Roll back, or put it right and look again";
    }

    private static String list(List<String> nodes) {
        return nodes.isEmpty() ? "none" : String.join(", ", nodes);
    }

    /** Found: its name and what it runs. */
    private static List<String> notOn(
            StepContext step, List<NodeState> states, java.util.function.Function<Node, Version> wanted) {
        return SideBySide.each(states, state -> {
                    Version version = wanted.apply(state.node());
                    return version != null && WhatRuns.isOn(step, state, version)
                            ? ""
                            : state.node().name() + " ("
                                    + state.current().map(Version::value).orElse("nothing") + ")";
                })
                .stream()
                .filter(found -> !found.isEmpty())
                .collect(Collectors.toList());
    }

    /** Whether this step of the release changed something outside of Teal. */
    private static boolean changes(StepReport report) {
        return switch (report.step()) {
            case "activateVersion", "takeOutOfService", "putBackInService", "runCommand", "callEndpoint" ->
                !report.changedNothing();
            case "switchTraffic", "switchTrafficBack" ->
                report.details().path("changed").asBoolean(false);
            default -> false;
        };
    }
}
