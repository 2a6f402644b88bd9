package teal.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import teal.release.Cluster;
import teal.release.EarlyEnd;
import teal.release.EndedEarly;
import teal.release.InvalidSetting;
import teal.release.Node;
import teal.release.TechnicalFailure;

/** The last setting that is allowed and the first that is not, and the last moment that is waited for. */
class VerificationBoundsTest {

    private static final URI URL = URI.create("http://shop.example.test");

    @ParameterizedTest
    @CsvSource({"200, true", "299, true", "300, false", "399, false", "400, true", "599, true", "600, false"})
    void aHealthyStatusIsNoRedirect(int status, boolean allowed) {
        assertAllowed(allowed, () -> new HealthSettings(null, status, null, null, null, null, null));
    }

    @ParameterizedTest
    @CsvSource({"9999, true", "10000, false", "10001, false"})
    void aNodeHasToBeAbleToBeStableWithinItsTime(long stable, boolean allowed) {
        assertAllowed(
                allowed,
                () -> new HealthSettings(
                        null, null, null, null, Duration.ofSeconds(10), null, Duration.ofMillis(stable)));
    }

    @ParameterizedTest
    @CsvSource({"0.0, false", "0.01, true", "1.0, true", "1.01, false"})
    void aShareIsAboveZeroAndUpToOne(double share, boolean allowed) {
        assertAllowed(allowed, () -> new WatchSettings(null, null, null, null, share, null, null));
    }

    @ParameterizedTest
    @CsvSource({"50, 50, true", "50, 49, false", "3000, , true", "1, 1000000, true", "1, 1000001, false"})
    void aWarmUpHasRequestsForOneWindowAtLeast(int window, @Nullable Integer atMost, boolean allowed) {
        assertAllowed(allowed, () -> new WarmUpSettings(null, null, null, window, atMost, null, null, null));
    }

    @Test
    void aLargeWindowRaisesTheUsualNumberOfRequests() {
        assertThat(new WarmUpSettings(null, null, null, 3000, null, null, null, null).atMost())
                .isEqualTo(3000);
        assertThat(new WarmUpSettings(null, null, null, 10, null, null, null, null).atMost())
                .isEqualTo(2000);
    }

    @Test
    void theLongestWarmUpIsThatOfANodeJustWarmEnough() {
        WarmUpSettings settings =
                new WarmUpSettings(null, 2, Duration.ofSeconds(1), 10, 100, Duration.ofSeconds(7), null, null);

        assertThat(settings.longest()).isEqualTo(Duration.ofSeconds(57));
    }

    @ParameterizedTest
    @CsvSource({
        "http://shop.example.test, true",
        "https://shop.example.test:8443/start, true",
        "ftp://shop.example.test, false",
        "http:/start, false",
        "http://rita:secret@shop.example.test, false"
    })
    void thePublicUrlIsWhatUsersEnter(URI url, boolean allowed) {
        assertAllowed(
                allowed, () -> new VerificationSettings(url, null, null, null, null, null, null, null, null, null));
    }

    @ParameterizedTest
    @CsvSource({
        "http://prometheus:9090, true",
        "https://prometheus, true",
        "ftp://prometheus, false",
        "http:/api, false",
        "http://prometheus?query=1, false"
    })
    void metricsAreAtAServersAddress(URI address, boolean allowed) {
        assertAllowed(allowed, () -> new MetricsSettings(address, null, null));
    }

    @ParameterizedTest
    @CsvSource({
        "nodes, nodes, false",
        "entrances, nodes, true",
        "both, nodes, true",
        "nodes, entrances, true",
        "nodes, both, true"
    })
    void entrancesAreNeededOnceAnythingGoesThroughThem(String warmUp, String smoke, boolean needed) {
        VerificationSettings settings = new VerificationSettings(
                URL,
                null,
                null,
                List.of(new SmokeTest("home", "/", null, null, null, null, null, null, smoke, null)),
                null,
                new WarmUpSettings(null, null, null, null, null, null, null, warmUp),
                null,
                null,
                null,
                null);

        assertThat(settings.needsEntrances()).isEqualTo(needed);
        assertThat(settings.hostHeader()).isEqualTo("shop.example.test");
    }

    @Test
    void whatIsAskedIsTheNodesTheEntrancesOrBoth() {
        Node node = new Node("blue-1", "127.0.0.1", 22, URI.create("http://127.0.0.1:8081"));
        URI entrance = URI.create("http://127.0.0.1:8080");
        Cluster cluster = new Cluster("blue", "blue.shop.example.test.", List.of(entrance), null, List.of(node));

        assertThat(Through.NODES.targets(cluster)).extracting(Target::name).containsExactly("blue-1");
        assertThat(Through.ENTRANCES.targets(cluster)).extracting(Target::name).containsExactly(entrance.toString());
        assertThat(Through.BOTH.targets(cluster)).extracting(Target::isEntrance).containsExactly(false, true);
        assertThat(Through.check(null)).isEqualTo("nodes");
        assertThatThrownBy(() -> Through.check("everywhere"))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContaining("nodes, entrances, both");
    }

    @ParameterizedTest
    @CsvSource({"shop.service, , true", ", run/shop.pid, true", "shop.service, run/shop.pid, false", ", , false"})
    void aProcessIsAUnitOrAFile(@Nullable String unit, @Nullable String pidFile, boolean allowed) {
        assertAllowed(allowed, () -> new VersionProcess(unit, pidFile));
    }

    @Test
    void aVersionHasOneSource() {
        VersionProcess unit = new VersionProcess("shop.service", null);
        assertAllowed(true, () -> new VersionSettings(null, null, null, null, null, null, unit, null));
        assertAllowed(false, () -> new VersionSettings(null, "/v", null, null, "(a)", null, null, null));
        assertAllowed(false, () -> new VersionSettings(null, "/v", null, null, null, "cat version", null, null));
        assertAllowed(false, () -> new VersionSettings(null, "/v", null, null, null, null, unit, null));
        assertAllowed(false, () -> new VersionSettings("/v", null, null, null, null, null, unit, null));
        assertAllowed(false, () -> new VersionSettings(null, null, null, null, null, "\0cat version", null, null));
    }

    @Test
    void aSmokeTestHasAPath() {
        assertAllowed(
                false, () -> new SmokeTest("home", null, null, null, null, null, null, Duration.ZERO, null, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-x", "a b", "a;b"})
    void aUnitHasTheNameOfOne(String unit) {
        assertAllowed(false, () -> new VersionProcess(unit, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "run/\nshop.pid"})
    void aFileHasAPath(String path) {
        assertAllowed(false, () -> new VersionProcess(null, path));
    }

    @Test
    void anExpressionHasOneGroup() {
        assertThat(Expression.isOne("Apache Tomcat/([0-9.]+)")).isTrue();
        assertThat(Expression.isOne("Tomcat")).isFalse();
        assertThat(Expression.isOne("(a)(b)")).isFalse();
        assertThat(Expression.isOne("(a")).isFalse();
        assertThat(Expression.of("v([0-9]*)").find("v1 v v2 v1")).containsExactly("1", "2");
        assertThat(Expression.of("v([0-9]+)").match("v1")).contains("1");
        assertThat(Expression.of("v([0-9]+)").match("v1 ")).isEmpty();
        assertThat(Expression.of("v([0-9]+)")).hasToString("v([0-9]+)");
    }

    /** The answer may come from a database. */
    @Test
    void whatIsSeldomAskedIsAskedAtOnceAndThenNotForAWhile() {
        AtomicInteger asked = new AtomicInteger();
        EarlyEnd seldom = new SeldomAsked(() -> asked.incrementAndGet() > 1);

        assertThat(seldom.requested()).isFalse();
        assertThat(seldom.requested()).isFalse();
        assertThat(asked).hasValue(1);
    }

    @Test
    void anEndThatWasRequestedStaysSo() {
        AtomicInteger asked = new AtomicInteger();
        EarlyEnd seldom = new SeldomAsked(() -> asked.incrementAndGet() == 1);

        assertThat(seldom.requested()).isTrue();
        assertThat(seldom.requested()).isTrue();
        assertThat(asked).hasValue(1);
    }

    @Test
    void aPauseEndsAtItsInstantOrWhenThatIsRequested() {
        Instant now = Instant.parse("2026-11-23T10:00:00Z");
        Clock stopped = Clock.fixed(now, ZoneOffset.UTC);
        AtomicInteger asked = new AtomicInteger();

        assertThatCode(() -> Pause.until(now.minusSeconds(5), stopped, EarlyEnd.NEVER))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> Pause.until(now.minusSeconds(5), stopped, () -> true))
                .isInstanceOf(EndedEarly.class);
        // The clock stands, so only the request ends it
        assertThatThrownBy(() -> Pause.until(now.plusSeconds(5), stopped, () -> asked.incrementAndGet() > 1))
                .isInstanceOf(EndedEarly.class);
        Instant before = Instant.now();
        Pause.until(before.plusMillis(120), Clock.systemUTC(), EarlyEnd.NEVER);
        assertThat(Instant.now()).isAfterOrEqualTo(before.plusMillis(120));
    }

    @Test
    void aPauseThatIsInterruptedIsATechnicalFailure() {
        Instant now = Instant.now();
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> Pause.until(now.plusSeconds(1), Clock.systemUTC(), EarlyEnd.NEVER))
                .isInstanceOf(TechnicalFailure.class)
                .hasMessageContaining("interrupted");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void aFoundVersionIsNeverAPage() {
        assertThat(FoundVersion.of("x".repeat(101)).version()).contains("x".repeat(100));
        assertThat(FoundVersion.of("1.0.0")).isEqualTo(new FoundVersion(Optional.of("1.0.0"), ""));
    }

    private static void assertAllowed(boolean allowed, Runnable settings) {
        if (allowed) {
            assertThatCode(settings::run).doesNotThrowAnyException();
        } else {
            assertThatThrownBy(settings::run).isInstanceOf(InvalidSetting.class);
        }
    }
}
