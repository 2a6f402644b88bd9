package teal.process.paths;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import teal.lab.LabClock;

@ResourceLock(LabClock.OF_THE_ENGINE)
class WaitForCachesTest {

    @RegisterExtension
    static final ProcessPaths paths = ProcessPaths.through("wait-for-caches");

    @Test
    void waitsUntilCachesHaveExpired() {
        Walk walk = paths.call(
                Map.of("cachesExpireAt", Instant.now().plusSeconds(60).toString()));
        assertThat(walk.end()).isEmpty();

        walk.goOn();

        assertThat(walk.passed()).containsSubsequence("Event_CachesExpired", "EndEvent_WaitOver");
    }
}
