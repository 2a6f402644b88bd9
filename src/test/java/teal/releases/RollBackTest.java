package teal.releases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import teal.board.ReleaseView;
import teal.lab.ApiCaller;
import teal.lab.InvariantsHold;
import teal.lab.LabCompany;
import teal.lab.ReleaseScene;
import teal.lab.invariants.NodeChange;
import teal.lab.invariants.NodeChange.Kind;
import teal.lab.invariants.TrafficMove;
import teal.lab.process.CrashPoint;
import teal.lab.process.CrashPoints;
import teal.lab.programs.ExitCode;
import teal.lab.shop.ShopFault;
import teal.process.attempt.AttemptTable;
import teal.process.variable.StepReport;
import teal.release.ReleaseId;
import teal.release.ReleaseState;

/** Releases that are rolled back or cancelled while they run, over the API. Both nodes of a cluster go in one batch. */
@Tag("whole")
@InvariantsHold
@TestInstance(Lifecycle.PER_CLASS)
class RollBackTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final LabCompany company = LabCompany.open();
    private final CrashPoints points = new CrashPoints(company);
    private ReleaseScene scene;
    private Instant begun;
    private Map<String, String> versions;
    private String target;
    private String idle;

    @BeforeAll
    void open() {
        scene = ReleaseScene.open(
                company,
                Map.of(
                        "teal.applications.shop.deployment.batch",
                        2,
                        // What nodes ran before all of these releases is gone back to by hand
                        "teal.applications.shop.deployment.keep",
                        50,
                        "teal.applications.shop.verification.health.within",
                        "8s",
                        "teal.applications.shop.retry.delays",
                        "200ms,200ms,200ms,200ms,200ms"));
    }

    @AfterAll
    void close() {
        scene.close();
    }

    @BeforeEach
    void look() {
        begun = Instant.now();
        versions = company.versions();
        target = company.target();
        idle = target.equals(LabCompany.BLUE) ? "green" : "blue";
    }

    @Test
    void beforeAnythingWasChangedItSimplyEnds() {
        company.names().pause();
        ReleaseId id = scene.request(scene.newVersion());

        assertThat(cancel("otto", id).status()).isEqualTo(202);
        company.names().resume();

        assertThat(scene.awaitEnd(id).state()).isEqualTo(ReleaseState.CANCELLED);
        assertThat(newChanges()).isEmpty();
    }

    @Test
    void itWaitsForTheStepInFlightAlsoWhereAnotherNodeIsDoneAlready() {
        CrashPoints.Held held = points.hold(CrashPoint.SWITCH_ARRIVED, () -> {});
        ReleaseId id = scene.request(scene.newVersion());
        held.await();
        await("the other node is done")
                .atMost(PATIENCE)
                .until(() -> newChanges().stream().anyMatch(change -> change.kind() == Kind.RESTART));

        assertThat(cancel("otto", id).status()).isEqualTo(202);
        await("the other node comes to rest")
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(scene.view(id).steps())
                        .extracting(ReleaseView.Activity::name)
                        .containsOnly("Activate version")
                        .hasSize(1));
        ApiCaller.Answer again = cancel("otto", id);
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.body().path("detail").asText()).contains("is already being rolled back");
        assertThat(newChanges()).extracting(NodeChange::kind).containsOnly(Kind.STAGE, Kind.SWITCH, Kind.RESTART);
        held.letGo();

        ReleaseView ended = scene.awaitEnd(id);
        assertThat(ended.state()).isEqualTo(ReleaseState.ROLLED_BACK);
        assertThat(ended.rollBackRequest()).hasValueSatisfying(request -> {
            assertThat(request.by()).isEqualTo("otto");
            assertThat(request.reason()).isEqualTo("by the test");
        });
        assertThat(planned(ended)).isAfter(end(ended, "activateVersion"));
        assertThat(company.versions()).isEqualTo(versions);
    }

    @Test
    void nodesOfABatchThatFailAtTheSameTimeHaveEachFailedOnce() {
        ReleaseId id = scene.request(scene.newVersion(Map.of(ShopFault.UNHEALTHY, "")));
        await("both nodes need a decision")
                .atMost(PATIENCE)
                .until(() -> scene.teal(TaskService.class)
                                .createTaskQuery()
                                .taskDefinitionKey(ReleaseScene.DECISION)
                                .count()
                        == 2);

        assertThat(scene.teal(AttemptTable.class).of(id.value()))
                .filteredOn(attempt -> attempt.step().equals("checkHealth"))
                .extracting(attempt -> attempt.node().orElseThrow())
                .containsExactlyInAnyOrder(idle + "-1", idle + "-2");
        assertThat(cancel("otto", id).status()).isEqualTo(202);
        ReleaseView ended = scene.awaitEnd(id);
        assertThat(ended.state()).isEqualTo(ReleaseState.ROLLED_BACK);
        assertThat(company.versions()).isEqualTo(versions);
    }

    @Test
    void usersGoFirstWhereTheOldVersionStillRuns() {
        ReleaseId id = scene.request(scene.newVersion());
        scene.approve(id, "yes");
        await().atMost(PATIENCE).until(() -> !company.target().equals(target));
        Path sick = directory((idle.equals("blue") ? "green" : "blue") + "-1");
        ShopFault.UNHEALTHY.set(sick, "");

        assertThat(cancel("otto", id).status()).isEqualTo(202);
        // Not without a look whether it serves
        scene.awaitTask(id, ReleaseScene.DECISION);
        assertThat(scene.view(id).reason())
                .hasValueSatisfying(reason -> assertThat(reason).contains(sick.getFileName() + ""));
        assertThat(company.target()).isNotEqualTo(target);
        ShopFault.UNHEALTHY.clear(sick);
        scene.decide(id, "retry", "mended");

        assertThat(scene.awaitEnd(id).state()).isEqualTo(ReleaseState.ROLLED_BACK);
        assertThat(company.versions()).isEqualTo(versions);
        assertThat(company.target()).isEqualTo(target);
        List<TrafficMove> moves = newMoves();
        assertThat(moves).hasSize(2);
        assertThat(newChanges())
                .filteredOn(change -> change.begun().isAfter(moves.get(0).at()))
                .as("what was restored after users were back")
                .isNotEmpty()
                .allMatch(change -> change.begun().isAfter(moves.get(1).at()));
    }

    @Test
    void aNodeThatIsGoneIsNamedAndTheRestGoesBack() throws IOException {
        Path before = Files.readSymbolicLink(directory(idle + "-2").resolve("current"));
        String version = scene.newVersion();
        ReleaseId id = scene.request(version);
        scene.awaitTask(id, ReleaseScene.APPROVAL);
        company.nodes().get(idle + "-2").refuseConnections();

        assertThat(cancel("otto", id).status()).isEqualTo(202);

        ReleaseView ended = scene.awaitEnd(id);
        assertThat(ended.state()).isEqualTo(ReleaseState.ROLLED_BACK);
        assertThat(ended.leftOut()).containsOnlyKeys(idle + "-2");
        assertThat(ended.leftOut().get(idle + "-2")).contains("not restored", "cannot be reached");
        assertThat(company.versions())
                .containsEntry(idle + "-2", version)
                .containsEntry(idle + "-1", "" + versions.get(idle + "-1"));
        company.nodes().get(idle + "-2").heal();
        restoreByHand(directory(idle + "-2"), before);
    }

    @Test
    void eachNodeGoesBackToWhatItRanItself() throws IOException {
        Path node = directory(idle + "-2");
        Path before = Files.readSymbolicLink(node.resolve("current"));
        Path other = Files.createDirectories(node.resolve("releases/0.9.0"));
        try (Stream<Path> files = Files.list(node.resolve("current/"))) {
            for (Path file : files.toList()) {
                Files.copy(file, other.resolve(file.getFileName()));
            }
        }
        Files.writeString(other.resolve("VERSION"), "0.9.0\n");
        restoreByHand(node, Path.of("releases/0.9.0"));
        Map<String, String> mixed = company.versions();
        assertThat(mixed).containsEntry(idle + "-2", "0.9.0").containsEntry(idle + "-1", versions.get(idle + "-1"));
        ReleaseId id = scene.request(scene.newVersion());
        scene.awaitTask(id, ReleaseScene.APPROVAL);

        assertThat(cancel("otto", id).status()).isEqualTo(202);

        ReleaseView ended = scene.awaitEnd(id);
        assertThat(ended.state()).isEqualTo(ReleaseState.ROLLED_BACK);
        assertThat(company.versions()).isEqualTo(mixed);
        assertThat(ended.evidence())
                .filteredOn(report -> report.step().equals("runSmokeTests"))
                .extracting(StepReport::passed)
                .containsExactly(true, true);
        restoreByHand(node, before);
    }

    /** As Teal's users do with a node that was gone, so that both nodes of the cluster are alike again. */
    private void restoreByHand(Path node, Path version) throws IOException {
        Files.delete(node.resolve("current"));
        Files.createSymbolicLink(node.resolve("current"), version);
        Process restart = new ProcessBuilder("bin/service", "restart")
                .directory(node.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(ExitCode.of(restart)).isZero();
        await("the node answers again")
                .atMost(PATIENCE)
                .until(() -> company.versions().size() == versions.size());
    }

    @Test
    void whoMayNotSteerAndWhatHasEndedIsRefusedAndNothingIsChanged() {
        String version = scene.newVersion();
        ReleaseId id = scene.request(version);
        scene.awaitTask(id, ReleaseScene.APPROVAL);
        for (String user : List.of("rita", "anna", "paula")) {
            ApiCaller.Answer refused = cancel(user, id);
            assertThat(refused.status()).as(user).isEqualTo(403);
            assertThat(refused.body().path("detail").asText()).contains("needs the group 'operators'");
        }
        assertThat(scene.view(id).rollBackRequest()).isEmpty();
        CrashPoints.Held held = points.hold(CrashPoint.SWITCH_ARRIVED, () -> {});
        scene.approve(id, "no");
        held.await();
        ApiCaller.Answer twice = cancel("otto", id);
        assertThat(twice.status()).isEqualTo(409);
        assertThat(twice.body().path("detail").asText()).contains("is already being rolled back");
        held.letGo();
        scene.awaitEnd(id);
        int known = newChanges().size();

        ApiCaller.Answer late = cancel("otto", id);
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.body().path("detail").asText()).contains(id.value(), "has ended");
        ApiCaller.Answer unknown = cancel("otto", new ReleaseId("no-such-release"));
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.body().path("detail").asText()).contains("no-such-release");
        assertThat(newChanges()).hasSize(known);
        assertThat(scene.view(id).rollBackRequest()).isEmpty();
    }

    private ApiCaller.Answer cancel(String user, ReleaseId id) {
        return new ApiCaller(scene::url, user)
                .post("/api/releases/" + id + "/rollback", Map.of("reason", "by the test"));
    }

    private static Instant planned(ReleaseView release) {
        return report(release, "planRollback").at();
    }

    private static Instant end(ReleaseView release, String step) {
        StepReport report = report(release, step);
        return report.at().plus(report.took());
    }

    private static StepReport report(ReleaseView release, String step) {
        return release.evidence().stream()
                .filter(report -> report.step().equals(step))
                .findFirst()
                .orElseThrow();
    }

    private Path directory(String node) {
        return company.nodes().get(node).directory();
    }

    private List<TrafficMove> newMoves() {
        return scene.recorder().moves().stream()
                .filter(move -> move.at().isAfter(begun))
                .toList();
    }

    private List<NodeChange> newChanges() {
        return scene.recorder().changes().stream()
                .filter(change -> change.begun().isAfter(begun))
                .toList();
    }
}
