package teal.process.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.scheduling.config.ScheduledTaskHolder;
import teal.board.ReleaseView;
import teal.lab.ApiCaller;
import teal.lab.InvariantsHold;
import teal.lab.LabCompany;
import teal.lab.ReleaseScene;
import teal.lab.TaskAnswers;
import teal.lab.TaskAnswers.Said;
import teal.lab.shop.ShopFault;
import teal.release.ReleaseId;
import teal.release.ReleaseState;

/**
 * Which answers are taken where a release waits for people: over the engine's REST API, and by the way that Tasklist sends
 * them, with a session and its token. What is refused changes nothing.
 */
@Tag("whole")
@InvariantsHold
@TestInstance(Lifecycle.PER_CLASS)
class DecisionRulesTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final String TASKS = "/engine-rest/task?maxResults=100&taskDefinitionKey=" + ReleaseScene.DECISION;

    private static final String INCIDENTS =
            "/engine-rest/incident?maxResults=100&incidentType=decisionNeeded&activityId=" + ReleaseScene.DECISION;

    /** All that an answer could change. */
    private record Standing(
            List<String> tasks, List<String> incidents, Map<String, String> variables, int changes, int moves) {}

    private final LabCompany company = LabCompany.open();
    private ReleaseScene scene;
    private TaskAnswers answers;
    private String idle;
    private Map<String, String> versions;

    @BeforeAll
    void open() {
        scene = ReleaseScene.open(
                company,
                Map.of(
                        "teal.applications.shop.deployment.batch", 2,
                        "teal.applications.shop.deployment.failure-budget", 1,
                        "teal.applications.shop.deployment.commands.out-of-service", "touch out-of-service",
                        "teal.applications.shop.deployment.commands.in-service", "rm -f out-of-service",
                        "teal.applications.shop.verification.health.within", "5s",
                        "teal.applications.shop.retry.delays", "100ms"));
        answers = new TaskAnswers(scene::url);
    }

    @AfterAll
    void close() {
        scene.close();
    }

    @BeforeEach
    void look() {
        idle = company.target().equals(LabCompany.BLUE) ? "green" : "blue";
        versions = company.versions();
    }

    private void watchdogLooksTwice() {
        List<Runnable> looks = scene.teal(ScheduledTaskHolder.class).getScheduledTasks().stream()
                .map(scheduled -> scheduled.getTask().getRunnable())
                .filter(task -> task.toString().endsWith("UnseenWaits.lookInTurn"))
                .toList();
        assertThat(looks).hasSize(1);
        looks.get(0).run();
        looks.get(0).run();
    }

    @Test
    void eachNodeHasAnAnswerOfItsOwnAndOneMayBeSkipped() {
        nodes().forEach(node -> ShopFault.UNHEALTHY.set(directory(node), ""));
        String version = scene.newVersion();
        ReleaseId id = scene.request(version);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(decisions()).hasSize(2));
        String skipped = decision(idle + "-1");
        String mended = decision(idle + "-2");
        assertThat(incidents()).containsExactlyInAnyOrder(skipped, mended);

        assertThat(answer("otto", skipped, "skip", "its disk is broken").status())
                .isEqualTo(204);
        // The one answer is for the one node.
        assertThat(decisions()).containsExactly(mended);
        assertThat(incidents()).containsExactly(mended);
        // The other node is done, and waits for this one: nothing is stuck
        watchdogLooksTwice();
        assertThat(scene.teal(RuntimeService.class)
                        .createIncidentQuery()
                        .incidentType("unseenWait")
                        .list())
                .isEmpty();

        Standing before = standing();
        for (Said said : byAllWays("otto", mended, "skip", "this one too")) {
            isRefused(said, "the failure budget of " + idle + " is 1");
        }
        for (Said said : byAllWays("otto", mended, "goOn", "  ")) {
            isRefused(said, "needs a reason");
        }
        for (Said said : byAllWays("otto", mended, "maybe", "?")) {
            isRefused(said, "allowed: retry, goOn, skip, rollBack");
        }
        assertThat(standing()).isEqualTo(before);
        ShopFault.UNHEALTHY.clear(directory(idle + "-2"));
        assertThat(answer("otto", mended, "retry", "mended").status()).isEqualTo(204);
        scene.approve(id, "yes");

        ReleaseView ended = scene.awaitEnd(id);
        assertThat(ended.state()).isEqualTo(ReleaseState.RELEASED);
        assertThat(ended.leftOut()).containsExactly(Map.entry(idle + "-1", "its disk is broken"));
        assertThat(ended.evidence())
                .filteredOn(report -> report.step().equals("finishRelease"))
                .singleElement()
                .satisfies(report -> assertThat(report.summary()).contains(idle + "-1 (its disk is broken)"));
        assertThat(nodesOutOfService()).containsExactly(idle + "-1");
        assertThat(incidents()).isEmpty();
        ShopFault.UNHEALTHY.clear(directory(idle + "-1"));
    }

    @Test
    void theTaskSaysWhatFailedWhereAndWhyAndWhatWasPrinted() throws IOException {
        Path service = directory(idle + "-2").resolve("bin/service");
        String script = Files.readString(service);
        Files.writeString(service, "#!/bin/sh\necho no more memory\nexit 7\n");
        ReleaseId id = scene.request(scene.newVersion());
        scene.awaitTask(id, ReleaseScene.DECISION);
        String task = decision(idle + "-2");

        JsonNode said =
                as("otto").get("/engine-rest/task/" + task + "/variables").body();
        assertThat(text(said, "failedStepName")).isEqualTo("Activate version");
        assertThat(text(said, "cluster")).isEqualTo(idle);
        assertThat(text(said, "node")).isEqualTo(idle + "-2");
        assertThat(text(said, "failure")).contains(idle + "-2", "restart command ended with exit code 7");
        assertThat(text(said, "failedOutput")).contains("no more memory");
        for (Said refused : byAllWays("otto", task, "goOn", "never mind")) {
            isRefused(refused, "'Activate version' could not do its work");
        }

        Files.writeString(service, script);
        assertThat(answer("otto", task, "rollBack", "not tonight").status()).isEqualTo(204);
        assertThat(scene.awaitEnd(id).state()).isEqualTo(ReleaseState.ROLLED_BACK);
        assertThat(company.versions()).isEqualTo(versions);
    }

    @Test
    void nobodyElseDecidesAndNobodyDecidesTwice() {
        ShopFault.UNHEALTHY.set(directory(idle + "-1"), "");
        ReleaseId id = scene.request(scene.newVersion());
        scene.awaitTask(id, ReleaseScene.DECISION);
        String task = decision(idle + "-1");

        Standing before = standing();
        for (String user : List.of("rita", "anna", "paula")) {
            assertThat(byAllWays(user, task, "rollBack", "I want it"))
                    .as(user)
                    .extracting(Said::status)
                    .containsOnly(403);
        }
        assertThat(answers.byNobody(task, Map.of("decision", "rollBack", "reason", "?"))
                        .status())
                .isIn(401, 403);
        // Nor does somebody who was put on the task.
        scene.teal(TaskService.class).addCandidateUser(task, "paula");
        for (Said said : byAllWays("paula", task, "rollBack", "I want it")) {
            isRefused(said, "only members of operators can answer this; Paula (authors) is not one");
        }
        assertThat(standing()).isEqualTo(before);
        ShopFault.UNHEALTHY.clear(directory(idle + "-1"));
        assertThat(answer("otto", task, "rollBack", "first").status()).isEqualTo(204);
        assertThat(byAllWays("otto", task, "retry", "second")).allSatisfy(second -> {
            assertThat(second.status()).isBetween(400, 499);
            assertThat(second.body()).contains("this question is closed", "Your answer was not used");
        });

        ReleaseView ended = scene.awaitEnd(id);
        assertThat(ended.state()).isEqualTo(ReleaseState.ROLLED_BACK);
        assertThat(ended.rollBackRequest())
                .hasValueSatisfying(request -> assertThat(request.reason()).isEqualTo("first"));
    }

    @Test
    void ofTwoApprovalsAtOnceOneCounts() {
        ReleaseId id = scene.request(scene.newVersion());
        String task = scene.awaitTask(id, ReleaseScene.APPROVAL).getId();

        List<CompletableFuture<Integer>> answers = Stream.of("no", "no", "no", "no")
                .map(approved -> CompletableFuture.supplyAsync(() -> approve(task, approved)))
                .toList();

        assertThat(answers.stream().map(CompletableFuture::join).filter(status -> status == 204))
                .hasSize(1);
        ReleaseView ended = scene.awaitEnd(id);
        assertThat(ended.state()).isEqualTo(ReleaseState.ROLLED_BACK);
        assertThat(ended.evidence())
                .filteredOn(report -> report.step().equals("planRollback"))
                .hasSize(1);
    }

    private int approve(String task, String approved) {
        Map<String, Object> answer =
                Map.of("approved", Map.of("value", approved, "type", "String"), "comment", Map.of("value", "-"));
        return as("anna")
                .post("/engine-rest/task/" + task + "/complete", Map.of("variables", answer))
                .status();
    }

    private Said answer(String user, String task, String decision, String reason) {
        return answers.inTasklist(user, task, Map.of("decision", decision, "reason", reason));
    }

    private List<Said> byAllWays(String user, String task, String decision, String reason) {
        return answers.byAllWays(user, task, Map.of("decision", decision, "reason", reason));
    }

    private Standing standing() {
        Map<String, String> values = new TreeMap<>();
        scene.teal(RuntimeService.class)
                .createVariableInstanceQuery()
                .list()
                .forEach(found -> values.put(found.getId() + " " + found.getName(), String.valueOf(found.getValue())));
        return new Standing(
                decisions(),
                incidents(),
                values,
                scene.recorder().changes().size(),
                scene.recorder().moves().size());
    }

    private static void isRefused(Said answer, String why) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains(why);
    }

    private List<String> decisions() {
        return fields(TASKS, "id");
    }

    private String decision(String node) {
        return decisions().stream()
                .filter(task -> text(variables(task), "node").equals(node))
                .findFirst()
                .orElseThrow();
    }

    private JsonNode variables(String task) {
        return as("otto").get("/engine-rest/task/" + task + "/variables").body();
    }

    /** The tasks that open incidents lie on, as Cockpit shows them. */
    private List<String> incidents() {
        return fields(INCIDENTS, "configuration");
    }

    private List<String> fields(String path, String field) {
        return StreamSupport.stream(as("adam").get(path).body().spliterator(), false)
                .map(found -> found.path(field).asText())
                .toList();
    }

    private static String text(JsonNode variables, String name) {
        return variables.path(name).path("value").asText();
    }

    private ApiCaller as(String user) {
        return new ApiCaller(scene::url, user);
    }

    private List<String> nodes() {
        return List.of(idle + "-1", idle + "-2");
    }

    private List<String> nodesOutOfService() {
        return company.nodes().nodes().stream()
                .map(node -> node.name())
                .filter(node -> Files.exists(directory(node).resolve("out-of-service")))
                .toList();
    }

    private Path directory(String node) {
        return company.nodes().get(node).directory();
    }
}
