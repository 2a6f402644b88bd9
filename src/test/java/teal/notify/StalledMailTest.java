package teal.notify;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static teal.lab.StallingServer.after;
import static teal.lab.StallingServer.hears;
import static teal.lab.StallingServer.says;
import static teal.lab.StallingServer.trickles;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import teal.lab.StallingServer;
import teal.notify.Notice.Occasion;

/** Wherever a mail server stops, the delivery ends by its deadline, and no other channel waits for it. */
@Tag("waits")
class StalledMailTest {

    private static final Duration FAR_TOO_LONG = Duration.ofSeconds(60);
    private static final Notice NOTICE =
            new Notice(Occasion.ENDED, "shop", "2.0.0", "r-1", "shop 2.0.0 is released", "http://t/", Instant.EPOCH);

    private final HookServer hook = new HookServer();

    @AfterEach
    void close() {
        hook.close();
    }

    enum Stall {
        CONNECT(StallingServer::thatNobodyCanConnectTo),
        GREETING(() -> after()),
        TRICKLING_GREETING(() -> after(says("220-"), trickles("x"))),
        ENDLESS_GREETING(() -> after(trickles("220-wait\r\n"))),
        HELLO(() -> after(says("220 mail\r\n"), hears("EHLO.*"))),
        RECIPIENT(() -> after(
                says("220 mail\r\n"),
                hears("EHLO.*"),
                says("250 mail\r\n"),
                hears("MAIL.*"),
                says("250 ok\r\n"),
                hears("RCPT.*"))),
        MESSAGE(() -> after(
                says("220 mail\r\n"),
                hears("EHLO.*"),
                says("250 mail\r\n"),
                hears("MAIL.*"),
                says("250 ok\r\n"),
                hears("RCPT.*"),
                says("250 ok\r\n"),
                hears("DATA"),
                says("354 go on\r\n"),
                hears("\\."))),
        TLS(() -> after(
                says("220 mail\r\n"),
                hears("EHLO.*"),
                says("250-mail\r\n250 STARTTLS\r\n"),
                hears("STARTTLS"),
                says("220 go ahead\r\n")));

        private final Supplier<StallingServer> server;

        Stall(Supplier<StallingServer> server) {
            this.server = server;
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDeliveryEndsByItsDeadline(Stall stall) {
        try (StallingServer server = stall.server.get()) {
            Mail mail = new Mail(letters(), sender(server), Duration.ofMillis(500));

            assertTimeoutPreemptively(
                    FAR_TOO_LONG,
                    () -> assertThatThrownBy(() -> mail.send(NOTICE))
                            .hasMessage("the mail server did not finish within 500 ms"));

            await().until(() -> server.openConnections() == 0);
        }
    }

    @Test
    void aStalledChannelHoldsUpNoOther() {
        WebhookSettings webhook = new WebhookSettings("program", hook.address(), null, null, null, null);
        try (StallingServer server = Stall.GREETING.server.get();
                Notifier notifier = new Notifier(
                        new NotificationSettings(null, List.of(webhook), letters()),
                        sender(server),
                        Clock.systemUTC())) {
            for (int i = 0; i < 5; i++) {
                notifier.send(() -> NOTICE);
            }

            await().until(() -> hook.received().size() == 5);
        }
    }

    private static MailSettings letters() {
        return new MailSettings("teal@example.test", List.of("ops@example.test"), null);
    }

    private static JavaMailSenderImpl sender(StallingServer server) {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(server.port());
        sender.getJavaMailProperties().put("mail.smtp.starttls.enable", "true");
        return sender;
    }
}
