package teal.release;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * One thing that a release needs, looked at before there is a release.
 *
 * @param area what it belongs to, such as {@code nodes}
 * @param about what was looked at, such as {@code node blue-1}
 * @param question what has to hold, such as {@code log-in}
 * @param found what was found
 * @param advice what to do next; empty if nothing has to be done
 */
public record CheckItem(Outcome outcome, String area, String about, String question, String found, String advice) {

    /** What became of the question. */
    public enum Outcome {
        PASSED,
        FAILED,
        /** It could not be asked, so nobody knows: something else is in the way, or does not answer. */
        NOT_ASKED;

        @JsonValue
        public String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public boolean passed() {
        return outcome == Outcome.PASSED;
    }
}
