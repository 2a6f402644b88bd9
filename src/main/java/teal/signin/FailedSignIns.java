package teal.signin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Failed sign-ins by the address that they came from. After {@value #ALLOWED} within a minute the address waits until that
 * minute is over. Bounded, whoever calls: the address that was quiet for longest is forgotten first.
 *
 * <p>Kept by each engine for itself; the engine's own pauses, kept with the user in the database, hold for all of them.
 */
final class FailedSignIns {

    static final int ALLOWED = 10;
    static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int MOST_ADDRESSES = 10_000;

    private final Clock clock;
    private final Map<String, Failures> addresses = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > MOST_ADDRESSES;
        }
    };

    FailedSignIns(Clock clock) {
        this.clock = clock;
    }

    /** How long the address still has to wait, if it has. */
    synchronized Optional<Duration> pause(String address) {
        Failures failures = addresses.get(address);
        return failures == null || failures.count < ALLOWED
                ? Optional.empty()
                : Optional.of(Duration.between(clock.instant(), failures.since.plus(WINDOW)))
                        .filter(left -> !left.isNegative() && !left.isZero());
    }

    synchronized void failed(String address) {
        Instant now = clock.instant();
        addresses.merge(
                address,
                new Failures(now, 1),
                (known, first) ->
                        known.since.plus(WINDOW).isAfter(now) ? new Failures(known.since, known.count + 1) : first);
    }

    private record Failures(Instant since, int count) {}
}
