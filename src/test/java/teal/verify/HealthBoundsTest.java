package teal.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static teal.verify.FakeNode.ok;
import static teal.verify.FakeNode.status;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import teal.release.EarlyEnd;
import teal.release.Transcript;
import teal.release.Version;

/** How often and for how long a node has to be healthy, to the look: by a clock that each answer moves on by 100 ms. */
class HealthBoundsTest {

    private static final Version WANTED = new Version("2.0.0");

    private final FakeNode server = new FakeNode();

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({"1, 0, 1", "3, 0, 3", "1, 300, 3", "1, 301, 4", "3, 100, 3", "2, 500, 5"})
    void passesWithTheLookThatCompletesBoth(int successes, int stable, int looks) {
        server.always(ok("{\"version\":\"2.0.0\"}"));

        HealthReport report = await(successes, Duration.ofMillis(stable));

        assertThat(report.passed()).isTrue();
        assertThat(report.attempts()).isEqualTo(looks);
        assertThat(report.took()).isEqualTo(Duration.ofMillis(100L * looks));
    }

    /** The next look has to begin within the second; the one at its very end still does. */
    @ParameterizedTest
    @CsvSource({"503, 2.0.0", "200, 1.0.0"})
    void givesUpWhenTheNextLookWouldBeginTooLate(int status, String version) {
        server.always(status == 200 ? ok("{\"version\":\"" + version + "\"}") : status(status, "starting"));

        HealthReport report = await(1, Duration.ZERO);

        assertThat(report.passed()).isFalse();
        assertThat(report.attempts()).isEqualTo(11);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            200 | 2.0.0 | healthy, 2.0.0 answers; has to stay so a little longer; gives up in 4 s
            200 | 1.0.0 | healthy, but '1.0.0' answers, not 2.0.0: another version answers.*; gives up in 4 s
            503 | 2.0.0 | not healthy; the last answer to /health was status 503: .*; gives up in 4 s
            """)
    void saysWhileItWaitsWhatItSawLast(int status, String version, String said) {
        server.always(status == 200 ? ok("{\"version\":\"" + version + "\"}") : status(status, "starting"));
        List<Supplier<String>> sources = new ArrayList<>();
        List<String> heard = new ArrayList<>();
        HealthSettings health =
                new HealthSettings(null, null, 100, Duration.ofMillis(100), Duration.ofSeconds(5), null, Duration.ZERO);

        check(health)
                .await(
                        server.node("blue-1"),
                        WANTED,
                        Optional.empty(),
                        (source, printed) -> sources.add(printed),
                        () -> {
                            sources.forEach(source -> heard.add(source.get()));
                            return false;
                        });

        assertThat(heard.get(0)).matches(said);
        assertThat(sources)
                .singleElement()
                .satisfies(source -> assertThat(source.get()).isEmpty());
    }

    /** As after smoke tests and warm-up, of which nodes have died before. */
    @Test
    void namesTheNodesThatAreHealthyNoMore() {
        try (FakeNode old = new FakeNode();
                FakeNode down = new FakeNode()) {
            server.always(ok("{\"version\":\"2.0.0\"}"));
            old.always(ok("{\"version\":\"1.0.0\"}"));
            down.always(status(503, "starting"));

            List<String> troubles = check(HealthSettings.defaults())
                    .troubles(List.of(server.node("a"), old.node("b"), down.node("c")), node -> WANTED);

            assertThat(troubles).hasSize(2);
            assertThat(troubles.get(0)).startsWith("b: healthy, but '1.0.0' answers, not 2.0.0");
            assertThat(troubles.get(1)).startsWith("c: not healthy; the last answer to /health was status 503");
        }
    }

    private HealthReport await(int successes, Duration stable) {
        HealthSettings health = new HealthSettings(
                null, null, successes, Duration.ofMillis(100), Duration.ofSeconds(1), Duration.ofSeconds(30), stable);
        return check(health).await(server.node("blue-1"), WANTED, Optional.empty(), Transcript.NONE, EarlyEnd.NEVER);
    }

    private HealthCheck check(HealthSettings health) {
        VerificationSettings settings = new VerificationSettings(
                URI.create("http://shop.example.test"), health, null, null, null, null, null, null, null, null);
        return new HealthCheck(settings, new Probe(settings), NobodyOnNode.ASKED, new ClockOfAnswers(server));
    }
}
