package teal.notify;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import teal.lab.StallingServer;
import teal.lab.Stalls;
import teal.notify.Notice.Occasion;

/** Wherever a webhook stops before its status is known, the delivery ends by its deadline. */
@Tag("waits")
class StalledWebhookTest {

    private static final Notice NOTICE =
            new Notice(Occasion.ENDED, "shop", "2.0.0", "r-1", "shop 2.0.0 is released", "http://t/", Instant.EPOCH);

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"MIDDLE", "CHUNK", "TRICKLING_BODY"})
    void aDeliveryEndsByItsDeadline(Stalls stall) {
        try (StallingServer server = stall.start()) {
            Webhook webhook = new Webhook(
                    new WebhookSettings("w", stall.address(server).toString(), null, null, null, null),
                    Duration.ofMillis(300));

            assertTimeoutPreemptively(
                    Duration.ofSeconds(60),
                    () -> assertThatThrownBy(() -> webhook.send(NOTICE))
                            .hasMessageContaining("no whole answer within 300 ms, " + stall.words()));
            await().until(() -> server.openConnections() == 0);
        }
    }
}
