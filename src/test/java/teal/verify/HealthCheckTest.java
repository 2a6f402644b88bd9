package teal.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static teal.verify.FakeNode.ok;
import static teal.verify.FakeNode.silence;
import static teal.verify.FakeNode.status;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import teal.release.Version;

class HealthCheckTest {

    private static final FakeNode.Answering ONE = ok("{\"version\":\"1.0.0\"}");
    private static final FakeNode.Answering TWO = ok("{\"version\":\"2.0.0\"}");
    private static final FakeNode.Answering DOWN = status(503, "starting");

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofSeconds(1);

    private Duration requestTimeout = Duration.ofSeconds(30);

    private final FakeNode server = new FakeNode();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void looksOnceAndTellsWhatRuns() {
        HealthReport report = verifier(null, 3, LONG).look(server.node("blue-1"));

        assertThat(report.passed()).isTrue();
        assertThat(report.version()).contains("1.0.0");
        assertThat(report.summary()).isEqualTo("blue-1: healthy, '1.0.0' answers");
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void wantsSuccessesInARow() {
        server.next(DOWN, TWO, TWO, DOWN, TWO, TWO, TWO);

        HealthReport report = await("2.0.0");

        assertThat(report.passed()).isTrue();
        assertThat(report.attempts()).isEqualTo(7);
        assertThat(report.summary()).startsWith("blue-1: healthy, 2.0.0 answers (7 looks in ");
    }

    @Test
    void waitsForTheNewVersion() {
        server.next(ONE, ONE, DOWN).always(TWO);

        assertThat(await("2.0.0").attempts()).isEqualTo(6);
    }

    @Test
    void tellsThatTheOldProcessStillAnswers() {
        HealthReport report = awaitInVain("2.0.0");

        assertThat(report.passed()).isFalse();
        assertThat(report.version()).contains("1.0.0");
        assertThat(report.summary())
                .startsWith("blue-1: healthy, but still '1.0.0' answers, not 2.0.0: the old process was not restarted;"
                        + " check the restart command (");
    }

    @Test
    void tellsWhatAnUnhealthyNodeSays() {
        server.always(DOWN);

        assertThat(awaitInVain("2.0.0").summary())
                .startsWith("blue-1: not healthy; the last answer to /health was status 503: 'starting';");
    }

    @Test
    void aNodeThatSaysNothingIsNotHealthy() {
        server.always(silence());

        requestTimeout = Duration.ofMillis(200);

        HealthReport report = awaitInVain("1.0.0");

        assertThat(report.passed()).isFalse();
        assertThat(report.version()).isEmpty();
        assertThat(report.summary()).contains("no whole answer within 200 ms");
    }

    @Test
    void tellsThatTheAnswerHasNoVersion() {
        server.always(ok("fine"));

        assertThat(awaitInVain("1.0.0").summary())
                .contains("healthy, but the answer has no version at '/version' (status 200: 'fine')");
    }

    @Test
    void theWholeAnswerMayBeTheVersion() {
        server.always(ok("2.0.0\n"));

        assertThat(verifier("", 1, LONG)
                        .awaitHealthy(server.node("blue-1"), new Version("2.0.0"))
                        .passed())
                .isTrue();
    }

    @Test
    void aPageTakenForAVersionIsCut() {
        server.always(ok("x".repeat(5000)));

        assertThat(verifier("", 1, LONG).look(server.node("blue-1")).version().orElseThrow())
                .hasSize(100);
    }

    @Test
    void aHostileVersionIsShownHarmlessly() {
        server.always(ok("{\"version\":\"\\u001b[2J\\u202eevil\"}"));

        assertThat(awaitInVain("2.0.0").summary()).contains("'\\u001B[2J\\u202Eevil'");
    }

    private HealthReport await(String version) {
        return verifier(null, 3, LONG).awaitHealthy(server.node("blue-1"), new Version(version));
    }

    private HealthReport awaitInVain(String version) {
        return verifier(null, 3, SHORT).awaitHealthy(server.node("blue-1"), new Version(version));
    }

    private Verifier verifier(@Nullable String pointer, int successes, Duration within) {
        HealthSettings health =
                new HealthSettings(null, null, pointer, successes, Duration.ofMillis(10), within, requestTimeout);
        return new Verifier(
                new VerificationSettings(URI.create("http://shop.example.test"), health, null, null, null, null),
                Clock.systemUTC());
    }
}
