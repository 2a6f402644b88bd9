package teal.process.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static teal.lab.ReleaseScene.APPROVAL;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import teal.access.PeopleNames;
import teal.board.ReleaseView;
import teal.lab.ApiCaller;
import teal.lab.InvariantsHold;
import teal.lab.LabCompany;
import teal.lab.LabUsers;
import teal.lab.ReleaseScene;
import teal.notify.HookServer;
import teal.process.variable.Approvals;
import teal.process.variable.Evidence;
import teal.process.variable.ReleaseVariables;
import teal.release.ReleaseId;
import teal.release.ReleaseState;

/** Who may let users go to the upgraded cluster, and what happens while nobody does. */
@Tag("whole")
@InvariantsHold
@TestInstance(Lifecycle.PER_CLASS)
class ApprovalTest {

    private final LabCompany company = LabCompany.open();
    private final HookServer hook = new HookServer();
    private ReleaseScene scene;
    private String version;
    private ReleaseId id;
    private Task task;

    @BeforeAll
    void open() {
        scene = ReleaseScene.open(
                company,
                Map.of(
                        "teal.notifications.webhooks[0].name",
                        "team",
                        "teal.notifications.webhooks[0].address",
                        hook.address()));
        // Rita may approve, too; not her own releases, though.
        scene.teal(IdentityService.class).createMembership("rita", "approvers");
    }

    @AfterAll
    void close() {
        scene.close();
        hook.close();
    }

    @BeforeEach
    void request() {
        version = scene.newVersion();
        as("rita", List.of("requesters", "approvers"), () -> id = scene.request(version));
        task = scene.awaitTask(id, APPROVAL);
    }

    @Test
    void onlyAnApproverWhoDidNotAskForItMayAnswer() {
        assertRefused(() -> answer("yes", ""), "an approval needs a person who is signed in");
        as(
                "rita",
                List.of("approvers"),
                () -> assertRefused(
                        () -> answer("yes", ""),
                        "Rita (requesters) requested this release, so someone else has to decide whether to move users"));
        as(
                "adam",
                List.of("camunda-admin"),
                () -> assertRefused(
                        () -> answer("yes", ""),
                        "only members of approvers can answer this; Adam (camunda-admin) is not one"));
        as("anna", List.of("approvers"), () -> {
            assertRefused(() -> answer("maybe", ""), "approved: found 'maybe'; allowed: yes, no");
            assertRefused(
                    () -> answer("yes", "x".repeat(2_001)), "comment: found 2001 characters; allowed: up to 2000");
            assertRefused(() -> answer("yes", "x".repeat(10_000)), "comment: found 10000 characters; allowed: up to");
        });
        assertThat(scene.awaitTask(id, APPROVAL).getId()).isEqualTo(task.getId());
        assertThat(variable(ReleaseVariables.APPROVALS.name()).getValue().toString())
                .contains("\"given\":[]");

        scene.approve(id, "yes");

        assertThat(scene.awaitEnd(id).state()).isEqualTo(ReleaseState.RELEASED);
    }

    @Test
    void beingPutOnTheTaskGivesNobodyTheRightToAnswer() {
        TaskService tasks = scene.teal(TaskService.class);
        tasks.addCandidateUser(task.getId(), "paula");
        tasks.addCandidateGroup(task.getId(), "operators");
        tasks.addCandidateGroup(task.getId(), "auditors");
        tasks.setOwner(task.getId(), "paula");
        tasks.setAssignee(task.getId(), "paula");
        Map.of("paula", "authors", "otto", "operators", "vera", "auditors")
                .forEach((name, group) -> as(
                        name,
                        List.of(group),
                        () -> assertRefused(
                                () -> answer("yes", ""),
                                "only members of approvers can answer this; "
                                        + scene.teal(PeopleNames.class).of(name) + " is not one")));

        tasks.deleteCandidateGroup(task.getId(), "approvers");
        tasks.setAssignee(task.getId(), "anna");
        as("anna", List.of("approvers"), () -> answer("yes", ""));
        assertThat(scene.awaitEnd(id).state()).isEqualTo(ReleaseState.RELEASED);
    }

    @Test
    void theRestApiRefusesTheRequesterInTheSameWords() {
        Map<String, Object> yes = Map.of("variables", Map.of("approved", Map.of("value", "yes", "type", "String")));

        ApiCaller.Answer answer =
                new ApiCaller(scene::url, "rita").post("/engine-rest/task/" + task.getId() + "/complete", yes);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("message").asText()).contains("Rita (requesters) requested this release");
        // Setting her variables first is no way, either: there is none that she could set.
        assertThat(new ApiCaller(scene::url, "rita")
                        .post("/engine-rest/task/" + task.getId() + "/submit-form", yes)
                        .status())
                .isEqualTo(400);
        scene.approve(id, "no");
        assertThat(scene.awaitEnd(id).state()).isEqualTo(ReleaseState.ROLLED_BACK);
    }

    @Test
    void claimCommentAndAnswerAreInTheHistoryWithWhoeverGaveThem() {
        TaskService tasks = scene.teal(TaskService.class);
        as("anna", List.of("approvers"), () -> {
            tasks.claim(task.getId(), "anna");
            answer("no", "  too late <b>in</b> the day  ");
        });

        ReleaseView ended = scene.awaitEnd(id);
        assertThat(ended.state()).isEqualTo(ReleaseState.ROLLED_BACK);
        assertThat(ended.reason()).hasValue("rejected by Anna (approvers): too late <b>in</b> the day");
        HistoryService history = scene.teal(HistoryService.class);
        HistoricTaskInstance asked =
                history.createHistoricTaskInstanceQuery().taskId(task.getId()).singleResult();
        assertThat(asked.getAssignee()).isEqualTo("anna");
        assertThat(history.createUserOperationLogQuery().taskId(task.getId()).list())
                .extracting(UserOperationLogEntry::getOperationType, UserOperationLogEntry::getUserId)
                .contains(
                        org.assertj.core.groups.Tuple.tuple("Claim", "anna"),
                        org.assertj.core.groups.Tuple.tuple("Complete", "anna"));
        Approvals approvals = ReleaseVariables.APPROVALS
                .decode(variable(ReleaseVariables.APPROVALS.name()).getValue())
                .orElseThrow();
        assertThat(approvals.given()).singleElement().satisfies(given -> {
            assertThat(given.by()).isEqualTo("anna");
            assertThat(given.approved()).isFalse();
            assertThat(given.comment()).isEqualTo("too late <b>in</b> the day");
        });
    }

    @Test
    void whoDoesNotAnswerIsRemindedThenOthersAreAskedThenItIsAskedAnew() {
        scene.fireTimer(id, "Event_ReminderDue");
        scene.fireTimer(id, "Event_EscalationDue");
        assertThat(scene.teal(TaskService.class).getIdentityLinksForTask(task.getId()))
                .extracting(IdentityLink::getGroupId)
                .containsExactlyInAnyOrder("approvers", "operators");
        scene.fireTimer(id, "Event_ReminderDue");
        scene.fireTimer(id, "Event_ApprovalExpired");

        Task again = awaitAnother(task);
        assertThat(evidence().askedAgain()).isEqualTo("not approved within 7 days");
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(texts())
                        .anySatisfy(text -> assertThat(text)
                                .matches("reminder shop " + version
                                        + " has been waiting since .* UTC: Approve traffic switch"))
                        .anySatisfy(text -> assertThat(text)
                                .matches("escalation shop " + version
                                        + " has been waiting since .* UTC, now also asking operators: Approve traffic"
                                        + " switch"))
                        .contains("expired shop " + version + ": not approved within 7 days; asking again"));
        scene.teal(TaskService.class).addCandidateGroup(again.getId(), "operators");
        as(
                "otto",
                List.of("operators"),
                () -> assertRefused(
                        () -> scene.teal(TaskService.class).complete(again.getId(), Map.of("approved", "yes")),
                        "only members of approvers can answer this; Otto (operators) is not one"));
        scene.fireTimer(id, "Event_EscalationDue");
        as(
                "otto",
                List.of("operators"),
                () -> scene.teal(TaskService.class)
                        .complete(again.getId(), Map.of("approved", "yes", "comment", "anna is ill")));

        assertThat(scene.awaitEnd(id).state()).isEqualTo(ReleaseState.RELEASED);
    }

    private List<String> texts() {
        return hook.received().stream()
                .map(body ->
                        body.path("occasion").asText() + " " + body.path("text").asText())
                .toList();
    }

    private Task awaitAnother(Task earlier) {
        await().atMost(Duration.ofSeconds(120))
                .untilAsserted(() -> assertThat(scene.teal(TaskService.class)
                                .createTaskQuery()
                                .taskDefinitionKey(APPROVAL)
                                .list())
                        .extracting(Task::getId)
                        .isNotEmpty()
                        .doesNotContain(earlier.getId()));
        return scene.awaitTask(id, APPROVAL);
    }

    private Evidence evidence() {
        return ReleaseVariables.EVIDENCE
                .decode(scene.teal(RuntimeService.class)
                        .getVariable(scene.process(id), ReleaseVariables.EVIDENCE.name()))
                .orElseThrow();
    }

    private HistoricVariableInstance variable(String name) {
        return scene.teal(HistoryService.class)
                .createHistoricVariableInstanceQuery()
                .processInstanceId(scene.process(id))
                .activityInstanceIdIn(scene.process(id))
                .variableName(name)
                .singleResult();
    }

    private void answer(String approved, String comment) {
        scene.teal(TaskService.class).complete(task.getId(), Map.of("approved", approved, "comment", comment));
    }

    private void as(String name, List<String> groups, Runnable act) {
        LabUsers.as(name, groups, scene.teal(IdentityService.class), act);
    }

    private static void assertRefused(Runnable answer, String why) {
        assertThatThrownBy(answer::run).hasMessageContaining(why);
    }
}
