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
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import teal.lab.shop.ShopFault;
import teal.lab.shop.ShopNode;
import teal.release.Cluster;
import teal.release.Transcript;
import teal.release.Version;

/** The verifier's answers about real processes that start, restart and break. */
@Tag("servers")
class VerifierOnShopsTest {

    private static final Version TWO = new Version("2.0.0");

    @TempDir
    Path directory;

    private ShopNode shop;
    private Cluster blue;
    private Verifier verifier;

    @BeforeEach
    void start() {
        shop = ShopNode.install(directory.resolve("blue-1"));
        blue = new Cluster("blue", "blue.shop.example.test.", null, List.of(shop.node("blue-1")));
        SmokeTest page = new SmokeTest("page", "/", null, "Version {version}", null, null, null);
        HealthSettings health =
                new HealthSettings(null, null, null, null, Duration.ofMillis(50), Duration.ofSeconds(20), null);
        // Whether the shop is fast is not asked here, where others may be using the machine.
        WarmUpSettings warmUp = new WarmUpSettings(null, null, Duration.ofSeconds(30), null, null, null);
        WatchSettings watch = new WatchSettings(null, null, null, null, null, Duration.ofSeconds(30));
        verifier = new Verifier(
                new VerificationSettings(
                        URI.create("http://shop.example.test"), health, List.of(page), null, warmUp, watch),
                Clock.systemUTC());
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
        assertThat(verifier.smokeTest(blue, node -> TWO, Transcript.NONE).passed())
                .isTrue();
        assertThat(verifier.warmUp(blue).passed()).isTrue();
        assertThat(verifier.watch(blue, Duration.ofMillis(500)).passed()).isTrue();
    }

    @Test
    void noConnectionStaysAtAShopThatWouldKeepIt() {
        Path table = Path.of("/proc/net/tcp");
        assumeTrue(Files.exists(table), "needs " + table + ": Linux alone has it");

        awaitHealthy(new Version("1.0.0"));
        verifier.warmUp(blue);
        verifier.watch(blue, Duration.ofMillis(500));

        String port = String.format("%04X", shop.address().getPort());
        await().untilAsserted(() -> assertThat(Stream.of("/proc/net/tcp", "/proc/net/tcp6"))
                .map(Path::of)
                .filteredOn(Files::exists)
                .flatMap(Files::readAllLines)
                .noneMatch(line -> line.matches("\\s*\\d+: [0-9A-F]+:" + port + " \\S+ 01 .*")));
    }

    @Test
    void aVersionThatNeverGetsHealthyIsANo() {
        shop.put("2.0.0", Map.of(ShopFault.UNHEALTHY, ""));
        shop.service("restart");

        HealthReport report = awaitHealthyShortly(TWO);

        assertThat(report.passed()).isFalse();
        assertThat(report.version()).contains("2.0.0");
    }

    @Test
    void aShopThatWasNotRestartedIsANo() {
        shop.put("2.0.0");

        assertThat(awaitHealthyShortly(TWO).summary()).contains("still '1.0.0' answers, not 2.0.0");
        assertThat(verifier.smokeTest(blue, node -> TWO, Transcript.NONE).summary())
                .contains("expected the text 'Version 2.0.0'");
    }

    @Test
    void aShopThatFailsItsUsersIsANo() {
        ShopFault.FAILING.set(shop.directory(), "0.9");

        assertThat(verifier.watch(blue, Duration.ofSeconds(2)).passed()).isFalse();
    }

    private HealthReport awaitHealthy(Version version) {
        return verifier.awaitHealthy(shop.node("blue-1"), version);
    }

    private HealthReport awaitHealthyShortly(Version version) {
        HealthSettings health =
                new HealthSettings(null, null, null, null, Duration.ofMillis(50), Duration.ofSeconds(2), null);
        return new Verifier(
                        new VerificationSettings(
                                URI.create("http://shop.example.test"), health, null, null, null, null),
                        Clock.systemUTC())
                .awaitHealthy(shop.node("blue-1"), version);
    }
}
