package teal.traffic;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Computes how long caches that obey TTLs may hold an outdated answer. */
final class CacheExpiry {

    private final TrafficSettings settings;
    private final Clock clock;

    CacheExpiry(TrafficSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * How long, from now, answers older than the one a switch is about to write may survive: the current TTL, or what is
     * left of the previous switch's, if that is longer. In whole seconds, rounded up.
     */
    Duration ofOlderAnswers(Lookup before, Instant now) {
        Duration rest = before.marker()
                .map(marker -> Duration.between(now, marker.switchedAt().plus(marker.oldTtl())))
                .orElse(Duration.ZERO);
        Duration longer = rest.compareTo(before.ttl()) > 0 ? rest : before.ttl();
        return Duration.ofSeconds(longer.plusNanos(999_999_999).toSeconds());
    }

    /** For a switch that has just been seen to succeed. */
    Instant afterSwitch(Marker marker) {
        return clock.instant().plus(marker.oldTtl()).plus(settings.cacheMargin());
    }

    /**
     * For a record that already points the right way. The marker says when its update was sent; the server may have applied
     * it up to one time-out later. Without a marker, no one knows when the record moved, so it counts as having moved now.
     */
    Instant ofPresent(Lookup found) {
        return found.marker()
                .map(marker -> marker.switchedAt().plus(settings.timeout()).plus(marker.oldTtl()))
                .orElseGet(() -> clock.instant().plus(found.ttl()))
                .plus(settings.cacheMargin());
    }
}
