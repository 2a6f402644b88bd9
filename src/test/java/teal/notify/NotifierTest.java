package teal.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import teal.notify.Notice.Occasion;
import teal.release.CheckItem;
import teal.release.CheckItem.Outcome;
import teal.release.InvalidSetting;

class NotifierTest {

    private static final Notice WAITING = new Notice(
            Occasion.WAITING,
            "shop",
            "2.0.0",
            "r-1",
            "shop 2.0.0 is waiting: Approve \"traffic\" switch",
            "https://teal.example.test/camunda/app/tasklist/",
            Instant.parse("2026-11-23T10:00:00Z"));

    private final HookServer hook = new HookServer();

    @AfterEach
    void close() {
        hook.close();
    }

    @Test
    void aCheckReachesTheServerAndSendsNoNotice() {
        WebhookSettings there = new WebhookSettings("program", hook.address(), null, null, null, null);
        WebhookSettings gone = new WebhookSettings("gone", "http://127.0.0.1:1/s3cret", null, null, null, null);
        try (Notifier notifier =
                new Notifier(new NotificationSettings(null, List.of(there, gone), null), null, Clock.systemUTC())) {
            assertThat(notifier.ask()).extracting(CheckItem::outcome).containsExactly(Outcome.PASSED, Outcome.FAILED);
            assertThat(notifier.ask().toString()).doesNotContain("s3cret");
        }
        assertThat(hook.received()).allMatch(JsonNode::isMissingNode);
    }

    @Test
    void programsGetAllFields() {
        send(new WebhookSettings("program", hook.address(), null, null, null, null), WAITING);

        JsonNode body = first();
        assertThat(body.path("occasion").asText()).isEqualTo("waiting");
        assertThat(body.path("application").asText()).isEqualTo("shop");
        assertThat(body.path("version").asText()).isEqualTo("2.0.0");
        assertThat(body.path("text").asText()).isEqualTo(WAITING.text());
        assertThat(body.path("at").asText()).isEqualTo("2026-11-23T10:00:00Z");
    }

    @Test
    void chatToolsGetATextAndTheirAddressMayBeInAFile(@TempDir Path directory) throws IOException {
        Path secret = Files.writeString(directory.resolve("chat"), hook.address() + "\n");

        send(new WebhookSettings("chat", "file:" + secret, "chat", null, null, null), WAITING);

        assertThat(first().path("text").asText()).isEqualTo(WAITING.text() + " " + WAITING.link());
        assertThat(first()).hasSize(1);
    }

    /** What the values contain stays within the text that they were put into. */
    @Test
    void aCompanysOwnMessageIsFilled(@TempDir Path directory) throws IOException {
        Path template = Files.writeString(directory.resolve("cards.json"), """
                {"type": "message", "silent": false,
                 "cards": [{"title": "{application} {version}", "text": "Teal: {text}", "url": "{link}"}]}
                """);
        Notice hostile =
                new Notice(Occasion.ENDED, "shop", "2", "r", "\"}], $1 {link} \n\\", "http://t/", Instant.EPOCH);

        send(new WebhookSettings("cards", hook.address(), null, "file:" + template, null, null), hostile);

        assertThat(first().path("silent").isBoolean()).isTrue();
        JsonNode card = first().path("cards").path(0);
        assertThat(card.path("title").asText()).isEqualTo("shop 2");
        assertThat(card.path("text").asText()).isEqualTo("Teal: " + hostile.text());
        assertThat(card.path("url").asText()).isEqualTo("http://t/");
        assertThat(first()).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"text": "{text}"         | (Unexpected end-of-input
                    ["{text}"]                | found '["{text}"]'; allowed: a JSON object
                    {"a": [{"b": "{secret}"}]} | found '{secret}'; allowed: a JSON object, or file: and the path of one; its texts may contain {occasion} {application}
                    {"text": "x"} more          | (Unrecognized token 'more'
                    file:/no/such/template      | (it cannot be read: /no/such/template: no such file
                    """)
    void aMessageThatCannotBeFilledIsRefused(String template, String why) {
        assertThatThrownBy(() -> new WebhookSettings("a", "http://x", null, template, null, null))
                .isInstanceOfSatisfying(
                        InvalidSetting.class,
                        refused -> assertThat(refused.field()).isEqualTo("template"))
                .hasMessageContaining(why);
        assertThatThrownBy(() -> new WebhookSettings("a", "http://x", "chat", "{}", null, null))
                .hasMessageContaining("nothing, since there is a template");
    }

    @Test
    void unwantedNoticesAreNotSent() {
        WebhookSettings others = new WebhookSettings("others", hook.address(), null, null, null, List.of("mail"));
        WebhookSettings ends = new WebhookSettings("ends", hook.address(), null, null, List.of("ended"), null);
        WebhookSettings all = new WebhookSettings("all", hook.address(), "chat", null, null, List.of("shop"));

        try (Notifier notifier = new Notifier(
                new NotificationSettings(null, List.of(others, ends, all), null), null, Clock.systemUTC())) {
            notifier.send(() -> WAITING);
            await().until(() -> !hook.received().isEmpty());
        }

        assertThat(hook.received())
                .singleElement()
                .satisfies(body -> assertThat(body).hasSize(1));
    }

    @Test
    void aChannelThatFailsIsTriedAgain() {
        hook.failNext(1);

        send(new WebhookSettings("program", hook.address(), null, null, null, null), WAITING);

        assertThat(first().path("release").asText()).isEqualTo("r-1");
    }

    /** Else one such webhook would keep all others from being told, or a release's step from ending. */
    @Test
    void anEndlessAnswerIsNotAwaited() {
        hook.neverEndAnswers();
        WebhookSettings endless = new WebhookSettings("endless", hook.address(), null, null, null, null);

        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            try (Notifier notifier =
                    new Notifier(new NotificationSettings(null, List.of(endless), null), null, Clock.systemUTC())) {
                notifier.tell("endless", WAITING);
            }
        });

        assertThat(hook.received()).hasSize(1);
    }

    @Test
    void emailsGoThroughARealMailServerWithASubjectOfOneLine() throws Exception {
        GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(server.getSmtp().getPort());
        MailSettings letters = new MailSettings("teal@example.test", List.of("ops@example.test"), null);
        Notice hostile = new Notice(
                Occasion.DECISION,
                "shop",
                "2",
                "r",
                "needs a decision:\r\nBcc: all@example.test",
                "http://t/",
                Instant.EPOCH);

        try (Notifier notifier =
                new Notifier(new NotificationSettings(null, null, letters), sender, Clock.systemUTC())) {
            assertThat(notifier.ask()).singleElement().matches(CheckItem::passed);
            assertThat(server.getReceivedMessages()).isEmpty();
            notifier.send(() -> hostile);
            assertThat(server.waitForIncomingEmail(20_000, 1)).isTrue();
        }

        MimeMessage letter = server.getReceivedMessages()[0];
        assertThat(letter.getSubject()).isEqualTo("[Teal] needs a decision: Bcc: all@example.test");
        assertThat(letter.getAllRecipients()).hasSize(1);
        assertThat(letter.getContent().toString()).contains("http://t/");
        server.stop();
        try (Notifier notifier =
                new Notifier(new NotificationSettings(null, null, letters), sender, Clock.systemUTC())) {
            assertThat(notifier.ask())
                    .singleElement()
                    .satisfies(item -> assertThat(item.advice()).contains("spring.mail"));
        }
    }

    @Test
    void wrongSettingsAreNamed() {
        assertThatThrownBy(() -> new WebhookSettings("a", "ftp://x", null, null, null, null))
                .isInstanceOf(InvalidSetting.class);
        assertThatThrownBy(() -> new WebhookSettings("a", "http://x", "xml", null, null, null))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContaining("json, chat");
        assertThatThrownBy(() -> new WebhookSettings("a", "http://x", null, null, List.of("sometimes"), null))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContaining(
                        "allowed: started, waiting, decision, reminder, escalation, expired, ended, note");
        assertThatThrownBy(() -> new MailSettings("nobody", List.of("a@b"), null))
                .isInstanceOf(InvalidSetting.class);
    }

    private void send(WebhookSettings settings, Notice notice) {
        try (Notifier notifier =
                new Notifier(new NotificationSettings(null, List.of(settings), null), null, Clock.systemUTC())) {
            notifier.send(() -> notice);
            first();
        }
    }

    private JsonNode first() {
        await().atMost(Duration.ofSeconds(60)).until(() -> !hook.received().isEmpty());
        return hook.received().get(0);
    }
}
