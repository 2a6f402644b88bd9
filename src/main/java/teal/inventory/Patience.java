package teal.inventory;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import teal.release.Setting;

/**
 * How long the world may take before a person is asked.
 *
 * @param confirm for every name server and resolver to give the new answer, counted from when caches should have expired
 * @param idle for the last users to leave a cluster, counted from the same moment
 */
public record Patience(@Nullable Duration confirm, @Nullable Duration idle) {

    public Patience {
        confirm = Setting.within("confirm", confirm, Duration.ofMinutes(2), Duration.ofSeconds(1), Duration.ofHours(1));
        idle = Setting.within("idle", idle, Duration.ofMinutes(15), Duration.ofSeconds(1), Duration.ofHours(12));
    }
}
