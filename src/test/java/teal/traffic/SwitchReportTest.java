package teal.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import teal.lab.LabToken;
import teal.lab.dns.LabNameServer;

/** What a switch reports: whether it was needed, and how long caches may still send users the old way. The margin is 2 s. */
class SwitchReportTest {

    private static final Duration MARGIN = Duration.ofSeconds(2);
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final LabNameServer server =
            LabNameServer.start(Shop.ZONE, Map.of(Shop.RECORD, Shop.BLUE.target()), Shop.TTL, "teal");

    @TempDir
    Path directory;

    @AfterEach
    void close() {
        server.close();
    }

    private TrafficRouter router() throws IOException {
        return Shop.at(directory, server).router(clock);
    }

    private static SwitchReport toGreen(TrafficRouter router) {
        return router.switchTo(router.lookup(), Shop.GREEN, Shop.BLUE, Shop.RELEASE, LabToken.next());
    }

    @Test
    void cachesMayHoldTheOldAnswerForItsTimeToLive() throws IOException {
        SwitchReport moved = toGreen(router());

        assertThat(moved.cachesExpireAt()).isEqualTo(NOW.plus(Shop.TTL).plus(MARGIN));
        assertThat(moved.unneeded()).isFalse();
    }

    /** Its marker says when the update was sent; it may have been applied a time-out later, which is 1 s here. */
    @Test
    void aSwitchThatWasDoneIsNotNeededAndCountsFromWhenItWas() throws IOException {
        toGreen(router());
        Clock later = Clock.offset(clock, Duration.ofSeconds(10));

        SwitchReport again = toGreen(Shop.at(directory, server).router(later));

        assertThat(again.unneeded()).isTrue();
        assertThat(again.cachesExpireAt())
                .isEqualTo(NOW.plus(Shop.TTL).plusSeconds(1).plus(MARGIN));
    }

    @Test
    void aRecordThatSomebodyMovedElsewhereCountsFromNow() throws IOException {
        server.editByHand(Shop.RECORD, "old.example.test.");

        SwitchReport refused = toGreen(router());

        assertThat(refused.passed()).isFalse();
        assertThat(refused.unneeded()).isFalse();
        assertThat(refused.cachesExpireAt()).isEqualTo(NOW.plus(Shop.TTL).plus(MARGIN));
    }

    /** The last server to catch up gives the new answer from this moment on. */
    @Test
    void aServerThatCatchesUpNowStartsTheTimeAgain() throws IOException {
        assertThat(router().cachesExpireIfSeenNow())
                .isEqualTo(NOW.plus(Shop.TTL).plus(MARGIN));
        toGreen(router());
        Clock later = Clock.offset(clock, Duration.ofSeconds(10));

        assertThat(Shop.at(directory, server).router(later).cachesExpireIfSeenNow())
                .isEqualTo(NOW.plusSeconds(10).plus(Shop.TTL).plus(MARGIN));
    }

    @Test
    void aRecordThatIsGoneIsForgottenWithTheLongerOfBothAnswers() throws IOException {
        try (LabNameServer empty = LabNameServer.start(Shop.ZONE, Map.of(), Shop.TTL, "teal")) {
            TrafficRouter router = Shop.at(directory, empty).creatingRouter(clock);
            Duration absent = router.lookup().ttl();
            toGreen(router);
            Duration present = router.lookup().ttl();

            assertThat(absent).isEqualTo(Shop.TTL);
            assertThat(present).hasSeconds(30);

            SwitchReport removed = router.remove(LabToken.next());
            SwitchReport again = router.remove(LabToken.next());

            assertThat(removed.cachesExpireAt()).isEqualTo(NOW.plus(absent).plus(MARGIN));
            assertThat(removed.unneeded()).isFalse();
            assertThat(again.cachesExpireAt()).isEqualTo(NOW.plus(present).plus(MARGIN));
            assertThat(again.unneeded()).isTrue();
        }
    }
}
