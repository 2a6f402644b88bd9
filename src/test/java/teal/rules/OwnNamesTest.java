package teal.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import teal.lab.CockpitSession;
import teal.lab.ReleaseScene;
import teal.lab.shop.ShopFault;
import teal.notify.HookServer;
import teal.release.ReleaseId;
import teal.release.ReleaseState;

/** An author gave every element another id and another label: nothing in Teal goes by those. */
@Tag("whole")
@TestInstance(Lifecycle.PER_CLASS)
class OwnNamesTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final HookServer hook = new HookServer();
    private ReleaseScene scene;
    private CockpitSession otto;

    @BeforeAll
    void open() {
        scene = ReleaseScene.open(Map.of(
                "teal.notifications.webhooks[0].name",
                "chat",
                "teal.notifications.webhooks[0].address",
                hook.address()));
        otto = CockpitSession.signIn(scene.url(""), "otto");
        HttpResponse<String> answer = scene.engineRest("paula").deploy("own names", OwnNames.inAll(Shipped.files()));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    @AfterAll
    void close() {
        scene.close();
        hook.close();
    }

    @Test
    void boardNoticesRetriesAndApiWorkAsWithTealsOwnDiagrams() {
        ReleaseId release = scene.request(scene.newVersion(Map.of(ShopFault.FAILING, "1")));

        JsonNode decision = awaitDecision("");
        assertThat(board().path("phases").findValuesAsText("name"))
                .filteredOn(phase -> phase.endsWith(")"))
                .extracting(phase -> phase.replaceAll(".*\\(", "("))
                .containsExactly("(green)", "(blue)");
        assertThat(board().path("phaseName").asText()).endsWith("(green)");
        assertThat(board().path("rollingBack").asBoolean()).isFalse();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(hook.received())
                        .filteredOn(notice -> notice.path("text").asText().contains("decision"))
                        .singleElement()
                        .returns("decision", notice -> notice.path("occasion").asText()));

        HttpResponse<String> retried = otto.post(
                "default/releases/" + release + "/retry",
                "{\"what\": \"" + decision.path("id").asText() + "\"}");
        assertThat(retried.statusCode()).as(retried.body()).isEqualTo(200);
        JsonNode again = awaitDecision(decision.path("id").asText());
        assertThat(scene.view(release).state()).isEqualTo(ReleaseState.WAITING);

        scene.teal(TaskService.class)
                .complete(again.path("id").asText(), Map.of("decision", "rollBack", "reason", "the version is bad"));
        assertThat(scene.awaitEnd(release).state()).isEqualTo(ReleaseState.ROLLED_BACK);
        scene.assertInvariants();
    }

    private JsonNode board() {
        return otto.read("default/applications").path("releases").path(0);
    }

    private JsonNode awaitDecision(String answered) {
        return await().atMost(PATIENCE)
                .until(
                        () -> board().path("now").path(0),
                        now -> now.path("decision").asBoolean()
                                && !now.path("id").asText().equals(answered));
    }
}
