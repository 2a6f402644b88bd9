package teal.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import teal.release.InvalidSetting;

class SettingsTest {

    private static final URI URL = URI.create("https://shop.example.test:8443/start");

    @Test
    void everythingButThePublicUrlHasADefault() {
        VerificationSettings settings =
                new VerificationSettings(URL, null, null, null, null, null, null, null, null, null);

        assertThat(settings.hostHeader()).isEqualTo("shop.example.test:8443");
        assertThat(settings.health())
                .isEqualTo(new HealthSettings(
                        "/health",
                        200,
                        3,
                        Duration.ofMillis(200),
                        Duration.ofSeconds(60),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(5)));
        assertThat(settings.warmUp())
                .isEqualTo(new WarmUpSettings(
                        List.of("/"), 4, Duration.ofMillis(500), 50, 2000, Duration.ofSeconds(5), List.of(), null));
        assertThat(settings.watch())
                .isEqualTo(new WatchSettings(
                        "/",
                        Duration.ofMinutes(5),
                        Duration.ofSeconds(10),
                        10,
                        0.99,
                        Duration.ofSeconds(1),
                        List.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "health", "//evil.test/", "http://evil.test/", "/a b", "/a\r\nX: y", "/a#b", "@evil.test/"})
    void aPathCannotLeadElsewhere(String path) {
        refused(() -> new HealthSettings(path, null, null, null, null, null, Duration.ZERO), "path");
        refused(() -> new SmokeTest("home", path, null, null, null, null, null, Duration.ZERO, null, null), "path");
        refused(() -> new WarmUpSettings(List.of(path), null, null, null, null, null, null, null), "paths");
        refused(() -> new WatchSettings(path, null, null, null, null, null, null), "path");
    }

    @Test
    void valuesOutOfBoundsAreRefused() {
        refused(() -> new HealthSettings(null, 42, null, null, null, null, Duration.ZERO), "status");
        refused(() -> new HealthSettings(null, null, 0, null, null, null, Duration.ZERO), "successes");
        refused(() -> new WarmUpSettings(List.of(), null, null, null, null, null, null, null), "paths");
        refused(() -> new WarmUpSettings(null, null, null, 100, 50, null, null, null), "at-most");
        refused(() -> new WatchSettings(null, null, null, null, 1.1, null, null), "success-share");
        refused(() -> new WatchSettings(null, null, null, null, 0.0, null, null), "success-share");
        refused(() -> new SmokeScript(Path.of("smoke.sh"), null), "file");
        refused(() -> new SmokeTest("home", "/", null, null, "/a", null, null, Duration.ZERO, null, null), "value");
        refused(() -> new SmokeTest("home", "/", null, null, null, "a", null, Duration.ZERO, null, null), "json");
        refused(() -> new SmokeTest("a\nb", "/", null, null, null, null, null, Duration.ZERO, null, null), "name");
        refused(
                () -> new VerificationSettings(
                        URI.create("shop"), null, null, null, null, null, null, null, null, null),
                "public-url");
    }

    @Test
    void eachSmokeTestHasItsOwnName() {
        SmokeTest home = new SmokeTest("home", "/", null, null, null, null, null, Duration.ZERO, null, null);
        refused(
                () -> new VerificationSettings(
                        URL, null, null, List.of(home, home), null, null, null, null, null, null),
                "smoke-tests");
    }

    private static void refused(ThrowingCallable settings, String field) {
        assertThatThrownBy(settings)
                .asInstanceOf(InstanceOfAssertFactories.type(InvalidSetting.class))
                .extracting(InvalidSetting::field)
                .isEqualTo(field);
    }
}
