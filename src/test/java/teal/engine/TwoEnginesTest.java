package teal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import teal.board.ReleaseView;
import teal.lab.CockpitSession;
import teal.lab.EventReader;
import teal.lab.InvariantsHold;
import teal.lab.LabUsers;
import teal.lab.ReleaseScene;
import teal.lab.invariants.NodeChange;
import teal.lab.invariants.NodeChange.Kind;
import teal.lab.nodes.LabNode;
import teal.lab.nodes.Ran;
import teal.lab.process.CrashPoint;
import teal.lab.process.CrashPoints;
import teal.lab.process.EngineScene;
import teal.lab.process.PostgreSql;
import teal.lab.process.TealProcess;
import teal.process.variable.StepReport;
import teal.release.ReleaseState;

/** Two Teals on one PostgreSQL: when one is killed or hangs, the other goes on, and what comes late does no harm. */
@Tag("whole")
@InvariantsHold
@TestInstance(Lifecycle.PER_CLASS)
class TwoEnginesTest {

    /** Short, so that the other need not wait for long, and still long for a busy machine. */
    private static final Duration LEASE = Duration.ofSeconds(5);

    /** How a node says that a later attempt was there before. */
    private static final int FENCED_OFF = 86;

    private static final String PROPERTIES = "camunda.bpm.generic-properties.properties";

    /** When what has ended long ago is removed: not now. */
    private static final LocalTime WINDOW = LocalTime.now().plusHours(6).truncatedTo(ChronoUnit.MINUTES);

    private PostgreSql database;
    private EngineScene scene;
    private CrashPoints points;
    private TealProcess hung;
    private TealProcess told;
    private Instant begun;
    private Map<String, String> versions;

    @BeforeAll
    void open() {
        database = PostgreSql.start();
        scene = EngineScene.on(
                database,
                Map.of(
                        "camunda.bpm.job-execution.lock-time-in-millis",
                        LEASE.toMillis(),
                        PROPERTIES + ".historyCleanupBatchWindowStartTime",
                        WINDOW.toString(),
                        PROPERTIES + ".historyCleanupBatchWindowEndTime",
                        WINDOW.plusHours(1).toString(),
                        "teal.applications.shop.deployment.commands.restart",
                        "echo going down; while [ -e hold ]; do sleep 0.05; done; bin/service restart"));
        points = new CrashPoints(scene.company());
        scene.start();
        scene.start();
    }

    @AfterAll
    void close() {
        scene.close();
        database.close();
    }

    @BeforeEach
    void look() {
        points.disarm();
        scene.serveBy(2);
        scene.rollBackLeftovers();
        begun = Instant.now();
        versions = scene.company().versions();
    }

    @Test
    void whatAKilledEngineBeganTheOtherFinishes() {
        String version = scene.newVersion();
        CrashPoints.Coming killed = points.next(CrashPoint.LINK_SWITCHED, () -> scene.kill(scene.acting()));
        String release = scene.request(version);
        killed.await();

        scene.approve("yes");

        assertThat(scene.awaitEnd(release).state()).isEqualTo(ReleaseState.RELEASED);
        assertThat(scene.company().versions()).hasSize(4).values().containsOnly(version);
        scene.start();
    }

    @Test
    void aStepThatLastsLongerThanItsLeaseIsExecutedOnce() {
        scene.company().nodes().all().forEach(node -> node.delay(Duration.ofMillis(300)));
        String release = scene.request(scene.newVersion());
        await().atMost(Duration.ofMinutes(5))
                .untilAsserted(() -> assertThat(newChanges())
                        .filteredOn(change -> change.kind() == Kind.STAGE)
                        .hasSize(2));
        scene.company().nodes().all().forEach(LabNode::heal);
        scene.awaitTask(ReleaseScene.APPROVAL);

        finish(release);

        assertThat(scene.api().release(release).evidence())
                .filteredOn(report -> report.step().equals("stageArtifact"))
                .extracting(StepReport::took)
                .first(InstanceOfAssertFactories.DURATION)
                .isGreaterThan(LEASE);
        assertThat(scene.company().nodes().commands())
                .filteredOn(ran -> ran.begun().isAfter(begun))
                .filteredOn(ran -> ran.command().contains("mkdir \"releases/"))
                .extracting(Ran::node)
                .as("preparations for the upload")
                .hasSize(2)
                .doesNotHaveDuplicates();
    }

    @Test
    void whatACommandPrintsIsSeenOnBothEnginesWhileItRuns() throws IOException {
        holdRestarts();
        String release = scene.request(scene.newVersion());

        for (TealProcess engine : scene.ready()) {
            CockpitSession board = CockpitSession.signIn(engine.address(), "otto");
            await().atMost(Duration.ofMinutes(2))
                    .untilAsserted(() -> assertThat(printedByRestart(board, release))
                            .contains("going down")
                            .doesNotContain("started"));
        }

        letRestart();
        finish(release);
        assertThat(scene.ready())
                .hasSize(2)
                .allSatisfy(engine -> assertThat(
                                printedByRestart(CockpitSession.signIn(engine.address(), "otto"), release))
                        .contains("going down", "started"));
    }

    @Test
    void anEngineThatIsStoppedEndsItsStepThoughThatLastsLongerThanItsLease() throws IOException {
        holdRestarts();
        CrashPoints.Coming begins = points.next(CrashPoint.LINK_SWITCHED, () -> told = scene.acting());
        String release = scene.request(scene.newVersion());
        begins.await();
        CompletableFuture<Void> stopped = CompletableFuture.runAsync(() -> scene.stop(told));

        await().atMost(Duration.ofMinutes(1))
                .during(LEASE.plusSeconds(2))
                .untilAsserted(() -> assertThat(stopped).isNotDone());
        letRestart();

        stopped.join();
        finish(release);
        assertThat(texts("SELECT DISTINCT OUTCOME FROM TEAL_ATTEMPT WHERE RELEASE_ID = '" + release + "'"))
                .isSubsetOf("DONE", "UNNEEDED");
        scene.start();
    }

    @Test
    void aReleaseIsFollowedFromEitherInstanceAndFromWhereTheOtherLeftOff() throws Exception {
        String release = scene.request(scene.newVersion());
        scene.awaitTask(ReleaseScene.APPROVAL);
        String one = scene.ready().get(0).address();
        String other = scene.ready().get(1).address();
        EventReader events = EventReader.of(one, "anna", release, "");
        await().atMost(Duration.ofMinutes(1)).until(() -> events.last().contains("\"kind\":\"userTask\""));
        String known = events.id();
        EventReader later = EventReader.of(other, "anna", release, known);
        String path = other + "/api/releases/" + release;
        assertThat(asked(path, known).join().statusCode())
                .as("both give the same state the same tag")
                .isEqualTo(304);
        CompletableFuture<HttpResponse<String>> held = asked(path + "?wait=60s", known);

        scene.ready().get(0).api().approve(scene.awaitTask(ReleaseScene.APPROVAL), "no");

        assertThat(held.join().statusCode()).isEqualTo(200);
        assertThat(List.of(events, later))
                .allSatisfy(
                        reader -> assertThat(reader.end(Duration.ofMinutes(2))).contains("\"state\":\"rolled-back\""));
        assertThat(later.ids()).doesNotContain(known).doesNotHaveDuplicates();
        assertThat(later.id()).isEqualTo(events.id());
        scene.awaitEnd(release);
    }

    private static CompletableFuture<HttpResponse<String>> asked(String address, String known) {
        return HttpClient.newHttpClient()
                .sendAsync(
                        HttpRequest.newBuilder(URI.create(address))
                                .header("Authorization", LabUsers.basic("anna"))
                                .header("If-None-Match", '"' + known + '"')
                                .build(),
                        BodyHandlers.ofString());
    }

    private void holdRestarts() throws IOException {
        for (Path hold : holds()) {
            Files.writeString(hold, "");
        }
    }

    private void letRestart() throws IOException {
        for (Path hold : holds()) {
            Files.delete(hold);
        }
    }

    /** A node restarts once its file is gone. */
    private List<Path> holds() {
        return scene.company().nodes().nodes().stream()
                .map(node -> scene.company().nodes().applicationDirectory(node).resolve("hold"))
                .toList();
    }

    /** By the first restart of a node, as far as its Teal has told. */
    private static String printedByRestart(CockpitSession board, String release) {
        String path = "default/releases/" + release;
        for (JsonNode entry : board.read(path).findParents("attempts")) {
            if (entry.path("activity").asText().equals("Task_ActivateVersion")) {
                String attempt = entry.path("attempts").path(0).path("id").asText();
                return board.read(path + "/attempts/" + attempt).path("printed").asText();
            }
        }
        return "";
    }

    @Test
    void anEngineThatHungPastItsLeaseDoesNothingMoreForTheStep() {
        CrashPoints.Coming stalled = points.next(CrashPoint.LINK_SWITCHED, this::stallActing);
        String release = scene.request(scene.newVersion());
        stalled.await();
        scene.awaitTask(ReleaseScene.APPROVAL);

        hung.resume();

        awaitHungSays("was taken over by another engine");
        assertThat(newChanges())
                .filteredOn(change -> change.kind() == Kind.RESTART)
                .extracting(NodeChange::node)
                .hasSize(2)
                .doesNotHaveDuplicates();
        finish(release);
    }

    @Test
    void whatAnEngineThatHungPastItsLeaseFoundIsNotKept() {
        CrashPoints.Coming stalled = points.next(CrashPoint.NODE_RESTARTED, this::stallActing);
        String release = scene.request(scene.newVersion());
        stalled.await();
        scene.awaitTask(ReleaseScene.APPROVAL);

        hung.resume();

        awaitHungSays("activateVersion: ");
        finish(release);
        assertThat(scene.api().release(release).evidence())
                .filteredOn(report -> report.step().equals("activateVersion"))
                .extracting(StepReport::node)
                .hasSize(4)
                .as("each node to the new version and back, or not at all")
                .satisfies(nodes -> assertThat(nodes.subList(0, 2)).doesNotHaveDuplicates())
                .satisfies(nodes -> assertThat(nodes.subList(2, 4)).doesNotHaveDuplicates());
    }

    /** What it has locked by then, the other would never get: PostgreSQL ends its session. */
    @Test
    void anEngineThatHangsWhileItAcquiresJobsKeepsNoneFromTheOther() throws SQLException {
        String release = scene.request(scene.newVersion());
        scene.awaitTask(ReleaseScene.APPROVAL);
        String timer = texts(
                        "SELECT ID_ FROM ACT_RU_JOB WHERE TYPE_ = 'timer' AND ROOT_PROC_INST_ID_ = '" + release + "'")
                .get(0);
        TealProcess other = scene.ready().get(0);
        hung = scene.ready().get(1);
        scene.stall(other);
        scene.stall(hung);
        database.ask()
                .sql("UPDATE ACT_RU_JOB SET DUEDATE_ = DATE '2020-01-01' WHERE ID_ = ?")
                .param(timer)
                .update();

        try (Connection holder = database.transaction();
                Statement statement = holder.createStatement()) {
            statement.execute("SELECT ID_ FROM ACT_RU_JOB WHERE ID_ = '" + timer + "' FOR UPDATE");
            hung.resume();
            await().atMost(Duration.ofMinutes(1))
                    .untilAsserted(
                            () -> assertThat(texts("SELECT QUERY FROM PG_STAT_ACTIVITY WHERE WAIT_EVENT_TYPE = 'Lock'"))
                                    .anyMatch(query -> query.contains("ACT_RU_JOB")));
            scene.stall(hung);
        }
        other.resume();

        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(texts("SELECT ID_ FROM ACT_RU_JOB WHERE ID_ = '" + timer + "'"))
                        .isEmpty());
        hung.resume();
        finish(release);
    }

    @Test
    void aNodeRefusesTheLateCommandOfAStepThatWasTakenOver() {
        CrashPoints.Held late = points.hold(CrashPoint.SWITCH_ARRIVED, this::stallActing);
        String release = scene.request(scene.newVersion());
        late.await();
        scene.awaitTask(ReleaseScene.APPROVAL);

        late.letGo();

        awaitThatANodeRefuses();
        hung.resume();
        finish(release);
    }

    @Test
    void aNodeRefusesTheLateCommandOfAReleaseThatWasRolledBack() {
        CrashPoints.Held late = points.hold(CrashPoint.SWITCH_ARRIVED, this::stallActing);
        String release = scene.request(scene.newVersion());
        late.await();
        scene.api().rollBack(release, "by the test");
        scene.awaitEnd(release);

        late.letGo();

        awaitThatANodeRefuses();
        hung.resume();
    }

    /** Killed at once, most probably while the roll-back takes the release over from its process. */
    @Test
    void aRollBackThatAKilledEngineAcceptedEndsOnTheOther() {
        String release = scene.request(scene.newVersion());
        scene.awaitTask(ReleaseScene.APPROVAL);
        TealProcess accepted = scene.ready().get(0);
        accepted.api().rollBack(release, "by the test");

        scene.kill(accepted);

        assertThat(scene.awaitEnd(release).state()).isEqualTo(ReleaseState.ROLLED_BACK);
        assertThat(scene.company().versions()).isEqualTo(versions);
        scene.start();
    }

    @Test
    void theNameServerRefusesTheLateUpdateOfAReleaseThatWasRolledBack() {
        String target = scene.company().target();
        String release = scene.request(scene.newVersion());
        scene.awaitTask(ReleaseScene.APPROVAL);
        CrashPoints.Held late = points.hold(CrashPoint.UPDATE_ARRIVED, this::stallActing);
        scene.approve("yes");
        late.await();
        scene.api().rollBack(release, "by the test");
        assertThat(scene.awaitEnd(release).state()).isEqualTo(ReleaseState.ROLLED_BACK);

        late.letGo();
        hung.resume();

        awaitHungSays("to the CNAME update");
        assertThat(scene.company().target()).isEqualTo(target);
    }

    /** One clean-up for both, in the configured window; here the administrator does not wait for it. */
    @Test
    void releasesThatEndedLongAgoAreRemovedInTheWindow() {
        String release = scene.request(scene.newVersion());
        scene.api().rollBack(release, "by the test");
        scene.awaitEnd(release);
        JsonNode window = scene.api().engine("/history/cleanup/configuration");
        assertThat(window.path("batchWindowStartTime").asText()).contains("T" + WINDOW + ":00");
        assertThat(window.path("batchWindowEndTime").asText()).contains("T" + WINDOW.plusHours(1) + ":00");
        assertThat(texts("SELECT TO_CHAR(DUEDATE_, 'HH24:MI') FROM ACT_RU_JOB WHERE HANDLER_TYPE_ = 'history-cleanup'"))
                .containsExactly(WINDOW.toString());
        assertThat(texts("SELECT CAST(REMOVAL_TIME_ - END_TIME_ AS TEXT) FROM ACT_HI_PROCINST WHERE ID_ = '" + release
                        + "'"))
                .containsExactly("180 days");

        letItBeLongAgo(release);
        scene.api().engine("/history/cleanup?immediatelyDue=true", Map.of());

        for (String table : List.of("ACT_HI_PROCINST", "ACT_HI_ACTINST", "ACT_HI_VARINST", "ACT_GE_BYTEARRAY")) {
            await(table)
                    .atMost(Duration.ofMinutes(2))
                    .until(() -> texts("SELECT ID_ FROM " + table + " WHERE ROOT_PROC_INST_ID_ = '" + release + "'")
                            .isEmpty());
        }
        assertThat(scene.api().releases()).extracting(ReleaseView::id).doesNotContain(release);
        scene.forget(release);
    }

    /** Nobody may bring the end of a release's records forward, so it is written where the engine keeps it. */
    private void letItBeLongAgo(String release) {
        texts("SELECT TABLE_NAME FROM INFORMATION_SCHEMA.COLUMNS WHERE UPPER(COLUMN_NAME) = 'REMOVAL_TIME_'"
                        + " AND TABLE_NAME IN (SELECT TABLE_NAME FROM INFORMATION_SCHEMA.COLUMNS"
                        + " WHERE UPPER(COLUMN_NAME) = 'ROOT_PROC_INST_ID_')")
                .forEach(table -> database.ask()
                        .sql("UPDATE " + table + " SET REMOVAL_TIME_ = DATE '2020-01-01' WHERE ROOT_PROC_INST_ID_ = ?")
                        .param(release)
                        .update());
    }

    private List<String> texts(String sql) {
        return database.ask().sql(sql).query(String.class).list();
    }

    private void stallActing() {
        hung = scene.acting();
        scene.stall(hung);
    }

    private void awaitHungSays(String text) {
        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(hung.log()).contains(text));
    }

    private void awaitThatANodeRefuses() {
        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(scene.company().nodes().commands())
                        .as("commands that came after a later attempt")
                        .filteredOn(ran -> ran.begun().isAfter(begun))
                        .anyMatch(ran -> ran.exitCode() == FENCED_OFF));
    }

    /** By going back: it takes less time than going on. */
    private void finish(String release) {
        scene.approve("no");
        assertThat(scene.awaitEnd(release).state()).isEqualTo(ReleaseState.ROLLED_BACK);
        assertThat(scene.company().versions()).isEqualTo(versions);
    }

    private List<NodeChange> newChanges() {
        return scene.recorder().changes().stream()
                .filter(change -> change.begun().isAfter(begun))
                .toList();
    }
}
