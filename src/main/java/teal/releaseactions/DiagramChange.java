package teal.releaseactions;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * One difference between two versions of a diagram.
 *
 * @param kind what changed
 * @param element the element's id
 * @param text a sentence, with elements as the Modeler shows them
 */
public record DiagramChange(Kind kind, String element, String text) {

    /** What changed of an element. */
    public enum Kind {
        ADDED,
        REMOVED,
        RENAMED,
        FLOW,
        CONDITION,
        TIMER,
        GROUP,
        INPUT,
        FORM,
        STEP,
        OTHER;

        @JsonValue
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
