package teal.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static teal.verify.FakeNode.ok;
import static teal.verify.FakeNode.raw;
import static teal.verify.FakeNode.status;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import teal.release.CheckItem;
import teal.release.Version;

/** What is asked of the version that runs, before there is a release: each question once, with what to do. */
class RunningCheckTest {

    private static final Version ONE = new Version("1.0.0");

    private final FakeNode server = new FakeNode().health(ok("{\"version\":\"1.0.0\"}"));

    @TempDir
    Path directory;

    @AfterEach
    void stop() {
        server.close();
    }

    private List<String> ask(Optional<Version> given, SmokeTest... tests) {
        return check(null, tests).ask(server.node("blue-1"), given).stream()
                .map(RunningCheckTest::line)
                .toList();
    }

    private static String line(CheckItem item) {
        return item.outcome() + " " + item.question() + ": " + item.found()
                + (item.advice().isEmpty() ? "" : "; " + item.advice());
    }

    private RunningCheck check(@Nullable SmokeScript script, SmokeTest... tests) {
        WarmUpSettings warmUp = new WarmUpSettings(
                List.of("/", "/login"), null, null, null, null, Duration.ofSeconds(20), List.of(302), null);
        VerificationSettings settings = new VerificationSettings(
                URI.create("http://shop.example.test"),
                null,
                null,
                List.of(tests),
                script,
                warmUp,
                null,
                null,
                null,
                null);
        Clock clock = Clock.systemUTC();
        return new RunningCheck(settings, new Verifier(settings, NobodyOnNode.ASKED, clock), clock);
    }

    private static SmokeTest test(String name, String through) {
        return new SmokeTest(name, "/{version}", null, null, null, null, null, Duration.ofMinutes(1), through, null);
    }

    @Test
    void allIsAskedOfANodeThatIsInOrder() {
        server.next(ok("home"), ok("warm"), raw("HTTP/1.1 302 X\r\nLocation: /sign-in\r\nContent-Length: 0\r\n\r\n"));

        assertThat(ask(Optional.of(ONE), test("home", "nodes"), test("balancer", "entrances")))
                .containsExactly(
                        "PASSED health: healthy, '1.0.0' answers",
                        "PASSED version: it reports '1.0.0'",
                        "PASSED smoke test 'home': status 200",
                        "PASSED warm-up /: status 200",
                        "PASSED warm-up /login: status 302");
        assertThat(server.requests())
                .extracting(lines -> lines.get(0))
                .containsExactly("GET /1.0.0 HTTP/1.1", "GET / HTTP/1.1", "GET /login HTTP/1.1");
    }

    @Test
    void whatIsAskedOfEntrancesAloneOrNotAtAllIsNoQuestionToANode() {
        assertThat(ask(Optional.of(ONE), test("balancer", "entrances"))).noneMatch(line -> line.contains("smoke test"));
        assertThat(ask(Optional.of(ONE))).noneMatch(line -> line.contains("smoke test"));
    }

    @Test
    void aNodeThatIsNotHealthyIsAskedNoMore() {
        server.health(status(503, "starting"));

        assertThat(ask(Optional.of(ONE), test("home", "nodes")))
                .containsExactly(
                        "FAILED health: not healthy, status 503: 'starting'; check that it runs, and"
                                + " verification.health.path and status (/health, 200)",
                        "NOT_ASKED version: it is not healthy",
                        "NOT_ASKED smoke tests: it is not healthy",
                        "NOT_ASKED warm-up: it is not healthy");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void aTestThatFailsIsNotRepeated() {
        server.always(status(500, "database gone"));

        assertThat(ask(Optional.of(ONE), test("home", "nodes")))
                .contains(
                        "FAILED smoke test 'home': expected status 200, found status 500: 'database gone'; correct the"
                                + " test, or what runs: a new version has to pass it",
                        "FAILED warm-up /: status 500: 'database gone'; correct verification.warm-up.paths, or list"
                                + " the status in expected-statuses");
        assertThat(server.requests()).hasSize(3);
    }

    @Test
    void aVersionThatItWasNotGivenIsNamed() {
        assertThat(ask(Optional.of(new Version("2.0.0"))))
                .contains("FAILED version: it reports '1.0.0', and was given 2.0.0; make each version report itself as"
                        + " it is released");
        assertThat(ask(Optional.empty())).contains("PASSED version: it reports '1.0.0'");
    }

    @Test
    void withoutAVersionNoTestCanBeAboutIt() {
        server.health(ok("{}"));

        assertThat(ask(Optional.of(ONE), test("home", "nodes")))
                .contains(
                        "FAILED version: it reports none; correct verification.version, or make it report one: a new"
                                + " version has to report itself",
                        "NOT_ASKED smoke tests: the version that runs is not known");
    }

    /** What is reported may be anything; a test is only made with what a version may be. */
    @ParameterizedTest
    @CsvSource({"../../secret, NOT_ASKED smoke tests", "1.0.1, PASSED smoke test 'home'"})
    void aTestIsMadeWithTheVersionThatIsReported(String reported, String expected) {
        server.health(ok("{\"version\":\"" + reported + "\"}"));

        assertThat(ask(Optional.empty(), test("home", "nodes"))).anyMatch(line -> line.startsWith(expected));
    }

    @ParameterizedTest
    @ValueSource(strings = {"program", "not executable", "directory", "nothing"})
    void aProgramThatCanBeStartedIsNotRun(String what) throws IOException {
        Path file = directory.resolve("smoke.sh");
        if (what.equals("directory")) {
            Files.createDirectory(file);
        } else if (!what.equals("nothing")) {
            Files.writeString(file, "#!/bin/sh\ntouch ran\n").toFile().setExecutable(what.equals("program"));
        }

        List<CheckItem> items = check(new SmokeScript(file, null)).askScript();

        assertThat(items).singleElement().satisfies(item -> {
            assertThat(item.passed()).isEqualTo(what.equals("program"));
            assertThat(item.about()).isEqualTo("smoke test program");
            assertThat(item.found())
                    .isEqualTo(file + (what.equals("nothing") ? " is not there" : " is there")
                            + "; a check does not run it");
        });
        assertThat(directory.resolve("ran")).doesNotExist();
        assertThat(check(null).askScript()).isEmpty();
    }
}
