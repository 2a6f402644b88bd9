package teal.engine.bound;

import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.jspecify.annotations.Nullable;
import teal.release.Reason;

/** The engine's point of view of a {@link Cycle}. */
final class Countable {

    private Countable() {}

    /**
     * @param start counted from here instead of now
     * @param offset in milliseconds, by which somebody moved the timer
     * @throws ProcessEngineException if the text repeats too often to be counted; what cannot be read is left to the engine
     */
    static String cycle(String text, @Nullable Date start, long offset) {
        Instant now = (start == null ? ClockUtil.getCurrentTime() : start).toInstant();
        try {
            return Cycle.shortened(text, now.minusMillis(offset));
        } catch (IllegalArgumentException unreadable) {
            throw new BoundExceeded("found the time '" + text + "': " + Reason.of(unreadable));
        }
    }
}
