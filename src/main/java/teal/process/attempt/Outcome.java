package teal.process.attempt;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How an attempt ended. */
public enum Outcome {
    /** The step did its work. */
    DONE,
    /** There was nothing to do. */
    UNNEEDED,
    /** A check answered no, or a retry would not help. */
    NO,
    /** A technical failure. */
    FAILED,
    /** Its engine was stopped, someone else was faster, or a roll-back was requested: nobody waited for it to end. */
    LOST;

    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
