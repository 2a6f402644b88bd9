package teal.repository;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import teal.release.EarlyEnd;
import teal.release.TechnicalFailure;

/** Comes back when a busy server asks for it ({@code Retry-After}, RFC 9110, section 10.2.3), if that is soon. */
final class Patience {

    /** A longer wait is the engine's, which keeps nobody busy with it. */
    private static final Duration MOST = Duration.ofSeconds(30);

    /** Who no longer needs the answer need not wait for it. */
    private static final Duration ASK_AGAIN = Duration.ofMillis(500);

    private final Clock clock;
    private final EarlyEnd end;
    private Duration waited = Duration.ZERO;

    Patience(Clock clock, EarlyEnd end) {
        this.clock = clock;
        this.end = end;
    }

    /** How long the server wants to be left alone; empty if it did not say. */
    Optional<Duration> asked(Optional<String> retryAfter) {
        return retryAfter.map(String::strip).flatMap(this::read);
    }

    /**
     * Waits, if the server said how long and that is soon enough.
     *
     * @return whether it may be asked again now
     * @throws teal.release.EndedEarly if that was requested, before or while it waits
     * @throws TechnicalFailure if this thread is interrupted
     */
    boolean waitFor(Optional<String> retryAfter) {
        Duration pause = asked(retryAfter).map(this::atLeastASecond).orElse(MOST.plusSeconds(1));
        if (waited.plus(pause).compareTo(MOST) > 0) {
            return false;
        }
        waited = waited.plus(pause);
        end.check();
        try {
            for (Duration left = pause; !left.isNegative() && !left.isZero(); left = left.minus(ASK_AGAIN)) {
                Thread.sleep(Math.min(left.toMillis(), ASK_AGAIN.toMillis()));
                end.check();
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TechnicalFailure(
                    "interrupted while a busy repository was waited for; the step can be repeated", e);
        }
    }

    /** A server that says 0 must not be asked without end. */
    private Duration atLeastASecond(Duration asked) {
        return asked.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : asked;
    }

    private Optional<Duration> read(String value) {
        if (value.matches("[0-9]{1,6}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
        }
        try {
            Instant at = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(value));
            return Optional.of(Duration.between(clock.instant(), at));
        } catch (DateTimeException neither) {
            return Optional.empty();
        }
    }
}
