package teal.modeler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import teal.lab.InvariantsHold;
import teal.lab.LabUsers;
import teal.lab.OtherSystem;
import teal.lab.ReleaseScene;
import teal.lab.tools.NodeTools;
import teal.notify.HookServer;
import teal.release.ReleaseId;
import teal.release.ReleaseState;

/** The examples of "Change your release process" are deployed as they are shown, and releases run on them. */
@Tag("whole")
@InvariantsHold(andNoRequestFailed = true)
@TestInstance(Lifecycle.PER_CLASS)
class GuideTest {

    static final Path EXAMPLES = Path.of("docs", "examples");

    private static final String RELEASE = "blue-green-release.bpmn";
    private static final String HOTFIX = "canary-free-hotfix.bpmn";

    private final OtherSystem prometheus = new OtherSystem();
    private final HookServer chat = new HookServer();
    private ReleaseScene scene;

    @BeforeAll
    void open() {
        scene = ReleaseScene.open(Map.of(
                "teal.applications.shop.deployment.tasks.migrate-database.run",
                "echo \"$TEAL_NODE $TEAL_VERSION\" >> migrations",
                "teal.applications.shop.metrics.address",
                prometheus.address(),
                "teal.notifications.webhooks[0].name",
                "chat",
                "teal.notifications.webhooks[0].address",
                chat.address()));
    }

    @AfterAll
    void close() {
        scene.close();
        prometheus.close();
        chat.close();
    }

    @Test
    void keepsTheRules() throws IOException {
        List<String> files =
                diagrams().map(Path::toAbsolutePath).map(Path::toString).toList();

        assertThat(files).hasSize(5);
        assertThat(NodeTools.run("report.mjs", files)).isEqualToIgnoringWhitespace("[]");
    }

    /** An example that lags behind would take steps away from who copies it. */
    @Test
    void addsToTealsDiagramsAsTheyAreNow() throws IOException {
        for (Path example : diagrams().filter(file -> !file.endsWith(HOTFIX)).toList()) {
            assertThat(nodes(example))
                    .as(example.toString())
                    .containsAll(nodes(ModelerWindow.PROCESSES.resolve(example.getFileName())));
        }
    }

    /** How it runs is {@code SecondFlowTest}'s. */
    @Test
    void leavesOutOfTheHotfixWhatBelongsToTheApprovalAlone() {
        List<String> release = nodes(ModelerWindow.PROCESSES.resolve(RELEASE));
        List<String> hotfix = nodes(EXAMPLES.resolve("hotfix").resolve(HOTFIX));

        assertThat(release).containsAll(hotfix);
        assertThat(release.stream()
                        .filter(node -> !hotfix.contains(node))
                        .filter(node -> !node.matches(".*_(Message|Timer|Error)")))
                .containsExactlyInAnyOrder(
                        "UserTask_ApproveSwitch",
                        "Gateway_SwitchApproved",
                        "Task_CheckApprovedPlan",
                        "Event_ReminderDue",
                        "EndEvent_ApproversReminded",
                        "Event_EscalationDue",
                        "EndEvent_OthersAsked",
                        "Event_ApprovalExpired",
                        "Gateway_RollBackWhenExpired",
                        "Event_ChangedMeanwhile",
                        "Event_RollBackApproved");
    }

    private static List<String> nodes(Path diagram) {
        return Pattern.compile("<bpmn:\\w+ id=\"((?:\\w*Task|\\w*Event|CallActivity|Gateway|SubProcess)_\\w+)\"")
                .matcher(read(diagram))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    @Test
    void migratesADatabaseBeforeTheRollOutAndNotOnTheWayBack() {
        deploy(files(EXAMPLES.resolve("migrate-database")));
        ReleaseId id = scene.request(scene.newVersion());
        scene.approve(id, "no");

        assertThat(scene.awaitEnd(id).state()).isEqualTo(ReleaseState.ROLLED_BACK);
        assertThat(timesTaken(id, "Task_StageArtifact")).isEqualTo(2);
        assertThat(timesTaken(id, "Task_MigrateDatabase")).isEqualTo(1);
    }

    /** Two examples in one deployment: they change different diagrams. */
    @Test
    void stopsAtTheMetricGateUntilTheErrorRateIsGoodAndAsksASecondTimeAtWeekendsOnly() {
        measure("0.2");
        Map<String, byte[]> both = files(EXAMPLES.resolve("metric-gate"));
        both.putAll(files(EXAMPLES.resolve("second-approval")));
        deploy(both);
        ReleaseId id = scene.request(scene.newVersion());

        scene.awaitTask(id, ReleaseScene.DECISION);
        assertThat(scene.view(id).reason())
                .hasValueSatisfying(reason -> assertThat(reason).contains("value is 0.2, expected below 0.01"));
        measure("0.001");
        scene.decide(id, "retry", "the errors had another cause");
        scene.approve(id, "yes");
        if (isWeekend(Instant.now())) {
            approveAtWeekend(id);
        }

        assertThat(scene.awaitEnd(id).state()).isEqualTo(ReleaseState.RELEASED);
        assertThat(timesTaken(id, "Task_FindWindow")).isEqualTo(1);
    }

    @Test
    void tellsTheTeamAboutEachClusterAndAsksASecondTimeWhileTheWindowIsOpen() {
        Map<String, byte[]> both = files(EXAMPLES.resolve("notification"));
        both.put(
                RELEASE,
                read(EXAMPLES.resolve("second-approval").resolve(RELEASE))
                        .replace(">Sat,Sun<", ">Mon-Sun<")
                        .getBytes(StandardCharsets.UTF_8));
        deploy(both);
        String version = scene.newVersion();
        ReleaseId id = scene.request(version);
        scene.approve(id, "yes");
        approveAtWeekend(id);

        assertThat(scene.awaitEnd(id).state()).isEqualTo(ReleaseState.RELEASED);
        assertThat(chat.received())
                .extracting(notice -> notice.path("text").asText())
                .contains(
                        "shop " + version + " is on blue, tested and warm.",
                        "shop " + version + " is on green, tested and warm.");
    }

    private void approveAtWeekend(ReleaseId release) {
        String task = scene.awaitTask(release, "UserTask_ApproveAtWeekend").getId();
        LabUsers.as(
                "otto",
                scene.teal(IdentityService.class),
                () -> scene.teal(TaskService.class)
                        .complete(task, Map.of("approved", "yes", "comment", "I am here until Monday")));
    }

    private static boolean isWeekend(Instant now) {
        return now.atZone(ZoneId.of("Europe/Berlin")).getDayOfWeek().getValue() > 5;
    }

    static Stream<Path> diagrams() throws IOException {
        try (Stream<Path> files = Files.walk(EXAMPLES)) {
            return files.filter(file -> file.toString().endsWith(".bpmn")).sorted().toList().stream();
        }
    }

    /** Teal's own files, with those of examples in their place. */
    private void deploy(Map<String, byte[]> changed) {
        Map<String, byte[]> files = files(ModelerWindow.PROCESSES);
        files.putAll(changed);
        HttpResponse<String> answer = scene.engineRest("paula").deploy("the guide's example", files);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private static Map<String, byte[]> files(Path directory) {
        Map<String, byte[]> contents = new TreeMap<>();
        String[] names = directory.toFile().list((where, name) -> name.matches(".*\\.(bpmn|form|dmn)"));
        Arrays.stream(names == null ? new String[0] : names)
                .forEach(
                        name -> contents.put(name, read(directory.resolve(name)).getBytes(StandardCharsets.UTF_8)));
        return contents;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long timesTaken(ReleaseId release, String activity) {
        return scene
                .teal(HistoryService.class)
                .createHistoricActivityInstanceQuery()
                .activityId(activity)
                .finished()
                .list()
                .stream()
                .filter(taken -> taken.getRootProcessInstanceId().equals(release.value()))
                .count();
    }

    private void measure(String value) {
        prometheus.answer(
                200,
                "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[{\"metric\":{},"
                        + "\"value\":[1,\"" + value + "\"]}]}}");
    }
}
