package teal.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static teal.lab.ReleaseScene.APPROVAL;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import teal.lab.ApiCaller;
import teal.lab.ApiCaller.Answer;
import teal.lab.LabUsers;
import teal.lab.ReleaseScene;
import teal.release.ReleaseId;

/** What nobody does to a waiting release by hand, neither those who are asked nor administrators. */
@Tag("whole")
@TestInstance(Lifecycle.PER_CLASS)
class NotByHandTest {

    private ReleaseScene scene;
    private ReleaseId id;
    private Task task;
    private TaskService tasks;

    @BeforeAll
    void open() {
        scene = ReleaseScene.open(Map.of());
        LabUsers.createStranger(scene.teal(IdentityService.class), "nemo");
        as("rita", () -> id = scene.request(scene.newVersion()));
        task = scene.awaitTask(id, APPROVAL);
        tasks = scene.teal(TaskService.class);
    }

    @AfterAll
    void close() {
        scene.close();
    }

    @Test
    void nobodyPutsPeopleOnATask() {
        String one = task.getId();
        Map<String, Runnable> ways = new LinkedHashMap<>();
        ways.put("candidate user", () -> tasks.addCandidateUser(one, "paula"));
        ways.put("candidate group", () -> tasks.addCandidateGroup(one, "authors"));
        ways.put("user link", () -> tasks.addUserIdentityLink(one, "paula", IdentityLinkType.ASSIGNEE));
        ways.put("group link", () -> tasks.addGroupIdentityLink(one, "authors", IdentityLinkType.CANDIDATE));
        ways.put("remove group", () -> tasks.deleteCandidateGroup(one, "approvers"));
        ways.put("remove user", () -> tasks.deleteUserIdentityLink(one, "anna", IdentityLinkType.ASSIGNEE));
        ways.put("assign", () -> tasks.setAssignee(one, "paula"));
        ways.put("assign oneself", () -> tasks.setAssignee(one, "anna"));
        ways.put("owner", () -> tasks.setOwner(one, "paula"));
        ways.put("delegate", () -> tasks.delegateTask(one, "paula"));
        ways.put("resolve", () -> tasks.resolveTask(one));
        ways.put("claim for another", () -> tasks.claim(one, "paula"));
        ways.put("save with assignee", () -> saved(changed -> changed.setAssignee("paula")));
        ways.put("save with owner", () -> saved(changed -> changed.setOwner("paula")));
        for (String person : List.of("anna", "adam")) {
            ways.forEach((way, act) -> as(
                    person,
                    () -> assertThatThrownBy(act::run)
                            .as(way + " by " + person)
                            .hasMessageContaining("tasks cannot be assigned by hand")));
        }
        assertThat(tasks.getIdentityLinksForTask(one))
                .singleElement()
                .satisfies(link -> assertThat(link.getGroupId()).isEqualTo("approvers"));
    }

    @Test
    void nobodyMakesOrRenamesTasksOrEndsThemByAnError() {
        Map<String, Runnable> ways = new LinkedHashMap<>();
        ways.put("make", () -> tasks.newTask());
        ways.put("rename", () -> tasks.setName(task.getId(), "Approve without a look"));
        ways.put("describe", () -> tasks.setDescription(task.getId(), "All is well"));
        ways.put("save renamed", () -> saved(changed -> changed.setName("Approve without a look")));
        ways.put("error", () -> tasks.handleBpmnError(task.getId(), "STEP_FAILED"));
        ways.put("escalation", () -> tasks.handleEscalation(task.getId(), "x"));
        for (String person : List.of("anna", "adam")) {
            ways.forEach((way, act) -> as(
                    person,
                    () -> assertThatThrownBy(act::run)
                            .as(way + " by " + person)
                            .hasMessageMatching(
                                    "tasks are created and described by diagrams.*|a task ends with its answer.*")));
        }
        assertThat(tasks.createTaskQuery().count()).isEqualTo(1);
    }

    @Test
    void datesMayBeSetAndOnesOwnClaimIsGivenBack() {
        as("anna", () -> {
            tasks.claim(task.getId(), "anna");
            saved(changed -> changed.setPriority(7));
        });
        as(
                "otto",
                () -> assertThatThrownBy(() -> tasks.setAssignee(task.getId(), null))
                        .hasMessageContaining("only anna"));
        as("anna", () -> tasks.setAssignee(task.getId(), null));
        as("anna", () -> tasks.claim(task.getId(), "anna"));
        as("adam", () -> tasks.setAssignee(task.getId(), null));

        Task now = tasks.createTaskQuery().singleResult();
        assertThat(now.getAssignee()).isNull();
        assertThat(now.getPriority()).isEqualTo(7);
    }

    @Test
    void releasesHaveNoAttachments() {
        String one = task.getId();
        Map<String, Runnable> ways = new LinkedHashMap<>();
        ways.put("create", () -> tasks.createAttachment("url", one, id.value(), "x", "x", "http://elsewhere.example"));
        ways.put("read all", () -> tasks.getTaskAttachments(one));
        ways.put("read one", () -> tasks.getTaskAttachment(one, "x"));
        ways.put("read content", () -> tasks.getTaskAttachmentContent(one, "x"));
        ways.put("of the release", () -> tasks.getProcessInstanceAttachments(id.value()));
        ways.put("delete", () -> tasks.deleteAttachment("x"));
        for (String person : List.of("anna", "adam")) {
            ways.forEach((way, act) -> as(
                    person,
                    () -> assertThatThrownBy(act::run)
                            .as(way + " by " + person)
                            .hasMessageContaining("releases have no attachments")));
        }
    }

    @Test
    void commentsGoByTheRightsOnTheirTask() {
        String comments = "/engine-rest/task/" + task.getId() + "/comment";
        assertThat(post("anna", comments + "/create", Map.of("message", "looks good"))
                        .status())
                .isEqualTo(200);
        assertThat(post("nemo", comments + "/create", Map.of("message", "hurry up"))
                        .status())
                .isBetween(400, 403);
        assertThat(post("anna", comments + "/create", Map.of("message", "x", "processInstanceId", "another"))
                        .status())
                .isBetween(400, 403);
        assertThat(new ApiCaller(scene::url, "nemo").get(comments).status()).isEqualTo(403);
        assertThat(new ApiCaller(scene::url, "rita").get(comments).body().findValuesAsText("message"))
                .containsExactly("looks good");
        as(
                "nemo",
                List.of(),
                () -> assertThatThrownBy(() -> tasks.getTaskComments(task.getId()))
                        .hasMessageContaining("comments can be read only by people who may read the task"));
        as(
                "nemo",
                List.of(),
                () -> assertThatThrownBy(() -> tasks.getProcessInstanceComments(id.value()))
                        .hasMessageContaining("comments can be read only by people who may read the release"));
    }

    @Test
    void variablesOfARequestOrAStepAreWrittenByNobodyLater() {
        String instance = "/engine-rest/process-instance/" + id + "/variables";
        String ofTask = "/engine-rest/task/" + task.getId();
        for (String name : List.of("override", "sha256", "artifact", "version", "plan", "escalations", "to")) {
            Map<String, Object> one = Map.of("value", "x");
            Map<String, Object> yes = Map.of("variables", Map.of("approved", Map.of("value", "yes"), name, one));
            for (Answer answer : List.of(
                    post("anna", ofTask + "/complete", yes),
                    post("anna", ofTask + "/submit-form", yes),
                    put("anna", ofTask + "/variables/" + name, one),
                    put("anna", ofTask + "/localVariables/" + name, one),
                    post("anna", ofTask + "/variables", Map.of("modifications", Map.of(name, one))),
                    post("anna", ofTask + "/localVariables", Map.of("modifications", Map.of(name, one))),
                    post("anna", ofTask + "/variables", Map.of("deletions", List.of(name, "version"))),
                    new ApiCaller(scene::url, "anna").delete(ofTask + "/variables/version"),
                    put("otto", instance + "/" + name, one),
                    put("adam", ofTask + "/localVariables/" + name, one))) {
                assertThat(answer.status()).as(name + ": " + answer.body()).isBetween(400, 500);
            }
        }
        assertThat(scene.teal(RuntimeService.class).getVariables(id.value()))
                .containsKey("version")
                .doesNotContainKeys("override", "sha256");
        assertThat(tasks.getVariablesLocal(task.getId())).containsOnlyKeys("release", "question", "waitingSince");
    }

    @Test
    void answersAreWrittenWhereTheyAreAskedAndNowhereElse() {
        String ofTask = "/engine-rest/task/" + task.getId();
        for (String name : List.of("approved", "decision", "reason", "note")) {
            for (Answer answer : List.of(
                    put("anna", ofTask + "/variables/" + name, Map.of("value", "yes")),
                    put("anna", ofTask + "/localVariables/" + name, Map.of("value", "yes")))) {
                assertThat(answer.status()).as(name + ": " + answer.body()).isEqualTo(400);
                assertThat(answer.body().path("message").asText()).contains("found the variable '" + name + "'; ");
            }
        }
        for (String name : List.of("decision", "note")) {
            Answer answer = post(
                    "anna",
                    ofTask + "/complete",
                    Map.of("variables", Map.of("approved", Map.of("value", "yes"), name, Map.of("value", "x"))));
            assertThat(answer.status()).as(name + ": " + answer.body()).isEqualTo(400);
        }
    }

    @Test
    void administratorsWriteOneReleaseAtATimeOnRecord() {
        String instance = "/engine-rest/process-instance/";
        as(
                "adam",
                () -> assertThatThrownBy(() -> scene.teal(org.camunda.bpm.engine.RuntimeService.class)
                                .setVariablesAsync(List.of(id.value()), Map.of("override", "x")))
                        .hasMessageContaining("variables can be written to only one release at a time"));
        assertThat(post(
                                "adam",
                                instance + id + "/modification",
                                Map.of(
                                        "instructions",
                                        List.of(Map.of(
                                                "type",
                                                "startBeforeActivity",
                                                "activityId",
                                                APPROVAL,
                                                "variables",
                                                Map.of("approved", Map.of("value", "yes", "local", false))))))
                        .body()
                        .path("message")
                        .asText())
                .contains("variables can be written to only one release at a time");

        put("adam", instance + id + "/variables/note", Map.of("value", "seen"));
        new ApiCaller(scene::url, "adam").delete(instance + id + "/variables/note");
        assertThat(new ApiCaller(scene::url, "vera")
                        .get("/api/audit?most=10000")
                        .body()
                        .findValuesAsText("details"))
                .contains("note = seen", "note removed, was seen");
    }

    private void saved(java.util.function.Consumer<Task> change) {
        Task stored = tasks.createTaskQuery().taskId(task.getId()).singleResult();
        change.accept(stored);
        tasks.saveTask(stored);
    }

    private Answer post(String person, String path, Object body) {
        return new ApiCaller(scene::url, person).post(path, body);
    }

    private Answer put(String person, String path, Object body) {
        return new ApiCaller(scene::url, person).put(path, body);
    }

    private void as(String person, Runnable act) {
        LabUsers.as(person, scene.teal(IdentityService.class), act);
    }

    private void as(String person, List<String> groups, Runnable act) {
        LabUsers.as(person, groups, scene.teal(IdentityService.class), act);
    }
}
