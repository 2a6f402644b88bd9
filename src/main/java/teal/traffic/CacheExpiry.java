package teal.traffic;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Computes until when caches that obey TTLs may hold an answer that is out of date. */
final class CacheExpiry {

    private final TrafficSettings settings;
    private final Clock clock;

    CacheExpiry(TrafficSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * How long from now older answers than the one that a switch is about to write may live: the present TTL, or the rest
     * of what the switch before left behind, if that is longer. In whole seconds, rounded up.
     */
    Duration ofOlderAnswers(Lookup before, Instant now) {
        Duration rest = before.marker()
                .map(marker -> Duration.between(now, marker.switchedAt().plus(marker.oldTtl())))
                .orElse(Duration.ZERO);
        Duration longer = rest.compareTo(before.ttl()) > 0 ? rest : before.ttl();
        return Duration.ofSeconds(longer.plusNanos(999_999_999).toSeconds());
    }

    /** For a switch that was seen to be done just now. */
    Instant afterSwitch(Marker marker) {
        return clock.instant().plus(marker.oldTtl()).plus(settings.cacheMargin());
    }

    /**
     * For a record that was found as it should be. The marker tells when its update was sent; the server may have applied it
     * up to a time-out later. Without a marker nobody knows when the record moved, so it counts as moved now.
     */
    Instant ofPresent(Lookup found) {
        return found.marker()
                .map(marker -> marker.switchedAt().plus(settings.timeout()).plus(marker.oldTtl()))
                .orElseGet(() -> clock.instant().plus(found.ttl()))
                .plus(settings.cacheMargin());
    }
}
