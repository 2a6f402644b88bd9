package teal.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static teal.verify.FakeNode.ok;
import static teal.verify.FakeNode.raw;
import static teal.verify.FakeNode.silence;
import static teal.verify.FakeNode.status;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import teal.release.Cluster;
import teal.release.EarlyEnd;
import teal.release.EndedEarly;
import teal.release.Node;
import teal.release.PermanentRefusal;
import teal.release.Transcript;
import teal.release.Version;

class SmokeTestsTest {

    private static final Version VERSION = new Version("1.0.0");

    private final FakeNode one = new FakeNode().health(ok("{\"version\":\"1.0.0\"}"));
    private final FakeNode two = new FakeNode().health(ok("{\"version\":\"1.0.0\"}"));
    private final Cluster blue =
            new Cluster("blue", "blue.shop.example.test.", null, List.of(one.node("blue-1"), two.node("blue-2")));

    @TempDir
    Path directory;

    @AfterEach
    void stop() {
        one.close();
        two.close();
    }

    @Test
    void runsEveryTestOnEveryNode() {
        SmokeReport report = run(null, test("home", "/"), test("products", "/api/products"));

        assertThat(report.passed()).isTrue();
        assertThat(report.summary()).isEqualTo("blue: 4 checks on 2 nodes passed (4 × 200)");
        assertThat(report.checks())
                .extracting(check -> check.node() + " " + check.name())
                .containsExactly("blue-1 home", "blue-1 products", "blue-2 home", "blue-2 products");
        assertThat(one.requests()).hasSize(2);
        assertThat(two.requests()).hasSize(2);
    }

    @Test
    void anEntranceIsAskedForTheClustersOwnNameBeforeUsersComeThroughIt() {
        try (FakeNode balancer = new FakeNode()) {
            balancer.next(status(502, "no server is up"));
            Cluster behind = blue(balancer);
            SmokeTest[] tests = {
                through("everywhere", "both"), through("balancer", "entrances"), through("application", "nodes")
            };

            SmokeReport refused = run(behind, node -> VERSION, null, tests);
            SmokeReport passed = run(behind, node -> VERSION, null, tests);

            assertThat(refused.passed()).isFalse();
            assertThat(refused.summary())
                    .contains(balancer.address() + " 'everywhere': expected status 200, found status 502");
            assertThat(passed.summary()).isEqualTo("blue: 6 checks on 2 nodes and 1 entrance passed (6 × 200)");
            assertThat(balancer.requests())
                    .hasSize(4)
                    .allSatisfy(lines -> assertThat(lines).contains("Host: blue.shop.example.test"));
            assertThat(one.requests()).allSatisfy(lines -> assertThat(lines).contains("Host: shop.example.test"));
        }
    }

    /** Whichever node is behind it, one of the two versions answers. */
    @Test
    void whereNodesRunDifferentVersionsNoEntranceIsAskedForOneOfThem() {
        try (FakeNode balancer = new FakeNode()) {
            SmokeTest version =
                    new SmokeTest("v", "/", null, null, "/version", "{version}", null, Duration.ZERO, "both", null);
            two.always(ok("{\"version\":\"2.0.0\"}"));
            Function<Node, Version> versions = node -> new Version(node.name().equals("blue-1") ? "1.0.0" : "2.0.0");

            SmokeReport report = run(blue(balancer), versions, null, version, through("home", "entrances"));

            assertThat(report.checks())
                    .extracting(check -> check.node() + " " + check.name())
                    .containsExactly("blue-1 v", "blue-2 v", balancer.address() + " home");
        }
    }

    private Cluster blue(FakeNode balancer) {
        return new Cluster(
                "blue", "blue.shop.example.test.", List.of(balancer.address()), "blue.shop.example.test", blue.nodes());
    }

    private static SmokeTest through(String name, String what) {
        return new SmokeTest(name, "/", null, null, null, null, null, Duration.ZERO, what, null);
    }

    @Test
    void oneBadNodeFailsTheCluster() {
        two.always(status(500, "database gone"));

        SmokeReport report = run(null, test("home", "/"));

        assertThat(report.passed()).isFalse();
        assertThat(report.summary())
                .isEqualTo(
                        "blue: 1 of 2 checks failed (1 × 200, 1 × 500): blue-2 'home': expected status 200, found status 500:"
                                + " 'database gone'");
    }

    @Test
    void threeFailuresAreNamedAndTheOthersCounted() {
        one.always(status(500, "gone"));
        two.always(status(500, "gone"));
        assertThat(run(null, test("home", "/"), test("products", "/")).summary())
                .contains("blue: 4 of 4 checks failed")
                .endsWith("; and 1 more");

        one.next(ok("page"));

        assertThat(run(null, test("home", "/"), test("products", "/")).summary())
                .contains("blue: 3 of 4 checks failed")
                .doesNotContain(" more");
    }

    @Test
    void aTestThatFailsIsRepeatedWithinItsTime() {
        two.next(status(503, "starting"), silence());
        SmokeTest patient = new SmokeTest(
                "home", "/", null, null, null, null, Duration.ofMillis(300), Duration.ofMinutes(1), null, null);

        SmokeReport report = run(null, patient);

        assertThat(report.passed()).as(report.summary()).isTrue();
        assertThat(report.checks()).extracting(CheckResult::attempts).containsExactly(1, 3);
        assertThat(report.checks().get(1).found()).isEqualTo("status 200, at attempt 3");
        assertThat(one.requests()).hasSize(1);
    }

    @Test
    void aTestThatNeverPassesIsAFailureWhenItsTimeIsOver() {
        two.always(status(500, "database gone"));
        SmokeTest patient =
                new SmokeTest("home", "/", null, null, null, null, null, Duration.ofMillis(1500), null, null);

        SmokeReport report = run(null, patient, test("other", "/other"));

        assertThat(report.passed()).isFalse();
        assertThat(report.checks().get(2).attempts()).isEqualTo(2);
        assertThat(report.checks().get(3).attempts()).isEqualTo(1);
        assertThat(report.summary()).contains("found status 500: 'database gone', at attempt 2");
    }

    @Test
    void nothingButRedirectsIsANo() {
        FakeNode.Answering redirect =
                raw("HTTP/1.1 301 X\r\nLocation: https://shop.example.test/\r\nContent-Length: 0\r\n\r\n");
        one.always(redirect);
        two.always(redirect);
        SmokeTest away = new SmokeTest("away", "/", 301, null, null, null, null, Duration.ZERO, null, null);

        assertThat(run(null, away).passed()).isFalse();
        assertThat(run(null, away).summary()).contains("2 × 301", "nothing was tested; test pages too");
        assertThat(run(null, test("home", "/")).summary())
                .contains("expected status 200, found status 301 to 'https://shop.example.test/'");

        one.next(redirect, ok("page"));
        two.next(redirect, ok("page"));
        assertThat(run(null, away, test("home", "/")).passed()).isTrue();
    }

    @Test
    void aTestHasHeadersOfItsOwn() {
        run(
                null,
                new SmokeTest(
                        "home",
                        "/",
                        null,
                        null,
                        null,
                        null,
                        null,
                        Duration.ZERO,
                        null,
                        Map.of("Accept-Language", "de")));

        assertThat(one.requests().get(0)).contains("Accept-Language: de", "X-Forwarded-Proto: http");
    }

    @Test
    void aNodeThatDiesInTheMeantimeIsFound() {
        two.health(status(503, "stopping"));

        SmokeReport report = run(null, test("home", "/"));

        assertThat(report.passed()).isFalse();
        assertThat(report.summary())
                .startsWith("blue: 2 checks on 2 nodes passed (2 × 200); afterwards blue-2: not healthy");
    }

    @Test
    void aScriptEndsWithAllThatItStartedWhenThatIsRequested() throws IOException {
        Path child = directory.resolve("child");
        VerificationSettings settings = new VerificationSettings(
                URI.create("http://shop.example.test"),
                null,
                null,
                null,
                script("sleep 1000 & echo $! > " + child + ".part; mv " + child + ".part " + child + "; wait"),
                null,
                null,
                null,
                null,
                null);

        assertThatThrownBy(() -> new Verifier(settings, NobodyOnNode.ASKED, Clock.systemUTC())
                        .smokeTest(blue, node -> VERSION, Transcript.NONE, () -> Files.exists(child)))
                .isInstanceOf(EndedEarly.class);

        String pid = Files.readString(child).strip();
        await().untilAsserted(() -> assertThatItHasEnded(pid));
    }

    /** Nobody types anything at night. */
    @Test
    void aScriptThatReadsFindsNothing() throws IOException {
        SmokeScript reads = new SmokeScript(script("cat; echo read").file(), Duration.ofSeconds(30));

        assertThat(run(reads).output()).isEqualTo("read\n");
    }

    private static void assertThatItHasEnded(String pid) {
        assertThat(Path.of("/proc/" + pid + "/cmdline"))
                .satisfiesAnyOf(
                        gone -> assertThat(gone).doesNotExist(),
                        zombie -> assertThat(zombie).isEmptyFile());
    }

    @Test
    void looksForAText() {
        two.always(ok("<p>Maintenance</p>"));

        SmokeReport report = run(
                null,
                new SmokeTest(
                        "home", "/", null, "\"version\":\"{version}\"", null, null, null, Duration.ZERO, null, null));

        assertThat(report.checks()).extracting(CheckResult::passed).containsExactly(true, false);
        assertThat(report.summary())
                .contains("expected the text '\"version\":\"1.0.0\"', found status 200: '<p>Maintenance</p>'");
    }

    @Test
    void looksForAValue() {
        two.always(ok("{\"version\":\"0.9.0\"}"));

        SmokeReport report = run(
                null,
                new SmokeTest("version", "/", null, null, "/version", "{version}", null, Duration.ZERO, null, null));

        assertThat(report.checks()).extracting(CheckResult::passed).containsExactly(true, false);
        assertThat(report.summary()).contains("expected '1.0.0' at /version, found '0.9.0' in status 200: ");
    }

    /** Only where something is looked for in it. */
    @Test
    void aBodyThatCannotBeReadHasNothingInIt() {
        FakeNode.Answering packed = raw("HTTP/1.1 200 OK\r\nContent-Encoding: br\r\nContent-Length: 2\r\n\r\nxx");
        one.always(packed);
        two.always(packed);

        SmokeReport report = run(
                null,
                new SmokeTest("text", "/", null, "x", null, null, null, Duration.ZERO, null, null),
                new SmokeTest("json", "/", null, null, "/a", "x", null, Duration.ZERO, null, null),
                new SmokeTest("status", "/", null, null, null, null, null, Duration.ZERO, null, null));

        assertThat(report.checks())
                .extracting(CheckResult::passed)
                .containsExactly(false, false, true, false, false, true);
        assertThat(report.summary())
                .contains("'text': expected a readable body, found status 200, and the body is compressed with 'br'");
    }

    @Test
    void saysThatOnlyTheScriptTested() throws IOException {
        assertThat(run(script("true")).summary()).startsWith("blue: no smoke tests, only the script; ");
    }

    @Test
    void numbersAndBooleansAreComparedAsJsonWritesThem() {
        one.always(ok("{\"items\":[{\"left\":3,\"sold\":false}]}"));
        two.always(ok("{\"items\":[{\"left\":3,\"sold\":false}]}"));

        assertThat(run(
                                null,
                                new SmokeTest(
                                        "left", "/", null, null, "/items/0/left", "3", null, Duration.ZERO, null, null),
                                new SmokeTest(
                                        "sold",
                                        "/",
                                        null,
                                        null,
                                        "/items/0/sold",
                                        "false",
                                        null,
                                        Duration.ZERO,
                                        null,
                                        null))
                        .passed())
                .isTrue();
    }

    @Test
    void aSlowAnswerIsAFailedOne() {
        two.always(silence());

        assertThat(run(
                                null,
                                new SmokeTest(
                                        "home",
                                        "/",
                                        null,
                                        null,
                                        null,
                                        null,
                                        Duration.ofMillis(200),
                                        Duration.ZERO,
                                        null,
                                        null))
                        .summary())
                .contains("blue-2 'home': no whole answer within 200 ms");
    }

    @Test
    void putsTheVersionIntoThePath() {
        run(null, test("assets", "/assets/{version}/app.js"));

        assertThat(one.requests().get(0)).contains("GET /assets/1.0.0/app.js HTTP/1.1");
    }

    @Test
    void theScriptLearnsWhatToTestAndNothingElse() throws IOException {
        SmokeReport report = run(script("echo; env | sort"));

        assertThat(report.passed()).isTrue();
        assertThat(report.output())
                .contains("TEAL_CLUSTER=blue\n", "TEAL_VERSION=1.0.0\n", "TEAL_HOST=shop.example.test\n")
                .contains("TEAL_NODES=" + one.address() + " " + two.address() + "\n")
                .doesNotContain("MAVEN", "JAVA_HOME");
    }

    /** On the way back, nodes of one cluster may go to different versions. */
    @Test
    void eachNodeIsTestedWithItsOwnVersionAndTheScriptRunsOnceForEach() throws IOException {
        one.always(ok("Version 1.0.0"));
        two.always(ok("Version 0.9.0")).health(ok("{\"version\":\"0.9.0\"}"));
        SmokeTest home = new SmokeTest(
                "home", "/", null, "Version {version}", null, null, Duration.ofSeconds(30), Duration.ZERO, null, null);
        SmokeScript script = script("echo \"$TEAL_CLUSTER $TEAL_VERSION at $TEAL_NODES\"");

        SmokeReport report = run(node -> node.name().equals("blue-1") ? VERSION : new Version("0.9.0"), script, home);

        assertThat(report.passed()).as(report.summary()).isTrue();
        assertThat(report.output())
                .isEqualTo("blue 1.0.0 at " + one.address() + "\nblue 0.9.0 at " + two.address() + "\n");
        assertThat(run(node -> VERSION, script, home).summary()).contains("blue-2 'home': expected the text");
    }

    /** Whichever it is: where one version passes, the other may still be broken. */
    @ParameterizedTest
    @ValueSource(strings = {"1.0.0", "0.9.0"})
    void aScriptThatFailsForOneOfTwoVersionsFailsTheCluster(String good) throws IOException {
        two.health(ok("{\"version\":\"0.9.0\"}"));

        SmokeReport report = run(
                node -> node.name().equals("blue-1") ? VERSION : new Version("0.9.0"),
                script("test \"$TEAL_VERSION\" = " + good));

        assertThat(report.passed()).isFalse();
        assertThat(report.summary()).endsWith("smoke.sh ended with exit code 1");
    }

    @Test
    void aScriptThatFailsFailsTheClusterAndItsOutputIsKept() throws IOException {
        SmokeReport report = run(script("echo 'login is broken' >&2; printf '\\033[31mred\\033[0m'; exit 3"));

        assertThat(report.passed()).isFalse();
        assertThat(report.summary()).endsWith("smoke.sh ended with exit code 3");
        assertThat(report.output()).isEqualTo("login is broken\nred");
    }

    @Test
    void aScriptThatDoesNotEndIsEndedWithAllThatItStarted() throws IOException {
        SmokeScript endless =
                new SmokeScript(script("sleep 1000 & echo $!; wait").file(), Duration.ofSeconds(1));

        SmokeReport report = run(endless);

        assertThat(report.passed()).isFalse();
        assertThat(report.summary()).contains("was ended after 1 s");
        assertThatItHasEnded(report.output().strip());
    }

    @Test
    void endlessOutputIsKeptInPart() throws IOException {
        SmokeReport report = run(script("echo first; yes | head -c 5000000; echo last"));

        assertThat(report.passed()).isTrue();
        assertThat(report.output())
                .startsWith("first\n")
                .endsWith("last\n")
                .contains(" bytes left out ...")
                .hasSizeLessThan(64 * 1024 + 100);
    }

    @Test
    void theScriptIsSparedWhereAnHttpTestFailed() throws IOException {
        one.always(status(404, ""));

        assertThat(run(script("echo ran"), test("home", "/")).output()).isEmpty();
    }

    @Test
    void saysThatNothingWasTested() {
        assertThat(run(null).summary()).isEqualTo("blue: nothing was tested; set smoke-tests or smoke-script");
    }

    @Test
    void aMissingScriptNeedsAPerson() {
        SmokeScript missing = new SmokeScript(directory.resolve("missing.sh"), null);

        assertThatThrownBy(() -> run(missing))
                .isInstanceOf(PermanentRefusal.class)
                .hasMessageContaining("missing.sh cannot be started")
                .hasMessageContaining("check that it is there and executable");
    }

    private SmokeScript script(String commands) throws IOException {
        Path file = directory.resolve("smoke.sh");
        Files.writeString(file, "#!/bin/sh\n" + commands + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        return new SmokeScript(file, null);
    }

    private static SmokeTest test(String name, String path) {
        return new SmokeTest(name, path, null, null, null, null, Duration.ofSeconds(30), Duration.ZERO, null, null);
    }

    private SmokeReport run(@Nullable SmokeScript script, SmokeTest... tests) {
        return run(node -> VERSION, script, tests);
    }

    private SmokeReport run(Function<Node, Version> versions, @Nullable SmokeScript script, SmokeTest... tests) {
        return run(blue, versions, script, tests);
    }

    private static SmokeReport run(
            Cluster cluster, Function<Node, Version> versions, @Nullable SmokeScript script, SmokeTest... tests) {
        URI url = URI.create("http://shop.example.test");
        VerificationSettings settings =
                new VerificationSettings(url, null, null, List.of(tests), script, null, null, null, null, null);
        return new Verifier(settings, NobodyOnNode.ASKED, Clock.systemUTC())
                .smokeTest(cluster, versions, Transcript.NONE, EarlyEnd.NEVER);
    }
}
