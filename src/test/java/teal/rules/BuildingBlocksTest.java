package teal.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static teal.rules.DrawnBlocks.call;
import static teal.rules.DrawnBlocks.notToday;
import static teal.rules.DrawnBlocks.step;
import static teal.rules.DrawnBlocks.window;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import teal.board.ReleaseView;
import teal.lab.InvariantsHold;
import teal.lab.OtherSystem;
import teal.lab.ReleaseScene;
import teal.notify.HookServer;
import teal.process.variable.StepReport;
import teal.release.Node;
import teal.release.ReleaseId;
import teal.release.ReleaseState;
import teal.releaseactions.RollbackRequests;

/** Releases whose authors put general building blocks into them: real commands, calls, queries and waits. */
@Tag("whole")
@InvariantsHold(andNoRequestFailed = true)
@TestInstance(Lifecycle.PER_CLASS)
class BuildingBlocksTest {

    private static final String RELEASE = "blue-green-release.bpmn";
    private static final String UPGRADE = "cluster-upgrade.bpmn";

    /** The application's own, in which a day begins long before it does in UTC. */
    private static final ZoneId ZONE = ZoneId.of("Pacific/Kiritimati");

    private final OtherSystem cache = new OtherSystem();
    private final OtherSystem prometheus = new OtherSystem();
    private final HookServer chat = new HookServer();
    private ReleaseScene scene;

    @BeforeAll
    void open() {
        scene = ReleaseScene.open(Map.of(
                "teal.applications.shop.time-zone",
                ZONE.getId(),
                "teal.applications.shop.deployment.tasks.migrate.run",
                "echo \"$TEAL_NODE $TEAL_VERSION\" >> ran-migrate",
                "teal.applications.shop.deployment.tasks.migrate.unless",
                "grep -q \" $TEAL_VERSION$\" ran-migrate",
                "teal.applications.shop.deployment.tasks.note.run",
                "echo \"$TEAL_NODE $TEAL_VERSION\" >> ran-note",
                "teal.applications.shop.endpoints.purge-cache.address",
                cache.address() + "/purge/{cluster}",
                "teal.applications.shop.endpoints.purge-cache.body",
                "{\"version\": \"{version}\"}",
                "teal.applications.shop.metrics.address",
                prometheus.address(),
                "teal.notifications.webhooks[0].name",
                "chat",
                "teal.notifications.webhooks[0].address",
                chat.address(),
                "teal.notifications.webhooks[0].occasions",
                "ended"));
    }

    @AfterAll
    void close() {
        scene.close();
        List.of(cache, prometheus).forEach(OtherSystem::close);
        chat.close();
    }

    @Test
    void commandsCallsMetricsNoticesAndWaitsRunWhereTheDiagramPutsThem() {
        measure("0.002");
        deploy(edit -> purgingAfterWarmUp(
                        measuringAfterSmokeTests(edit, "errors{app=\"{application}\", cluster=\"{cluster}\"}", "below"))
                .insert(
                        "Flow_StageArtifact_RollOutVersion",
                        "Task_Migrate",
                        step(
                                "Task_Migrate",
                                "runCommand",
                                "task",
                                "migrate",
                                "on",
                                "one-node",
                                "cluster",
                                "${cluster}"))
                .insert("Flow_StageArtifact_RollOutVersion", "CallActivity_Window", window("Mon-Sun"))
                .insert("Flow_StageArtifact_RollOutVersion", "CallActivity_Caches", call("wait-for-caches", "Caches"))
                .insert(
                        "Flow_After_Task_Purge",
                        "Task_Tell",
                        step("Task_Tell", "notify", "webhook", "chat", "text", "{version} is on {cluster}")));
        String version = scene.newVersion();
        ReleaseId id = scene.request(version);
        scene.approve(id, "yes");

        ReleaseView ended = scene.awaitEnd(id);

        assertThat(ended.state()).isEqualTo(ReleaseState.RELEASED);
        assertThat(migrated(version)).containsExactly("blue-1", "green-1");
        assertThat(prometheus.asked())
                .filteredOn(asked -> asked.uri().startsWith("/api/v1/query?query=errors%7Bapp%3D%22shop%22"))
                .hasSize(2);
        assertThat(cache.asked())
                .filteredOn(asked -> asked.body().contains(version))
                .extracting(OtherSystem.Asked::uri)
                .containsExactlyInAnyOrder("/purge/blue", "/purge/green");
        assertThat(cache.asked()).extracting(OtherSystem.Asked::body).contains("{\"version\": \"" + version + "\"}");
        assertThat(chat.received())
                .filteredOn(notice -> notice.path("occasion").asText().equals("note"))
                .extracting(notice -> notice.path("text").asText())
                .containsExactlyInAnyOrder(version + " is on green", version + " is on blue");
        assertThat(ended.evidence())
                .extracting(report -> report.step())
                .contains("runCommand", "checkMetric", "callEndpoint", "notify", "findWindow");
    }

    @Test
    void aCommandThatNeedsAnIdleClusterIsNotRunWhereUsersAre() {
        deploy(
                RELEASE,
                edit -> edit.insert(
                                "Flow_CheckApprovedPlan_UpgradeSecondCluster",
                                "Task_Migrate",
                                step(
                                        "Task_Migrate",
                                        "runCommand",
                                        "task",
                                        "migrate",
                                        "on",
                                        "each-node",
                                        "cluster",
                                        "${second}"))
                        .add(
                                "blue-green-release",
                                "<bpmn:boundaryEvent id=\"Event_MigrateFailed\" name=\"Failed\" attachedToRef=\"Task_Migrate\">"
                                        + "<bpmn:errorEventDefinition id=\"Event_MigrateFailed_Error\""
                                        + " camunda:errorCodeVariable=\"failureCode\""
                                        + " camunda:errorMessageVariable=\"failure\"/></bpmn:boundaryEvent>")
                        .add(
                                "blue-green-release",
                                "<bpmn:sequenceFlow id=\"Flow_MigrateFailed\" sourceRef=\"Event_MigrateFailed\""
                                        + " targetRef=\"UserTask_DecideHowToFinish\"/>"));
        String version = scene.newVersion();
        ReleaseId id = scene.request(version);
        scene.approve(id, "yes");

        Task decision = scene.awaitTask(id, "UserTask_DecideHowToFinish");
        assertThat(reason(id)).contains("users are expected on");
        assertThat(migrated(version)).isEmpty();
        scene.teal(TaskService.class)
                .complete(decision.getId(), Map.of("decision", "rollBack", "reason", "the diagram was wrong"));

        assertThat(scene.awaitEnd(id).state()).isEqualTo(ReleaseState.ROLLED_BACK);
    }

    @Test
    void aReleaseWaitsForItsWindowToOpenUnlessItIsRolledBack() {
        deploy(edit -> edit.insert("Flow_StageArtifact_RollOutVersion", "CallActivity_Window", window(notToday(ZONE))));
        ReleaseId id = scene.request(scene.newVersion());

        await().atMost(Duration.ofSeconds(120))
                .until(() -> scene.view(id).steps().stream()
                        .anyMatch(step -> step.name().equals("Window has opened")));
        assertThat(scene.teal(ManagementService.class)
                        .createJobQuery()
                        .activityId("Event_WindowOpens")
                        .singleResult()
                        .getDuedate()
                        .toInstant())
                .isEqualTo(ZonedDateTime.now(ZONE)
                        .plusDays(3)
                        .toLocalDate()
                        .atStartOfDay(ZONE)
                        .toInstant());

        scene.teal(RollbackRequests.class).request(id.value(), "it can wait until next week");

        assertThat(scene.awaitEnd(id).state()).isEqualTo(ReleaseState.CANCELLED);
    }

    @Test
    void aRollBackIgnoresTheWindowAndItsStepsUseTheOldVersion() {
        measure("0");
        deploy(edit -> purgingAfterWarmUp(measuringAfterSmokeTests(edit, "of {version}", "at-most"))
                .insert("Flow_StageArtifact_RollOutVersion", "CallActivity_Window", window("Mon-Sun"))
                .insert(
                        "Flow_After_Task_Purge",
                        "Task_Note",
                        step("Task_Note", "runCommand", "task", "note", "on", "each-node", "cluster", "${cluster}")));
        String old = scene.company().versions().get("blue-1");
        String version = scene.newVersion();
        ReleaseId id = scene.request(version);
        scene.approve(id, "no");

        ReleaseView ended = scene.awaitEnd(id);

        assertThat(ended.state()).isEqualTo(ReleaseState.ROLLED_BACK);
        assertThat(ended.evidence())
                .extracting(StepReport::summary)
                .contains("the time window is open", "a roll-back does not wait for a time window");
        assertThat(prometheus.asked())
                .extracting(OtherSystem.Asked::uri)
                .endsWith("/api/v1/query?query=of+" + version, "/api/v1/query?query=of+" + old);
        assertThat(cache.asked())
                .extracting(OtherSystem.Asked::body)
                .endsWith("{\"version\": \"" + version + "\"}", "{\"version\": \"" + old + "\"}");
        assertThat(cache.asked())
                .filteredOn(asked -> asked.header("Idempotency-key").startsWith(id.value()))
                .extracting(asked -> asked.header("Idempotency-key"))
                .as("a receiver must not take the second call for the first one again")
                .hasSize(2)
                .doesNotHaveDuplicates();
        assertThat(did("note", version)).hasSize(2);
        assertThat(did("note", old)).isEqualTo(did("note", version));
    }

    private String reason(ReleaseId id) {
        return scene.view(id).reason().orElse("");
    }

    private void measure(String value) {
        prometheus.answer(
                200,
                "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[{\"metric\":{},"
                        + "\"value\":[1,\"" + value + "\"]}]}}");
    }

    private static Edit measuringAfterSmokeTests(Edit edit, String query, String comparison) {
        return edit.insert(
                "Flow_RunSmokeTests_WarmUp",
                "Task_Metric",
                step("Task_Metric", "checkMetric", "query", query, "comparison", comparison, "threshold", "0.01"));
    }

    private static Edit purgingAfterWarmUp(Edit edit) {
        return edit.insert(
                "Flow_WarmUp_StepsDone", "Task_Purge", step("Task_Purge", "callEndpoint", "endpoint", "purge-cache"));
    }

    /** As an author does; releases that begin now go the new way. */
    private void deploy(UnaryOperator<Edit> change) {
        deploy(UPGRADE, change);
    }

    private void deploy(String file, UnaryOperator<Edit> change) {
        Map<String, byte[]> files = Shipped.files();
        files.put(file, change.apply(Edit.of(file)).xml().getBytes(StandardCharsets.UTF_8));
        HttpResponse<String> answer = scene.engineRest("paula").deploy("edited", files);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private List<String> migrated(String version) {
        return did("migrate", version);
    }

    /** The nodes that ran the task for a version. */
    private List<String> did(String task, String version) {
        return scene.company().nodes().nodes().stream()
                .map(node -> ran(task, node))
                .flatMap(Optional::stream)
                .flatMap(String::lines)
                .filter(line -> line.endsWith(" " + version))
                .map(line -> line.split(" ")[0])
                .sorted()
                .collect(Collectors.toList());
    }

    private Optional<String> ran(String task, Node node) {
        try {
            var file = scene.company().nodes().applicationDirectory(node).resolve("ran-" + task);
            return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
