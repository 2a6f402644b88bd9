package teal.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static teal.verify.FakeNode.ok;
import static teal.verify.FakeNode.raw;
import static teal.verify.FakeNode.silence;
import static teal.verify.FakeNode.status;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import teal.release.EarlyEnd;
import teal.release.EndedEarly;
import teal.release.Transcript;
import teal.release.Version;

@Tag("waits")
class HealthCheckTest {

    private static final VersionSettings WHOLE_BODY =
            new VersionSettings(null, null, true, null, null, null, null, null);

    private static final FakeNode.Answering ONE = ok("{\"version\":\"1.0.0\"}");
    private static final FakeNode.Answering TWO = ok("{\"version\":\"2.0.0\"}");
    private static final FakeNode.Answering DOWN = status(503, "starting");

    private static final Optional<Version> BEFORE = Optional.of(new Version("1.0.0"));

    private static final Version TWO_ZERO = new Version("2.0.0");
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

    /** A good answer that came too late is another trouble than one that comes and goes. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            false | it came up too late to show that within 1.0 s, so find out what it waits for, or raise health.within
            true  | it comes and goes
            """)
    void tellsANodeThatWasLateFromOneThatComesAndGoes(boolean interrupted, String told) {
        server.next(DOWN, interrupted ? TWO : DOWN, DOWN).always(TWO);

        HealthReport report = verifier(null, 100, SHORT)
                .awaitHealthy(server.node("blue-1"), TWO_ZERO, BEFORE, Transcript.NONE, EarlyEnd.NEVER);

        assertThat(report.passed()).isFalse();
        assertThat(report.summary()).contains("expected 100 times over 0.0 s; " + told + " (");
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

    /** "Still" is said of the version that ran before, and of no other. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1.0.0          | still '1.0.0' answers, not 2.0.0: the old process was not restarted
            v1.0.0         | still 'v1.0.0' answers, not 2.0.0: the old process was not restarted
            1.5.0          | '1.5.0' answers, not 2.0.0: another version answers: wrong artifact?
            20.0.0         | '20.0.0' answers, not 2.0.0: another version answers: wrong artifact?
            v2.0.0         | 'v2.0.0' answers, not 2.0.0: another spelling, or another version: wrong artifact?
            2.0.0+g1a2b3c  | '2.0.0+g1a2b3c' answers, not 2.0.0: another spelling, or another version: wrong artifact?
            release-2.0.0  | 'release-2.0.0' answers, not 2.0.0: another spelling, or another version: wrong artifact?
            2.0.0-SNAPSHOT | '2.0.0-SNAPSHOT' answers, not 2.0.0: another version answers: wrong artifact?
            """)
    void tellsAnOldProcessFromAWrongArtifact(String reported, String said) {
        server.always(ok("{\"version\":\"" + reported + "\"}"));

        HealthReport report = awaitInVain("2.0.0");

        assertThat(report.passed()).isFalse();
        assertThat(report.summary()).startsWith("blue-1: healthy, but " + said);
    }

    @Test
    void aVersionThatDiesSoonAfterItsStartIsNotHealthy() {
        server.next(TWO, TWO, TWO, TWO, TWO).always(DOWN);
        HealthSettings health = new HealthSettings(
                null, null, 3, Duration.ofMillis(50), Duration.ofSeconds(2), null, Duration.ofSeconds(1));

        HealthReport report = verifier(health, new ClockOfAnswers(server))
                .awaitHealthy(server.node("blue-1"), TWO_ZERO, BEFORE, Transcript.NONE, EarlyEnd.NEVER);

        assertThat(report.passed()).isFalse();
        assertThat(report.summary())
                .matches("blue-1: healthy for 0\\.\\d s, then no more: it may have died; the last answer to /health was"
                        + " status 503: 'starting'; check the application's log on the node \\(.*5 × 200.*\\)");
    }

    @Test
    void isHealthyAfterAStableTimeWithoutABreak() {
        server.next(TWO, TWO, TWO, DOWN).always(TWO);
        HealthSettings health =
                new HealthSettings(null, null, 2, Duration.ofMillis(20), LONG, null, Duration.ofMillis(500));

        HealthReport report = verifier(health, new ClockOfAnswers(server))
                .awaitHealthy(server.node("blue-1"), TWO_ZERO, BEFORE, Transcript.NONE, EarlyEnd.NEVER);

        assertThat(report.passed()).isTrue();
        assertThat(report.took()).isEqualTo(Duration.ofMillis(900));
        assertThat(report.statuses()).containsEntry("503", 1);
    }

    @Test
    void stopsWaitingWhenThatIsRequested() {
        server.always(DOWN);
        AtomicInteger asked = new AtomicInteger();
        HealthSettings health = new HealthSettings(null, null, 3, Duration.ofMillis(10), LONG, null, Duration.ZERO);

        assertThatThrownBy(() -> verifier(health, Clock.systemUTC())
                        .awaitHealthy(
                                server.node("blue-1"),
                                TWO_ZERO,
                                BEFORE,
                                Transcript.NONE,
                                () -> asked.incrementAndGet() > 2))
                .isInstanceOf(EndedEarly.class);
        // In between, the node was looked at many times: whoever is asked may have to query a database.
        assertThat(asked).hasValue(3);
        assertThat(server.requests()).hasSizeGreaterThan(5);
    }

    @Test
    void saysWhileItWaitsWhatItSawLastAndUntilWhenItGoesOn() {
        server.always(ONE);
        List<Supplier<String>> sources = new CopyOnWriteArrayList<>();
        List<String> said = new CopyOnWriteArrayList<>();
        HealthSettings health =
                new HealthSettings(null, null, 1, Duration.ofMillis(10), Duration.ofMillis(1200), null, Duration.ZERO);

        verifier(health, Clock.systemUTC())
                .awaitHealthy(
                        server.node("blue-1"), TWO_ZERO, BEFORE, (source, printed) -> sources.add(printed), () -> {
                            sources.forEach(source -> said.add(source.get()));
                            return false;
                        });

        assertThat(said)
                .anySatisfy(text -> assertThat(text)
                        .matches("healthy, but still '1\\.0\\.0' answers, not 2\\.0\\.0.*; gives up in \\d+ s"));
        assertThat(sources)
                .singleElement()
                .satisfies(source -> assertThat(source.get()).isEmpty());
    }

    @Test
    void tellsThatTheAnswerCannotBeRead() {
        server.always(raw("HTTP/1.1 200 OK\r\nContent-Encoding: br\r\nContent-Length: 2\r\n\r\nxx"));

        assertThat(awaitInVain("1.0.0").summary())
                .contains("the answer has no version at '/version' (status 200, and the body is compressed with 'br'");
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

        requestTimeout = Duration.ofMillis(50);

        HealthReport report = awaitInVain("1.0.0");

        assertThat(report.passed()).isFalse();
        assertThat(report.version()).isEmpty();
        assertThat(report.summary()).contains("no whole answer within 50 ms");
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

        assertThat(verifier(WHOLE_BODY, 1, LONG)
                        .awaitHealthy(
                                server.node("blue-1"), new Version("2.0.0"), BEFORE, Transcript.NONE, EarlyEnd.NEVER)
                        .passed())
                .isTrue();
    }

    @Test
    void aPageTakenForAVersionIsCut() {
        server.always(ok("x".repeat(5000)));

        assertThat(verifier(WHOLE_BODY, 1, LONG)
                        .look(server.node("blue-1"))
                        .version()
                        .orElseThrow())
                .hasSize(100);
    }

    @Test
    void aHostileVersionIsShownHarmlessly() {
        server.always(ok("{\"version\":\"\\u001b[2J\\u202eevil\"}"));

        assertThat(awaitInVain("2.0.0").summary()).contains("'\\u001B[2J\\u202Eevil'");
    }

    private HealthReport await(String version) {
        return verifier(null, 3, LONG)
                .awaitHealthy(server.node("blue-1"), new Version(version), BEFORE, Transcript.NONE, EarlyEnd.NEVER);
    }

    private HealthReport awaitInVain(String version) {
        return verifier(null, 3, SHORT)
                .awaitHealthy(server.node("blue-1"), new Version(version), BEFORE, Transcript.NONE, EarlyEnd.NEVER);
    }

    private static Verifier verifier(HealthSettings health, Clock clock) {
        return new Verifier(
                new VerificationSettings(
                        URI.create("http://shop.example.test"), health, null, null, null, null, null, null, null, null),
                NobodyOnNode.ASKED,
                clock);
    }

    private Verifier verifier(@Nullable VersionSettings version, int successes, Duration within) {
        HealthSettings health =
                new HealthSettings(null, null, successes, Duration.ofMillis(15), within, requestTimeout, Duration.ZERO);
        return new Verifier(
                new VerificationSettings(
                        URI.create("http://shop.example.test"),
                        health,
                        version,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null),
                NobodyOnNode.ASKED,
                new ClockOfAnswers(server));
    }
}
