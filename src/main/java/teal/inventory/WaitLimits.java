package teal.inventory;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import teal.release.Setting;

/**
 * How long to wait for the outside world before a person is asked.
 *
 * @param confirm for every name server and resolver to give the new answer, counted from when caches should have expired
 * @param idle for the last users to leave a cluster, counted from the same moment
 * @param idleConnections established connections that an idle node may still have, for monitors that keep theirs open
 */
public record WaitLimits(Duration confirm, Duration idle, Integer idleConnections) {

    public WaitLimits(@Nullable Duration confirm, @Nullable Duration idle, @Nullable Integer idleConnections) {
        this.confirm =
                Setting.within("confirm", confirm, Duration.ofMinutes(2), Duration.ofSeconds(1), Duration.ofHours(1));
        this.idle = Setting.within("idle", idle, Duration.ofMinutes(15), Duration.ofSeconds(1), Duration.ofHours(12));
        this.idleConnections = Setting.within("idle-connections", idleConnections, 0, 0, 10_000);
    }
}
