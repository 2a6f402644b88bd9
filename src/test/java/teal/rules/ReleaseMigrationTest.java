package teal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.w3c.dom.Element;
import teal.lab.ApiCaller;
import teal.lab.ApiCaller.Answer;
import teal.lab.InvariantsHold;
import teal.lab.ReleaseScene;
import teal.lab.shop.ShopFault;
import teal.release.ReleaseId;
import teal.release.ReleaseState;

/** A release that waits for a person goes on with diagrams that were deployed meanwhile, where that is safe. */
@Tag("whole")
@InvariantsHold
@TestInstance(Lifecycle.PER_CLASS)
class ReleaseMigrationTest {

    private static final String RELEASE = "blue-green-release.bpmn";
    private static final String UPGRADE = "cluster-upgrade.bpmn";

    private ReleaseScene scene;

    @BeforeAll
    void open() {
        scene = ReleaseScene.open(Map.of());
    }

    @AfterAll
    void close() {
        scene.close();
    }

    @Test
    void isTriedFirstThenMovedAndEndsOnTheNewDiagram() {
        deploy(RELEASE, edit -> edit);
        ReleaseId id = waiting();
        deploy(RELEASE, edit -> edit.set("Task_FinishRelease", "name", "Close the release"));
        String before = definition(id);

        Answer refused = move("anna", id, Map.of());
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body().path("detail").asText()).contains("'authors' or 'operators', and anna is in neither");
        Answer tried = move("otto", id, Map.of());
        assertThat(tried.status()).as("%s", tried.body()).isEqualTo(200);
        assertThat(tried.body().path("dryRun").asBoolean()).isTrue();
        assertThat(tried.body().path("moves").findValuesAsText("process")).containsExactly("blue-green-release");
        assertThat(definition(id)).isEqualTo(before);
        assertThat(movers()).doesNotContain("otto");

        assertThat(move("otto", id, Map.of("dryRun", false)).status()).isEqualTo(200);
        assertThat(definition(id)).isNotEqualTo(before);
        assertThat(scene.view(id).processVersion())
                .isEqualTo(tried.body().path("moves").path(0).path("toVersion").asInt());
        assertThat(movers()).contains("otto");

        scene.approve(id, "yes");
        assertThat(scene.awaitEnd(id).state()).isEqualTo(ReleaseState.RELEASED);
        assertThat(scene.teal(HistoryService.class)
                        .createHistoricActivityInstanceQuery()
                        .activityId("Task_FinishRelease")
                        .list())
                .filteredOn(activity -> id.value().equals(activity.getRootProcessInstanceId()))
                .extracting(HistoricActivityInstance::getActivityName)
                .containsExactly("Close the release");
    }

    @Test
    void movesTheProcessesThatTheReleaseHasCalledToo() {
        deploy(RELEASE, edit -> edit);
        ReleaseId id = scene.request(scene.newVersion(Map.of(ShopFault.FAILING, "1")));
        scene.awaitTask(id, ReleaseScene.DECISION);
        deploy(UPGRADE, edit -> edit.set("Task_WarmUp", "name", "Warm the cluster up"));

        Answer moved = move("paula", id, Map.of("dryRun", false));

        assertThat(moved.status()).as("%s", moved.body()).isEqualTo(200);
        assertThat(moved.body().path("moves").findValuesAsText("process"))
                .containsExactlyInAnyOrder("blue-green-release", "cluster-upgrade");
        scene.decide(id, "rollBack", "the version is bad");
        assertThat(scene.awaitEnd(id).state()).isEqualTo(ReleaseState.ROLLED_BACK);
    }

    /** The first cluster is upgraded by now, and the second one is not. */
    @Test
    void reportsNewStepsThatTheReleaseHasAlreadyPassed() {
        deploy(RELEASE, edit -> edit);
        ReleaseId id = waiting();
        String cluster = scene.company().target().contains("blue") ? "green" : "blue";
        deploy(
                UPGRADE,
                edit -> edit.insert(
                        "Flow_WarmUp_StepsDone",
                        "Task_CheckOnceMore",
                        "<bpmn:serviceTask id=\"Task_CheckOnceMore\" name=\"Check once more\""
                                + " camunda:delegateExpression=\"${runSmokeTests}\" camunda:asyncBefore=\"true\">"
                                + "<bpmn:extensionElements><camunda:inputOutput><camunda:inputParameter"
                                + " name=\"cluster\">${cluster}</camunda:inputParameter></camunda:inputOutput>"
                                + "</bpmn:extensionElements></bpmn:serviceTask>"));
        String told = "'Check once more' is new in cluster-upgrade, which the release has already passed for " + cluster
                + "; it will not be done there";

        Answer tried = move("paula", id, Map.of());
        assertThat(tried.status()).as("%s", tried.body()).isEqualTo(200);
        assertThat(tried.body().path("warnings").path(0).asText()).isEqualTo(told);
        Answer refused = move("paula", id, Map.of("dryRun", false));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body().path("detail").asText())
                .contains(told, "to move it anyway, send \"despiteWarnings\": true");
        assertThat(move("paula", id, Map.of("dryRun", false, "despiteWarnings", true))
                        .status())
                .isEqualTo(200);

        scene.approve(id, "yes");
        assertThat(scene.awaitEnd(id).state()).isEqualTo(ReleaseState.RELEASED);
        assertThat(scene.teal(HistoryService.class)
                        .createHistoricActivityInstanceQuery()
                        .activityId("Task_CheckOnceMore")
                        .finished()
                        .count())
                .isEqualTo(1);
    }

    /** Nothing in it is a new task, and each of it makes a difference to the release that waits. */
    @Test
    void warnsOfEverythingThatBecomesDifferent() {
        deploy(RELEASE, edit -> edit);
        ReleaseId id = waiting();
        deploy(RELEASE, ReleaseMigrationTest::changed);

        Answer tried = move("paula", id, Map.of());

        assertThat(tried.status()).as("%s", tried.body()).isEqualTo(200);
        assertThat(texts(tried.body().path("warnings")))
                .contains(
                        "the group of 'Approve traffic switch' changed from 'approvers' to 'operators'; the open task stays in"
                                + " the list of those asked before, and only the others can answer it",
                        "the timer of 'Reminder due' changed from '${remindEvery}' to 'R/PT2H'; the release already waits"
                                + " there, and keeps what it has",
                        "the condition of the flow from 'Was anything changed?' to 'Rolled back' changed from '${changed}' to"
                                + " '${changed == true}'; the release follows it from now on",
                        "the input 'restore' of 'Upgrade second cluster' changed from '${false}' to '${planned}'; the"
                                + " release follows it from now on",
                        "the input 'restore' of 'Upgrade first cluster' changed from '${false}' to '${planned}'; the"
                                + " release has already passed it",
                        "the flow from 'Roll back?' to 'Approve traffic switch' was removed; the release follows it from now"
                                + " on");
        assertThat(texts(tried.body().path("moves").path(0).path("changes").findValues("text")))
                .contains("'Finish release' is now called 'Close the release'");
        Answer refused = move("paula", id, Map.of("dryRun", false));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body().path("detail").asText()).contains("the group of 'Approve traffic switch' changed");
        assertThat(move("paula", id, Map.of("dryRun", false, "despiteWarnings", true))
                        .status())
                .isEqualTo(200);
        assertThat(new ApiCaller(scene::url, "otto")
                        .post("/api/releases/" + id + "/rollback", Map.of("reason", "the diagram was wrong"))
                        .status())
                .isLessThan(300);
        scene.awaitEnd(id);
    }

    @Test
    void theSameDifferenceIsShownBetweenAnyTwoVersions() {
        deploy(RELEASE, edit -> edit);
        int before = newestVersion();
        deploy(RELEASE, ReleaseMigrationTest::changed);
        deploy(RELEASE, edit -> edit);
        ApiCaller vera = new ApiCaller(scene::url, "vera");

        Answer changes = vera.get("/api/processes/blue-green-release/changes?from=" + before + "&to=" + (before + 1));

        assertThat(changes.status()).as("%s", changes.body()).isEqualTo(200);
        assertThat(changes.body().path("changes").findValuesAsText("kind"))
                .contains("removed", "renamed", "condition", "timer", "group", "input");
        assertThat(changes.body().path("changes").findValuesAsText("text"))
                .contains("the group of 'Approve traffic switch' changed from 'approvers' to 'operators'");
        assertThat(vera.get("/api/processes/blue-green-release/changes")
                        .body()
                        .path("changes")
                        .findValuesAsText("text"))
                .as("the newest one and the one before")
                .contains("the group of 'Approve traffic switch' changed from 'operators' to 'approvers'");
        assertThat(vera.get("/api/processes/blue-green-release/changes?from=" + before + "&to=" + (before + 2))
                        .body()
                        .path("changes"))
                .isEmpty();
        assertThat(vera.get("/api/processes/blue-green-release/changes?from=0")
                        .body()
                        .path("detail")
                        .asText())
                .startsWith("from: found '0'; allowed: a version that was deployed, ");
        assertThat(vera.get("/api/processes/green-blue/changes").status()).isEqualTo(404);
    }

    private static Edit changed(Edit edit) {
        for (String call : List.of("CallActivity_UpgradeFirstCluster", "CallActivity_UpgradeSecondCluster")) {
            Notation.camunda(edit.element(call), "in").stream()
                    .filter(in -> in.getAttribute("target").equals("restore"))
                    .forEach(in -> in.setAttribute("sourceExpression", "${planned}"));
        }
        Notation.bpmn(
                        Notation.bpmn(edit.element("Event_ReminderDue"), "timerEventDefinition")
                                .get(0),
                        "timeCycle")
                .get(0)
                .setTextContent("R/PT2H");
        Element rollsBack = edit.element("Flow_RollBackWhenExpired_RollBack");
        Notation.bpmn(rollsBack, "conditionExpression").forEach(rollsBack::removeChild);
        return edit.remove("Flow_RollBackWhenExpired_ApproveSwitch")
                .set("UserTask_ApproveSwitch", "camunda:candidateGroups", "operators")
                .set("Task_FinishRelease", "name", "Close the release")
                .condition("Flow_AnythingChanged_RolledBack", "${changed == true}");
    }

    private int newestVersion() {
        return scene.teal(RepositoryService.class)
                .createProcessDefinitionQuery()
                .processDefinitionKey("blue-green-release")
                .latestVersion()
                .singleResult()
                .getVersion();
    }

    private static List<String> texts(Iterable<JsonNode> nodes) {
        List<String> texts = new ArrayList<>();
        nodes.forEach(node -> texts.add(node.asText()));
        return texts;
    }

    @Test
    void isRefusedWhereItWouldBeUnsafe() {
        deploy(RELEASE, edit -> edit);
        ReleaseId id = waiting();

        assertThat(refusal(id)).endsWith("stays on its diagrams: it is already on the newest diagrams");

        deploy(
                RELEASE,
                edit -> edit.insert(
                        "Flow_AnythingMissing_UpgradeFirstCluster",
                        "SubProcess_More",
                        "<bpmn:subProcess id=\"SubProcess_More\" name=\"Do more\"><bpmn:startEvent id=\"S\""
                                + " name=\"Begun\"/><bpmn:endEvent id=\"E\" name=\"Done\"/><bpmn:sequenceFlow"
                                + " id=\"F\" sourceRef=\"S\" targetRef=\"E\"/></bpmn:subProcess>"));
        assertThat(refusal(id)).endsWith("'Do more' comes before the point where it waits, so it would never be done");

        scene.approve(id, "no");
        assertThat(refusal(id)).endsWith("; try again when it waits for a person");
        scene.awaitEnd(id);
        assertThat(refusal(id)).contains("has ended");
    }

    /** Who moved releases, as the engine keeps it for those who ask later. */
    private List<String> movers() {
        return scene
                .teal(HistoryService.class)
                .createUserOperationLogQuery()
                .operationType(UserOperationLogEntry.OPERATION_TYPE_MIGRATE)
                .list()
                .stream()
                .map(UserOperationLogEntry::getUserId)
                .toList();
    }

    private ReleaseId waiting() {
        ReleaseId id = scene.request(scene.newVersion());
        scene.awaitTask(id, ReleaseScene.APPROVAL);
        return id;
    }

    private String refusal(ReleaseId id) {
        Answer refused = move("otto", id, Map.of());
        assertThat(refused.status()).as("%s", refused.body()).isEqualTo(409);
        return refused.body().path("detail").asText();
    }

    private Answer move(String user, ReleaseId id, Map<String, Object> body) {
        return new ApiCaller(scene::url, user).post("/api/releases/" + id + "/migration", body);
    }

    private String definition(ReleaseId id) {
        return scene.teal(RuntimeService.class)
                .createProcessInstanceQuery()
                .processInstanceId(id.value())
                .singleResult()
                .getProcessDefinitionId();
    }

    private void deploy(String file, UnaryOperator<Edit> change) {
        Map<String, byte[]> files = Shipped.files();
        files.put(file, change.apply(Edit.of(file)).xml().getBytes(StandardCharsets.UTF_8));
        HttpResponse<String> answer = scene.engineRest("paula").deploy("edited", files);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }
}
