package teal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import teal.lab.ReleaseScene;
import teal.notify.HookServer;
import teal.process.ReleaseView.State;
import teal.release.ReleaseId;

class NoticesTest {

    @Test
    void peopleHearWhenAReleaseStartsWaitsAndEndsAndADeadWebhookStopsNothing() {
        try (HookServer hook = new HookServer();
                ReleaseScene scene = ReleaseScene.open(Map.of(
                        "teal.notifications.link", "https://teal.example.test/",
                        "teal.notifications.webhooks[0].name", "dead",
                        "teal.notifications.webhooks[0].address", nobodyThere(),
                        "teal.notifications.webhooks[1].name", "program",
                        "teal.notifications.webhooks[1].address", hook.address()))) {
            ReleaseId id = scene.request(scene.newVersion());
            scene.approve(id, "yes");

            assertThat(scene.awaitEnd(id).state()).isEqualTo(State.RELEASED);
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(hook.received())
                            .extracting(body -> body.path("occasion").asText())
                            .containsExactly("started", "waiting", "ended"));
            assertThat(hook.received().get(1).path("text").asText())
                    .isEqualTo("shop 2.0.0 waits: Approve traffic switch");
            assertThat(hook.received().get(1).path("link").asText())
                    .isEqualTo("https://teal.example.test/camunda/app/tasklist/");
            assertThat(hook.received().get(2).path("text").asText()).isEqualTo("shop 2.0.0: released");
        }
    }

    private static String nobodyThere() {
        try (HookServer closed = new HookServer()) {
            return closed.address();
        }
    }
}
