package teal.signin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Failed sign-ins by whatever they are counted by. After so many within a window, there is a pause until it is over. Bounded,
 * however many there are: what has been quiet longest is forgotten first.
 *
 * <p>Each engine keeps its own; the engine's delays per user are stored in the database and apply to all engines.
 */
final class FailedSignIns {

    /** For addresses that the user has not signed in from before, whatever the names. */
    static final int ALLOWED = 10;

    static final Duration WINDOW = Duration.ofMinutes(1);

    /** For a user at one of their usual addresses: as many guesses in a day as the engine's delays allow elsewhere. */
    static final int ALLOWED_AT_USUAL_ADDRESS = 5;

    static final Duration WINDOW_AT_USUAL_ADDRESS = Duration.ofMinutes(5);

    private static final int MOST = 10_000;

    private final Clock clock;
    private final int allowed;
    private final Duration window;
    private final Map<String, Failures> known = new LeastRecentlyUsed<>(MOST);

    private FailedSignIns(Clock clock, int allowed, Duration window) {
        this.clock = clock;
        this.allowed = allowed;
        this.window = window;
    }

    static FailedSignIns byAddress(Clock clock) {
        return new FailedSignIns(clock, ALLOWED, WINDOW);
    }

    static FailedSignIns byUserAtUsualAddress(Clock clock) {
        return new FailedSignIns(clock, ALLOWED_AT_USUAL_ADDRESS, WINDOW_AT_USUAL_ADDRESS);
    }

    /** How much longer there is a pause, if at all. */
    synchronized Optional<Duration> pause(String key) {
        Failures failures = known.get(key);
        return failures == null || failures.count < allowed
                ? Optional.empty()
                : Optional.of(Duration.between(clock.instant(), failures.since.plus(window)))
                        .filter(left -> !left.isNegative() && !left.isZero());
    }

    synchronized void failed(String key) {
        Instant now = clock.instant();
        known.merge(
                key,
                new Failures(now, 1),
                (before, first) ->
                        before.since.plus(window).isAfter(now) ? new Failures(before.since, before.count + 1) : first);
    }

    private record Failures(Instant since, int count) {}
}
