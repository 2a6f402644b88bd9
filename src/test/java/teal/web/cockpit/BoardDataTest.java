package teal.web.cockpit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import teal.lab.CockpitSession;
import teal.lab.ReleaseScene;
import teal.lab.shop.ShopFault;
import teal.process.attempt.AttemptTable;
import teal.release.Node;
import teal.release.ReleaseId;

/** What the release board is told, from a release in trouble to one that nobody remembers. */
@Tag("whole")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BoardDataTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final ObjectMapper JSON = new ObjectMapper();
    private static ReleaseScene scene;
    private static CockpitSession otto;
    private static ReleaseId release;

    @BeforeAll
    static void begin() {
        scene = ReleaseScene.open(Map.of(
                "teal.applications.shop.deployment.commands.restart",
                "echo token=abc123; bin/service restart",
                "teal.applications.shop.verification.health.within",
                "8s"));
        otto = CockpitSession.signIn(scene.url(""), "otto");
        ShopFault.UNHEALTHY.set(scene.company().nodes().applicationDirectory(node("green-2")), "");
        release = scene.request(scene.newVersion());
    }

    @AfterAll
    static void end() {
        scene.close();
    }

    private static Node node(String name) {
        return scene.company().nodes().nodes().stream()
                .filter(node -> node.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @Order(1)
    void showsWhoIsWaitedForAndWhy() {
        scene.awaitTask(release, ReleaseScene.DECISION);

        JsonNode running = otto.read("default/applications").path("releases").path(0);
        assertThat(running.path("application").asText()).isEqualTo("shop");
        assertThat(running.path("phases").findValuesAsText("name"))
                .containsSubsequence(
                        "Plan release", "Upgrade first cluster (green)", "Approve traffic switch", "Finish release");
        assertThat(running.path("phaseName").asText()).isEqualTo("Upgrade first cluster (green)");
        JsonNode now = running.path("now").path(0);
        assertThat(now.path("kind").asText()).isEqualTo("person");
        assertThat(now.path("group").asText()).isEqualTo("operators");
        assertThat(now.path("node").asText()).isEqualTo("green-2");
        assertThat(running.path("trouble").asText()).contains("Check health", "green-2");
    }

    @Test
    @Order(2)
    void anyProcessThatTheReleaseCalledLeadsToTheRelease() {
        List<String> called = scene
                .teal(RuntimeService.class)
                .createProcessInstanceQuery()
                .rootProcessInstanceId(release.value())
                .list()
                .stream()
                .map(instance -> instance.getId())
                .toList();

        assertThat(called).hasSizeGreaterThanOrEqualTo(2);
        for (String instance : called) {
            assertThat(sheet(instance).path("id").asText()).isEqualTo(release.value());
        }
    }

    @ParameterizedTest
    @Order(3)
    @CsvSource({
        "otto, rollback, no-such-release, 404",
        "anna, rollback, RELEASE, 403",
        "anna, retry, RELEASE, 403",
        "otto, retry, RELEASE, 409"
    })
    void refusesWhatCannotBeDone(String user, String button, String id, int status) throws JsonProcessingException {
        CockpitSession person = CockpitSession.signIn(scene.url(""), user);
        String path = "default/releases/" + id.replace("RELEASE", release.value()) + "/" + button;

        var answer = person.post(path, "{\"reason\": \"why\", \"what\": \"no-such-task\"}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(JSON.readTree(answer.body()).path("message").asText()).isNotBlank();
        assertThat(person.post(path, "not JSON").statusCode()).isIn(400, 403);
    }

    @Test
    @Order(4)
    void triesAgainInTheNameOfThePersonWhoPressedTheButton() {
        JsonNode waiting = otto.read("default/applications")
                .path("releases")
                .path(0)
                .path("now")
                .path(0);
        ShopFault.UNHEALTHY.clear(scene.company().nodes().applicationDirectory(node("green-2")));

        assertThat(otto.post(
                                "default/releases/" + release + "/retry",
                                "{\"what\": \"" + waiting.path("id").asText() + "\"}")
                        .statusCode())
                .isEqualTo(200);

        scene.awaitTask(release, ReleaseScene.APPROVAL);
        JsonNode timeline = sheet(release.value()).path("timeline");
        assertThat(entries(timeline).filter(entry -> entry.path("kind").asText().equals("person")))
                .first()
                .satisfies(entry -> {
                    assertThat(entry.path("by").asText()).isEqualTo("otto");
                    assertThat(entry.path("answer").asText()).isEqualTo("try again");
                });
        assertThat(entries(timeline)
                        .filter(entry -> entry.path("activity").asText().equals("Task_CheckHealth")
                                && entry.path("node").asText().equals("green-2"))
                        .map(entry -> entry.path("outcome").asText()))
                .containsExactly("no", "done");
    }

    @Test
    @Order(5)
    void keepsCommandOutputWithoutSecrets() {
        String attempt = entries(sheet(release.value()).path("timeline"))
                .filter(entry -> entry.path("activity").asText().equals("Task_ActivateVersion"))
                .map(entry -> entry.path("attempts").path(0))
                .peek(one -> assertThat(one.path("printed").asBoolean()).isTrue())
                .map(one -> one.path("id").asText())
                .findFirst()
                .orElseThrow();

        assertThat(otto.read("default/releases/" + release + "/attempts/" + attempt)
                        .path("printed")
                        .asText())
                .contains("token=********")
                .doesNotContain("abc123");
        assertThat(otto.get("default/releases/" + release + "/attempts/other").statusCode())
                .isEqualTo(404);
        assertThat(otto.get("default/releases/other/attempts/" + attempt).statusCode())
                .isEqualTo(404);
    }

    @Test
    @Order(6)
    void remembersAReleaseWithItsResult() {
        scene.approve(release, "yes");
        scene.awaitEnd(release);
        JsonNode past =
                otto.read("default/releases?application=sh&result=released").path("releases");
        assertThat(past).hasSize(1);
        assertThat(past.path(0).path("state").asText()).isEqualTo("released");
        assertThat(Duration.parse(past.path(0).path("waitedForPeople").asText()))
                .isPositive();
        assertThat(otto.read("default/releases?application=%25").path("releases"))
                .isEmpty();
        assertThat(otto.read("default/releases?page=2147483647").path("releases"))
                .isEmpty();
        assertThat(otto.get("default/releases?result=splendid").statusCode()).isEqualTo(400);
        assertThat(otto.post("default/releases/" + release + "/rollback", "{}").statusCode())
                .isEqualTo(409);
    }

    /** By the engine's own clean-up, which leaves alone what is to be kept for longer. */
    @Test
    @Order(7)
    void forgetsOutputWhenTheEngineCleansUpItsHistory() {
        AttemptTable attempts = scene.teal(AttemptTable.class);
        HistoryService history = scene.teal(HistoryService.class);
        assertThat(past(history).getRemovalTime())
                .isEqualTo(Date.from(past(history).getEndTime().toInstant().plus(Duration.ofDays(180))));
        cleanUp(history);
        attempts.forget(Instant.now());
        assertThat(attempts.of(release.value())).isNotEmpty();

        history.setRemovalTimeToHistoricProcessInstances()
                .absoluteRemovalTime(Date.from(Instant.now().minusSeconds(1)))
                .byIds(release.value())
                .hierarchical()
                .executeAsync();
        await().atMost(PATIENCE)
                .until(() -> past(history).getRemovalTime().toInstant().isBefore(Instant.now()));
        cleanUp(history);
        assertThat(history.createHistoricProcessInstanceQuery().count()).isZero();
        attempts.forget(Instant.now());

        assertThat(attempts.of(release.value())).isEmpty();
        assertThat(otto.get("default/releases/" + release).statusCode()).isEqualTo(404);
    }

    private static HistoricProcessInstance past(HistoryService history) {
        return history.createHistoricProcessInstanceQuery()
                .processInstanceId(release.value())
                .singleResult();
    }

    /** As it runs every night, and until it waits for the next one. */
    private static void cleanUp(HistoryService history) {
        history.cleanUpHistoryAsync(true);
        await().atMost(PATIENCE)
                .until(() -> history.findHistoryCleanupJobs().stream()
                        .allMatch(job -> job.getDuedate().after(new Date())));
    }

    private static JsonNode sheet(String instance) {
        return otto.read("default/releases/" + instance).path("release");
    }

    private static Stream<JsonNode> entries(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
