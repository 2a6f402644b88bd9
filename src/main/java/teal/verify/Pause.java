package teal.verify;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import teal.release.TechnicalFailure;

/** Waiting inside a time-boxed step. */
final class Pause {

    private Pause() {}

    /** Waits until the given instant; returns at once if it has passed. */
    static void until(Instant instant, Clock clock) {
        Duration left = Duration.between(clock.instant(), instant);
        if (left.isNegative()) {
            return;
        }
        try {
            Thread.sleep(left.toMillis(), left.getNano() % 1_000_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TechnicalFailure("the step was interrupted while it waited; it can be repeated", e);
        }
    }
}
