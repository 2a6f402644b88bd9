package teal.signin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * Who has recently signed in with a name and a password in each request, so that a program that polls every second adds one
 * entry an hour to the trail, not one a second. Bounded: the one that has been quiet longest is forgotten first.
 */
final class RecentSignIns {

    static final Duration ONE_ENTRY_EACH = Duration.ofHours(1);
    private static final int MOST = 10_000;

    private final Clock clock;
    private final Map<String, Instant> kept = new LeastRecentlyUsed<>(MOST);

    RecentSignIns(Clock clock) {
        this.clock = clock;
    }

    /** Whether this is this person's first sign-in from this address within an hour. */
    synchronized boolean isFirst(String name, String address) {
        Instant now = clock.instant();
        String key = name + " " + address;
        Instant before = kept.get(key);
        if (before != null && now.isBefore(before.plus(ONE_ENTRY_EACH))) {
            return false;
        }
        kept.put(key, now);
        return true;
    }
}
