package teal.process.attempt;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How an attempt ended. */
public enum Outcome {
    /** The step did its work. */
    DONE,
    /** A check looked, and the answer was no; or repeating would not help. */
    NO,
    /** Something technical failed. */
    FAILED,
    /** Its engine was stopped, or somebody else was faster: nobody waited for its end. */
    LOST;

    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
