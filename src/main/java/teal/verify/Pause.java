package teal.verify;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import teal.release.EarlyEnd;
import teal.release.TechnicalFailure;

/** Waiting inside a time-boxed step. */
final class Pause {

    private static final Duration ASK_AGAIN = Duration.ofMillis(500);

    private Pause() {}

    /**
     * Waits until the given instant; returns at once if it has passed.
     *
     * @throws teal.release.EndedEarly if that was requested, before or while it waits
     */
    static void until(Instant instant, Clock clock, EarlyEnd end) {
        end.check();
        Duration left = Duration.between(clock.instant(), instant);
        while (left.compareTo(ASK_AGAIN) > 0) {
            sleep(ASK_AGAIN);
            end.check();
            left = Duration.between(clock.instant(), instant);
        }
        if (!left.isNegative()) {
            sleep(left);
        }
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time.toMillis(), time.getNano() % 1_000_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TechnicalFailure("the step was interrupted while it waited; it can be repeated", e);
        }
    }
}
