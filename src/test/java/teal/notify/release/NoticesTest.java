package teal.notify.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import teal.lab.LabCompany;
import teal.lab.ReleaseScene;
import teal.lab.nodes.LabNode;
import teal.lab.shop.ShopFault;
import teal.notify.HookServer;
import teal.process.node.Away;
import teal.process.node.NodesAway;
import teal.release.ReleaseId;
import teal.release.ReleaseState;

/** A release that nobody looks after: people hear of it until its time is over. */
@Tag("whole")
class NoticesTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** The engine's own timers, a real mail server, a webhook that listens and one that is dead. */
    @Test
    void peopleAreNotifiedOfWhatConcernsThemAndADeadWebhookStopsNothing() {
        GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        LabCompany company = LabCompany.open();
        try (HookServer hook = new HookServer();
                ReleaseScene scene = ReleaseScene.open(company, settings(hook, mail))) {
            LabNode node = company.nodes().get("green-1");
            ShopFault.UNHEALTHY.set(node.directory(), "");
            ReleaseId id = scene.request(scene.newVersion());
            scene.awaitTask(id, ReleaseScene.DECISION);
            // Before it is answered: a notice tells what is so when it is sent
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(texts(hook))
                            .anySatisfy(text -> assertThat(text)
                                    .startsWith("decision: shop 2.0.0 needs a decision: Decide on this node: ")
                                    .contains("green-1: not healthy")));
            ShopFault.UNHEALTHY.clear(node.directory());
            scene.decide(id, "retry", "");

            assertThat(scene.awaitEnd(id).state()).isEqualTo(ReleaseState.ROLLED_BACK);

            scene.teal(NodesAway.class)
                    .put(new Away(
                            "shop",
                            "green-2",
                            Away.Kind.MAINTENANCE,
                            "new disk",
                            "otto",
                            Instant.EPOCH,
                            Optional.of(Instant.EPOCH)));
            scene.teal(OverdueNodes.class).remind();
            scene.teal(OverdueNodes.class).remind();
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(texts(hook))
                            .filteredOn(text -> text.contains("green-2 should be back by now"))
                            .hasSize(1));

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(texts(hook))
                            .containsSubsequence(
                                    "started: shop 2.0.0: release started",
                                    "waiting: shop 2.0.0 is waiting: Approve traffic switch",
                                    "expired: shop 2.0.0: not approved within 4 s; rolling back",
                                    "ended: shop 2.0.0: rolled-back: not approved within 4 s")
                            .anySatisfy(text -> assertThat(text)
                                    .matches("reminder: shop 2.0.0 has been waiting since .* UTC: Approve .*"))
                            .anySatisfy(text -> assertThat(text)
                                    .matches("escalation: shop 2.0.0 has been waiting since .* UTC,"
                                            + " now also asking operators: Approve .*")));
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(subjects(mail))
                            .containsExactlyInAnyOrderElementsOf(texts(hook).stream()
                                    .map(text -> "[Teal] " + text.substring(text.indexOf(": ") + 2))
                                    .toList()));
            assertThat(hook.received())
                    .extracting(body -> body.path("link").asText())
                    .contains(
                            "https://teal.example.test/camunda/app/tasklist/",
                            "https://teal.example.test/camunda/app/cockpit/");
        } finally {
            mail.stop();
        }
    }

    private static Map<String, Object> settings(HookServer hook, GreenMail mail) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("teal.applications.shop.verification.health.within", "10s");
        settings.put("teal.applications.shop.approval.remind-every", "1s");
        settings.put("teal.applications.shop.approval.escalate-after", "2s");
        settings.put("teal.applications.shop.approval.expire-after", "4s");
        settings.put("teal.applications.shop.approval.when-expired", "roll-back");
        settings.put("teal.notifications.link", "https://teal.example.test/");
        settings.put("teal.notifications.webhooks[0].name", "dead");
        settings.put("teal.notifications.webhooks[0].address", nobodyThere());
        settings.put("teal.notifications.webhooks[1].name", "program");
        settings.put("teal.notifications.webhooks[1].address", hook.address());
        settings.put("teal.notifications.mail.from", "teal@example.test");
        settings.put("teal.notifications.mail.to", "ops@example.test");
        settings.put("spring.mail.host", "127.0.0.1");
        settings.put("spring.mail.port", mail.getSmtp().getPort());
        return settings;
    }

    private static List<String> texts(HookServer hook) {
        return hook.received().stream()
                .map(body -> body.path("occasion").asText() + ": "
                        + body.path("text").asText())
                .toList();
    }

    private static List<String> subjects(GreenMail mail) throws MessagingException {
        List<String> subjects = new ArrayList<>();
        for (MimeMessage letter : mail.getReceivedMessages()) {
            subjects.add(letter.getSubject());
        }
        return subjects;
    }

    private static String nobodyThere() {
        try (HookServer closed = new HookServer()) {
            return closed.address();
        }
    }
}
