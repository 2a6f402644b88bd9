package teal.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import teal.lab.OtherSystem;
import teal.notify.Notice.Occasion;

/** When a notice counts as delivered, and what is said of an address that is a password. */
class WebhookTest {

    private static final Notice NOTICE =
            new Notice(Occasion.ENDED, "shop", "2.0.0", "r-1", "shop 2.0.0 is released", "http://t/", Instant.EPOCH);

    private final OtherSystem chat = new OtherSystem();

    @AfterEach
    void close() {
        chat.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 204, 299})
    void isDeliveredWhereTheAnswerSaysSo(int status) {
        chat.answer(status, "");

        assertThatCode(() -> webhook(chat.address()).send(NOTICE)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 304, 400, 401, 404, 410, 429, 500, 503})
    void isNotDeliveredOtherwise(int status) {
        chat.answer(status, "");

        assertThatThrownBy(() -> webhook(chat.address()).send(NOTICE)).hasMessage("it answered " + status);
    }

    /** The notice would go to whom nobody named. */
    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void aRedirectIsNotFollowed(int status) {
        try (OtherSystem elsewhere = new OtherSystem()) {
            chat.answer(exchange -> {
                exchange.getResponseHeaders().set("Location", elsewhere.address() + "/hook");
                exchange.sendResponseHeaders(status, -1);
                exchange.close();
            });

            assertThatThrownBy(() -> webhook(chat.address()).send(NOTICE)).hasMessage("it answered " + status);
            assertThat(elsewhere.asked()).isEmpty();
            assertThat(chat.asked()).hasSize(1);
        }
    }

    @Test
    void itsAddressIsNeverShown(@TempDir Path directory) throws Exception {
        String address = chat.address() + "/s3cret";
        Path file = Files.writeString(directory.resolve("chat"), address);

        for (String setting : new String[] {address, "file:" + file}) {
            WebhookSettings settings = new WebhookSettings("chat", setting, null, null, null, null);
            assertThat(settings).hasToString("webhook chat");
            assertThat(new Webhook(settings, Duration.ofSeconds(10)).name()).isEqualTo("webhook chat");
            assertThat(settings.reveal()).hasToString(address);
        }
    }

    /** Only a reference can be looked up before it is needed. */
    @Test
    void aReferenceIsASecretAndAPlainAddressIsNone() {
        assertThat(new WebhookSettings("chat", "http://chat/s3cret", null, null, null, null).secrets())
                .isEmpty();
        assertThat(new WebhookSettings("chat", "env:CHAT", null, null, null, null).secrets())
                .containsOnlyKeys("address");
    }

    private static Webhook webhook(String address) {
        return new Webhook(new WebhookSettings("chat", address, null, null, null, null), Duration.ofSeconds(20));
    }
}
