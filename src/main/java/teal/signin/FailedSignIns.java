package teal.signin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Failed sign-ins by source address. After {@value #ALLOWED} within a minute, the address has to wait until that minute is
 * over. Bounded, however many call: the address that has been quiet longest is forgotten first.
 *
 * <p>Each engine keeps its own; the engine's delays per user are stored in the database and apply to all engines.
 */
final class FailedSignIns {

    static final int ALLOWED = 10;
    static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int MOST_ADDRESSES = 10_000;

    private final Clock clock;
    private final Map<String, Failures> addresses = new LeastRecentlyUsed<>(MOST_ADDRESSES);

    FailedSignIns(Clock clock) {
        this.clock = clock;
    }

    /** How much longer the address has to wait, if at all. */
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
