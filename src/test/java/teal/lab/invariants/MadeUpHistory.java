package teal.lab.invariants;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import teal.board.ReleaseView;
import teal.board.ReleaseView.Activity;
import teal.lab.invariants.NodeChange.Kind;
import teal.process.variable.Json;
import teal.process.variable.StepReport;
import teal.release.ReleaseState;

/** An invented release, with times in seconds: green is upgraded from 20, users move at 60, blue follows until 99. */
final class MadeUpHistory {

    private static final Instant BEGINNING = Instant.parse("2026-05-04T10:00:00Z");

    private final List<TrafficMove> moves = new ArrayList<>();
    private final List<NodeChange> changes = new ArrayList<>();
    private final List<StepReport> reports = new ArrayList<>();
    private final List<NodeWork> works = new ArrayList<>();
    private final List<Instant> troubles = new ArrayList<>();
    private ReleaseState state = ReleaseState.RELEASED;
    private List<Activity> steps = List.of();
    private Optional<String> reason = Optional.empty();

    static MadeUpHistory ofAGoodRelease() {
        return new MadeUpHistory()
                .step("planRelease", 10, 11, null, null)
                .upgrade(20, "green")
                .move(60, "green", 7)
                .switchTo("green", 59, 61)
                .upgrade(70, "blue");
    }

    static Instant at(int second) {
        return BEGINNING.plusSeconds(second);
    }

    /** Takes 30 seconds, with nothing happening from the 23rd to the 26th. */
    private MadeUpHistory upgrade(int from, String cluster) {
        step("stageArtifact", from, from + 2, cluster, null);
        for (int i = 1; i <= 2; i++) {
            int begin = from + 10 * i;
            String node = cluster + "-" + i;
            change(from, from + 1, cluster, node, Kind.STAGE);
            change(begin, begin + 1, cluster, node, Kind.SWITCH);
            change(begin + 1, begin + 3, cluster, node, Kind.RESTART);
            step("activateVersion", begin, begin + 3, cluster, node);
        }
        return step("runSmokeTests", from + 26, from + 27, cluster, null)
                .step("warmUp", from + 27, from + 29, cluster, null);
    }

    MadeUpHistory move(int second, String cluster, long serial) {
        moves.add(new TrafficMove(at(second), cluster, cluster + ".shop.example.test.", serial));
        return this;
    }

    MadeUpHistory change(int from, int to, String cluster, String node, Kind kind) {
        return change(from, to, cluster, node, kind, "releases/2.0.0");
    }

    MadeUpHistory change(int from, int to, String cluster, String node, Kind kind, String link) {
        changes.add(new NodeChange(at(from), at(to), cluster, node, kind, true, link));
        return this;
    }

    MadeUpHistory removeChange(String node, Kind kind) {
        changes.removeIf(change -> change.node().equals(node) && change.kind() == kind);
        return this;
    }

    MadeUpHistory step(String step, int from, int to, @Nullable String cluster, @Nullable String node) {
        return report(step, from, to, cluster, node, true, null, Map.of());
    }

    MadeUpHistory failedStep(String step, int from, int to, @Nullable String cluster, @Nullable String node) {
        return report(step, from, to, cluster, node, false, null, Map.of());
    }

    MadeUpHistory acceptedStep(String step, int from, int to, String cluster, String why) {
        return report(step, from, to, cluster, null, false, why, Map.of());
    }

    MadeUpHistory switchTo(String cluster, int from, int to) {
        return switched("switchTraffic", cluster, from, to);
    }

    MadeUpHistory switchBackTo(String cluster, int from, int to) {
        return switched("switchTrafficBack", cluster, from, to);
    }

    private MadeUpHistory switched(String step, String cluster, int from, int to) {
        return report(step, from, to, null, null, true, null, Map.of("wanted", cluster + ".shop.example.test."));
    }

    private MadeUpHistory report(
            String step,
            int from,
            int to,
            @Nullable String cluster,
            @Nullable String node,
            boolean passed,
            @Nullable String accepted,
            Map<String, String> details) {
        JsonNode tree = Json.tree(details);
        Duration took = Duration.ofSeconds(to - from);
        reports.add(new StepReport(step, cluster, node, passed, "made up", at(from), took, accepted, tree));
        return this;
    }

    MadeUpHistory removeStep(String step, String cluster) {
        reports.removeIf(report -> report.step().equals(step) && cluster.equals(report.cluster()));
        return this;
    }

    MadeUpHistory work(int from, int to, String node) {
        works.add(new NodeWork(node, at(from), at(to)));
        return this;
    }

    MadeUpHistory trouble(int second) {
        troubles.add(at(second));
        return this;
    }

    MadeUpHistory state(ReleaseState now) {
        state = now;
        steps = List.of(new Activity(
                "Task_WarmUp", "Warm up cluster", "serviceTask", at(96), Optional.empty(), Optional.empty()));
        return this;
    }

    MadeUpHistory waiting(Optional<String> task) {
        state = ReleaseState.WAITING;
        steps = task
                .map(name ->
                        new Activity("UserTask_" + name, name, "userTask", at(96), Optional.empty(), Optional.empty()))
                .stream()
                .toList();
        return this;
    }

    MadeUpHistory incident(String message) {
        reason = Optional.of(message);
        return this;
    }

    ReleaseView release() {
        boolean ended = state != ReleaseState.RUNNING && state != ReleaseState.WAITING;
        return new ReleaseView(
                "r-1",
                "shop",
                "2.0.0",
                "blue-green-release",
                1,
                state,
                Optional.of("rita"),
                Optional.empty(),
                at(5),
                ended ? Optional.of(at(110)) : Optional.empty(),
                reason,
                Optional.empty(),
                Map.of(),
                steps,
                List.of(),
                List.of(),
                List.copyOf(reports),
                0);
    }

    List<String> breaches() {
        return new History("blue", moves, changes, List.of(release()), works, troubles).breaches();
    }
}
