package teal.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import teal.lab.shop.ShopFault;
import teal.lab.shop.ShopNode;
import teal.release.Cluster;
import teal.release.EarlyEnd;
import teal.release.Transcript;
import teal.release.Version;

/** The verifier's answers about real processes that start, restart and break. */
@Tag("servers")
class VerifierOnShopsTest {

    private static final Version ONE = new Version("1.0.0");
    private static final Version TWO = new Version("2.0.0");

    @TempDir
    Path directory;

    private ShopNode shop;
    private Cluster blue;
    private URI publicUrl = URI.create("http://shop.example.test");
    private Duration stable = Duration.ZERO;

    @BeforeEach
    void start() {
        shop = ShopNode.install(directory.resolve("blue-1"));
        blue = new Cluster("blue", "blue.shop.example.test.", null, List.of(shop.node("blue-1")));
        shop.put("1.0.0");
        shop.service("start");
        assertThat(awaitHealthy(new Version("1.0.0")).passed()).isTrue();
    }

    @AfterEach
    void stop() {
        shop.close();
    }

    @Test
    void aRestartedShopIsHealthyWithItsNewVersion() {
        shop.put("2.0.0");
        shop.service("restart");

        assertThat(awaitHealthy(TWO).summary()).contains("2.0.0 answers");
        assertThat(verifier()
                        .smokeTest(blue, node -> TWO, Transcript.NONE, EarlyEnd.NEVER)
                        .passed())
                .isTrue();
        assertThat(verifier()
                        .warmUp(blue, node -> TWO, Transcript.NONE, EarlyEnd.NEVER)
                        .passed())
                .isTrue();
        assertThat(verifier()
                        .watch(blue, Duration.ofMillis(500), Duration.ofMillis(500), Transcript.NONE, EarlyEnd.NEVER)
                        .passed())
                .isTrue();
    }

    @Test
    void noConnectionStaysAtAShopThatWouldKeepIt() {
        Path table = Path.of("/proc/net/tcp");
        assumeTrue(Files.exists(table), "needs " + table + ": Linux alone has it");

        awaitHealthy(new Version("1.0.0"));
        verifier().warmUp(blue, node -> ONE, Transcript.NONE, EarlyEnd.NEVER);
        verifier().watch(blue, Duration.ofMillis(500), Duration.ofMillis(500), Transcript.NONE, EarlyEnd.NEVER);

        String port = String.format("%04X", shop.address().getPort());
        await().untilAsserted(() -> assertThat(Stream.of("/proc/net/tcp", "/proc/net/tcp6"))
                .map(Path::of)
                .filteredOn(Files::exists)
                .flatMap(Files::readAllLines)
                .noneMatch(line -> line.matches("\\s*\\d+: [0-9A-F]+:" + port + " \\S+ 01 .*")));
    }

    /** As Rails, Django and ASP.NET do it behind a balancer: a version whose every page is broken must not pass. */
    @Test
    void aVersionThatWantsTlsIsAskedAsUsersAskIt() {
        publicUrl = URI.create("https://shop.example.test");
        shop.put("2.0.0", Map.of(ShopFault.TLS_ONLY, "", ShopFault.FAILING, "1"));
        shop.service("restart");
        assertThat(awaitHealthy(TWO).passed()).isTrue();

        WarmUpReport warmUp = verifier().warmUp(blue, node -> TWO, Transcript.NONE, EarlyEnd.NEVER);
        assertThat(warmUp.passed()).isFalse();
        assertThat(warmUp.summary()).contains("50 × 500");
        WatchReport watch =
                verifier().watch(blue, Duration.ofMillis(500), Duration.ofMillis(500), Transcript.NONE, EarlyEnd.NEVER);
        assertThat(watch.passed()).isFalse();
        assertThat(watch.statuses()).containsOnlyKeys("500");

        shop.put("2.0.1", Map.of(ShopFault.TLS_ONLY, ""));
        shop.service("restart");
        Version fixed = new Version("2.0.1");
        assertThat(awaitHealthy(fixed).passed()).isTrue();
        assertThat(verifier()
                        .warmUp(blue, node -> fixed, Transcript.NONE, EarlyEnd.NEVER)
                        .passed())
                .isTrue();

        publicUrl = URI.create("http://shop.example.test");
        assertThat(verifier()
                        .warmUp(blue, node -> fixed, Transcript.NONE, EarlyEnd.NEVER)
                        .summary())
                .contains("50 × 301", "nothing but redirects came");
    }

    @Test
    void aVersionThatDiesSoonIsNotHealthy() {
        stable = Duration.ofSeconds(5);
        shop.put("2.0.0", Map.of(ShopFault.DYING, "2500"));
        shop.service("restart");

        HealthReport report = verifier(Duration.ofSeconds(12))
                .awaitHealthy(shop.node("blue-1"), TWO, Optional.of(ONE), Transcript.NONE, EarlyEnd.NEVER);

        assertThat(report.passed()).isFalse();
        assertThat(report.summary()).contains("then no more: it may have died", "connection refused");
    }

    @Test
    void aColdApplicationPassesOnceItIsThere() {
        shop.put("2.0.0", Map.of(ShopFault.LATE, "2500"));
        shop.service("restart");
        assertThat(awaitHealthy(TWO).passed()).isTrue();

        SmokeReport report = verifier().smokeTest(blue, node -> TWO, Transcript.NONE, EarlyEnd.NEVER);

        assertThat(report.passed()).as(report.summary()).isTrue();
        assertThat(report.checks().get(0).attempts()).isGreaterThan(1);
    }

    @Test
    void compressionAndMarksAreReadAndAnotherSpellingIsNamed() {
        shop.put("2.0.0", Map.of(ShopFault.COMPRESSED, "", ShopFault.MARKED, ""));
        shop.service("restart");
        assertThat(awaitHealthy(TWO).passed()).isTrue();
        assertThat(verifier()
                        .smokeTest(blue, node -> TWO, Transcript.NONE, EarlyEnd.NEVER)
                        .passed())
                .isTrue();

        shop.put("3.0.0", Map.of(ShopFault.PREFIXED, "v", ShopFault.SUFFIXED, "+g1a2b3c"));
        shop.service("restart");
        await().until(() -> shop.get("/health").contains("v3.0.0+g1a2b3c"));
        assertThat(awaitHealthyShortly(new Version("3.0.0")).summary())
                .contains("'v3.0.0+g1a2b3c' answers, not 3.0.0: another spelling, or another version: wrong artifact?");
    }

    @Test
    void aVersionThatNeverGetsHealthyIsANo() {
        shop.put("2.0.0", Map.of(ShopFault.UNHEALTHY, ""));
        shop.service("restart");
        await().until(() -> shop.get("/health").contains("2.0.0"));

        HealthReport report = awaitHealthyShortly(TWO);

        assertThat(report.passed()).isFalse();
        assertThat(report.version()).contains("2.0.0");
    }

    @Test
    void aShopThatWasNotRestartedIsANo() {
        shop.put("2.0.0");

        assertThat(awaitHealthyShortly(TWO).summary()).contains("still '1.0.0' answers, not 2.0.0");
        assertThat(verifier()
                        .smokeTest(blue, node -> TWO, Transcript.NONE, EarlyEnd.NEVER)
                        .summary())
                .contains("expected the text 'Version 2.0.0'");
    }

    @Test
    void aShopThatFailsItsUsersIsANo() {
        ShopFault.FAILING.set(shop.directory(), "0.9");

        assertThat(verifier()
                        .watch(blue, Duration.ofSeconds(2), Duration.ofSeconds(2), Transcript.NONE, EarlyEnd.NEVER)
                        .passed())
                .isFalse();
    }

    @Test
    void saysWhileItWatchesWhatWasServedAndHowLongItGoesOn() {
        Map<String, Supplier<String>> followed = new ConcurrentHashMap<>();
        CompletableFuture<WatchReport> watched = CompletableFuture.supplyAsync(() ->
                verifier().watch(blue, Duration.ofSeconds(2), Duration.ofSeconds(20), followed::put, EarlyEnd.NEVER));

        await().until(() -> followed.containsKey("blue")
                && followed.get("blue").get().matches("[1-9]\\d* of \\d+ requests served so far; goes on for 1\\d s"));

        assertThat(watched.join().passed()).isTrue();
        assertThat(followed.get("blue").get()).as("the report says it now").isEmpty();
    }

    private HealthReport awaitHealthy(Version version) {
        return verifier().awaitHealthy(shop.node("blue-1"), version, Optional.of(ONE), Transcript.NONE, EarlyEnd.NEVER);
    }

    private HealthReport awaitHealthyShortly(Version version) {
        return verifier(Duration.ofSeconds(2))
                .awaitHealthy(shop.node("blue-1"), version, Optional.of(ONE), Transcript.NONE, EarlyEnd.NEVER);
    }

    private Verifier verifier() {
        return verifier(Duration.ofSeconds(20));
    }

    private Verifier verifier(Duration within) {
        SmokeTest page = new SmokeTest(
                "page",
                "/",
                null,
                "Version {version}",
                null,
                null,
                Duration.ofSeconds(10),
                Duration.ofSeconds(8),
                null,
                null);
        HealthSettings health = new HealthSettings(null, null, null, Duration.ofMillis(50), within, null, stable);
        // Whether the shop is fast is not asked here, where others may be using the machine.
        WarmUpSettings warmUp = new WarmUpSettings(null, null, Duration.ofSeconds(30), null, null, null, null, null);
        WatchSettings watch = new WatchSettings(null, null, null, null, null, Duration.ofSeconds(30), null);
        return new Verifier(
                new VerificationSettings(publicUrl, health, null, List.of(page), null, warmUp, watch, null, null, null),
                NobodyOnNode.ASKED,
                Clock.systemUTC());
    }
}
