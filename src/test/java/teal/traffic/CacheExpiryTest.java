package teal.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a margin of 2 s and a time-out of 1 s. */
class CacheExpiryTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    @TempDir
    Path directory;

    private CacheExpiry expiry;

    @BeforeEach
    void readSettings() throws IOException {
        ServerAddress server = ServerAddress.valueOf("127.0.0.1");
        TrafficSettings settings = new Shop(directory, server, List.of(), List.of(), "teal", "", true).settings();
        expiry = new CacheExpiry(settings, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @Test
    void isTheOldTtlAndTheMarginAfterASwitch() {
        assertThat(expiry.afterSwitch(marker(NOW, 300))).isEqualTo(NOW.plusSeconds(302));
    }

    @Test
    void countsFromTheSwitchThatTheMarkerTellsOf() {
        Instant then = NOW.minusSeconds(100);

        assertThat(expiry.ofPresent(lookup(30, Optional.of(marker(then, 300))))).isEqualTo(then.plusSeconds(303));
    }

    @Test
    void countsFromNowWhereNobodyKnowsWhenTheRecordMoved() {
        assertThat(expiry.ofPresent(lookup(30, Optional.empty()))).isEqualTo(NOW.plusSeconds(32));
    }

    @Test
    void remembersTheLongTtlOfTheSwitchBefore() {
        Lookup soonAfter = lookup(30, Optional.of(marker(NOW.minusSeconds(100), 3600)));
        Lookup longAfter = lookup(30, Optional.of(marker(NOW.minusSeconds(5000), 3600)));

        assertThat(expiry.ofOlderAnswers(soonAfter, NOW)).hasSeconds(3500);
        assertThat(expiry.ofOlderAnswers(longAfter, NOW)).hasSeconds(30);
        assertThat(expiry.ofOlderAnswers(lookup(30, Optional.empty()), NOW)).hasSeconds(30);
    }

    private static Marker marker(Instant at, long ttl) {
        return new Marker(Shop.RELEASE, at, Duration.ofSeconds(ttl), 1);
    }

    private static Lookup lookup(long ttl, Optional<Marker> marker) {
        return new Lookup(Shop.GREEN.target(), Duration.ofSeconds(ttl), marker, List.of());
    }
}
