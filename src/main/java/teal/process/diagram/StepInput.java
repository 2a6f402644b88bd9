package teal.process.diagram;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One input of a step, as diagrams set it and the Modeler's templates offer it.
 *
 * @param name the input parameter's name, which is the process variable that the step reads
 * @param label what the Modeler shows
 * @param description one sentence below the field
 * @param pattern the values that are allowed, as a regular expression that Java and JavaScript read alike
 * @param allowed the same in words
 * @param choices value to label, where there are a few values only; else empty
 * @param suggestion what a template fills in, or null
 * @param required whether a diagram must set it
 */
public record StepInput(
        String name,
        String label,
        String description,
        String pattern,
        String allowed,
        Map<String, String> choices,
        @Nullable String suggestion,
        boolean required) {

    /** A process variable, and nothing else. */
    private static final String VARIABLE = "\\$\\{[A-Za-z]\\w*\\}";

    /** A variable that the release carries: diagrams pass it on under its own name, or choose another. */
    static StepInput variable(String name, String label, String description) {
        String same = "${" + name + "}";
        return new StepInput(name, label, description, VARIABLE, "a variable such as " + same, Map.of(), same, true);
    }

    /** One of a few values; the first in the order of the alphabet is suggested. */
    static StepInput choice(String name, String label, String description, Map<String, String> choices) {
        Map<String, String> sorted = new TreeMap<>(choices);
        return new StepInput(
                name,
                label,
                description,
                String.join("|", sorted.keySet()),
                String.join(", ", sorted.keySet()),
                sorted,
                null,
                true);
    }

    /** Text that has to look like the pattern. */
    static StepInput text(String name, String label, String description, String pattern, String allowed) {
        return new StepInput(name, label, description, pattern, allowed, Map.of(), null, true);
    }

    StepInput suggesting(String value) {
        return new StepInput(name, label, description, pattern, allowed, choices, value, required);
    }

    StepInput optional() {
        return new StepInput(name, label, description, pattern, allowed, choices, suggestion, false);
    }

    boolean allows(String value) {
        return Pattern.compile(pattern).matcher(value).matches();
    }

    /** Whether diagrams name a variable here, whose value is known only when a release runs. */
    boolean isVariable() {
        return pattern.equals(VARIABLE);
    }
}
