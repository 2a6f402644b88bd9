package teal.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static teal.verify.FakeNode.ok;
import static teal.verify.FakeNode.raw;
import static teal.verify.FakeNode.status;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import teal.release.EarlyEnd;
import teal.release.InvalidSetting;
import teal.release.Node;
import teal.release.PermanentRefusal;
import teal.release.TechnicalFailure;
import teal.release.Transcript;
import teal.release.Version;

/** Where the running version can come from, and how it is read. */
class VersionSourcesTest {

    /** As Tomcat's own page has it, twice. */
    private static final String TOMCAT = "<title>Apache Tomcat/10.1.48</title>\n<h1>Apache Tomcat/10.1.48</h1>";

    private final FakeNode server = new FakeNode();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void healthAndVersionAreTwoQuestions() {
        server.health(ok("{\"status\":\"UP\"}")).always(ok("{\"build\":{\"version\":\"2.0.0\"}}"));

        HealthReport report = look(new VersionSettings("/info", "/build/version", null, null, null, null, null, null));

        assertThat(report.runs("2.0.0")).isTrue();
        assertThat(report.summary()).isEqualTo("blue-1: healthy, '2.0.0' answers");
        assertThat(server.requests())
                .hasSize(1)
                .allSatisfy(lines -> assertThat(lines.get(0)).startsWith("GET /info "));
    }

    @Test
    void oneAnswerServesBothWhereTheyHaveTheSamePath() {
        server.always(ok("2.0.0"));

        assertThat(look(new VersionSettings("/health", null, true, null, null, null, null, null))
                        .runs("2.0.0"))
                .isTrue();
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void readsAHeader() {
        server.always(raw("HTTP/1.1 200 OK\r\nX-App-Version: 2.0.0\r\nContent-Length: 0\r\n\r\n"));

        assertThat(look(header("x-app-version")).version()).contains("2.0.0");
        assertThat(look(header("X-Version")).summary())
                .isEqualTo("blue-1: healthy, no version answers: the answer of /health has no header X-Version"
                        + " (status 200, empty body)");
    }

    @Test
    void findsAnExpressionThatMatchesTheSameTextSeveralTimes() {
        server.always(ok(TOMCAT));

        assertThat(look(expression("Apache Tomcat/([0-9.]+)")).version()).contains("10.1.48");
        assertThat(look(expression("WildFly/([0-9.]+)")).summary())
                .contains("nothing in the answer of /health matches 'WildFly/([0-9.]+)' (status 200: '<title>");
    }

    @Test
    void differentMatchesAreNoVersion() {
        server.always(ok("Apache Tomcat/10.1.48, next to Apache Tomcat/9.0.1"));

        HealthReport report = look(expression("Apache Tomcat/([0-9.]+)"));

        assertThat(report.version()).isEmpty();
        assertThat(report.summary()).contains("with different texts ('10.1.48', '9.0.1'), so which of them");
    }

    /** java.util.regex would be at the first of these until the end of time. */
    @ParameterizedTest
    @ValueSource(strings = {"((?:a+)+)$", "((?:a|aa)+)$", "(?:.*a){20}(b)"})
    void anExpressionThatOthersNeverFinishIsDoneAtOnce(String expression) {
        server.always(ok("a".repeat(50_000) + "!"));

        assertThat(look(expression(expression)).version()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"v2.0.0", "2.0.0+build.7", "2.0.0"})
    void aPatternMapsWhatIsReportedToTheVersion(String reported) {
        server.always(ok(reported));

        assertThat(look(mapped("v?([0-9.]+)(?:\\+.*)?")).version()).contains("2.0.0");
    }

    @Test
    void whatThePatternDoesNotMatchIsNotGuessed() {
        server.always(ok("release-2.0.0"));

        assertThat(look(mapped("v?([0-9.]+)")).summary())
                .contains("no version answers: the reported version 'release-2.0.0' is not as the pattern"
                        + " 'v?([0-9.]+)' says");
    }

    @Test
    void anAnswerThatIsNoServiceIsNotRead() {
        server.health(ok("fine")).always(status(404, TOMCAT));

        assertThat(look(new VersionSettings("/none", null, null, null, "Tomcat/([0-9.]+)", null, null, null))
                        .summary())
                .contains("no version answers: the answer of /none was status 404");
    }

    @Test
    void aCommandOnTheNodeIsAskedOnlyWhereTheApplicationAnswers() {
        VersionSettings command = new VersionSettings(null, null, null, null, null, "cat version", null, null);
        server.always(ok("fine"));

        assertThat(look(command, new OnNode(FoundVersion.of("2.0.0"))).runs("2.0.0"))
                .isTrue();
        assertThat(look(command, new OnNode(new TechnicalFailure("node blue-1: is away")))
                        .summary())
                .isEqualTo("blue-1: healthy, no version answers: node blue-1: is away");
        assertThat(look(command, new OnNode(new PermanentRefusal("its host key changed")))
                        .summary())
                .endsWith("no version answers: its host key changed");
        server.close();
        assertThat(look(command, NobodyOnNode.ASKED).passed()).isFalse();
    }

    @Test
    void aProcessCountsWhereTheInventorySaysSoAndIsShownForWhatItIs() {
        server.always(ok("fine"));

        HealthReport report = look(process(), new OnNode(FoundVersion.of("2.0.0")));

        assertThat(report.runs("2.0.0")).isTrue();
        assertThat(report.confirmed()).isFalse();
        assertThat(report.summary())
                .isEqualTo("blue-1: healthy, its process runs '2.0.0', which the application itself does not confirm");
        assertThat(look(process(), new OnNode(FoundVersion.none("it was not restarted")))
                        .summary())
                .endsWith("no version answers: it was not restarted");
    }

    @Test
    void waitsUntilTheProcessRunsTheVersion() {
        server.always(ok("fine"));
        HealthSettings health =
                new HealthSettings(null, null, 1, Duration.ofMillis(10), Duration.ofSeconds(1), null, Duration.ZERO);

        HealthReport late = verifier(health, process(), new OnNode(FoundVersion.none("it was not restarted")))
                .awaitHealthy(
                        server.node("blue-1"), new Version("2.0.0"), Optional.empty(), Transcript.NONE, EarlyEnd.NEVER);
        HealthReport done = verifier(health, process(), new OnNode(FoundVersion.of("2.0.0")))
                .awaitHealthy(
                        server.node("blue-1"), new Version("2.0.0"), Optional.empty(), Transcript.NONE, EarlyEnd.NEVER);

        assertThat(late.passed()).isFalse();
        assertThat(late.summary())
                .startsWith("blue-1: healthy, but it was not restarted; check verification.version (");
        assertThat(done.passed()).isTrue();
        assertThat(done.summary()).startsWith("blue-1: healthy, its process runs 2.0.0, which the application");
    }

    @Test
    void thereIsOneSourceAndWhatBelongsToIt() {
        refused(() -> new VersionSettings(null, "/v", null, "X-V", null, null, null, null), "header");
        refused(() -> new VersionSettings(null, "/v", true, null, null, null, null, null), "whole-body");
        refused(() -> new VersionSettings("/info", null, null, null, null, "cat v", null, null), "path");
        refused(() -> new VersionSettings(null, null, null, null, null, null, aUnit(), "v(.*)"), "pattern");
        refused(() -> new VersionSettings(null, "version", null, null, null, null, null, null), "json");
        refused(() -> new VersionSettings(null, null, null, "X: y", null, null, null, null), "header");
        refused(() -> new VersionSettings(null, null, null, null, "no group", null, null, null), "expression");
        refused(() -> new VersionSettings(null, null, null, null, "(one)(two)", null, null, null), "expression");
        refused(() -> new VersionSettings(null, null, null, null, "(a)\\1", null, null, null), "expression");
        refused(() -> new VersionSettings(null, null, null, null, null, " ", null, null), "command");
        refused(() -> new VersionSettings(null, null, null, null, null, null, null, "("), "pattern");
        refused(() -> new VersionProcess(null, null), "unit");
        refused(() -> new VersionProcess("shop.service", "run/pid"), "pid-file");
        refused(() -> new VersionProcess("shop; reboot", null), "unit");
    }

    private static void refused(ThrowingCallable settings, String field) {
        assertThatThrownBy(settings)
                .isInstanceOfSatisfying(
                        InvalidSetting.class,
                        invalid -> assertThat(invalid.field()).isEqualTo(field));
    }

    private static VersionProcess aUnit() {
        return new VersionProcess("shop.service", null);
    }

    private static VersionSettings process() {
        return new VersionSettings(null, null, null, null, null, null, aUnit(), null);
    }

    private static VersionSettings header(String name) {
        return new VersionSettings(null, null, null, name, null, null, null, null);
    }

    private static VersionSettings expression(String expression) {
        return new VersionSettings(null, null, null, null, expression, null, null, null);
    }

    private static VersionSettings mapped(String pattern) {
        return new VersionSettings(null, null, true, null, null, null, null, pattern);
    }

    private HealthReport look(VersionSettings version) {
        return look(version, NobodyOnNode.ASKED);
    }

    private HealthReport look(VersionSettings version, VersionOnNode onNode) {
        return verifier(HealthSettings.defaults(), version, onNode).look(server.node("blue-1"));
    }

    private static Verifier verifier(HealthSettings health, VersionSettings version, VersionOnNode onNode) {
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
                onNode,
                Clock.systemUTC());
    }

    /** A node that gives the same answer to either question, or fails. */
    private record OnNode(
            @Nullable FoundVersion answer, @Nullable RuntimeException failure) implements VersionOnNode {

        OnNode(FoundVersion answer) {
            this(answer, null);
        }

        OnNode(RuntimeException failure) {
            this(null, failure);
        }

        private FoundVersion said() {
            if (answer == null) {
                throw Optional.ofNullable(failure).orElseThrow();
            }
            return answer;
        }

        @Override
        public FoundVersion printedBy(Node node, String command) {
            assertThat(command).isEqualTo("cat version");
            return said();
        }

        @Override
        public FoundVersion ranBy(Node node, VersionProcess process) {
            assertThat(process).isEqualTo(aUnit());
            return said();
        }
    }
}
