package teal.rules;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One input of a step, set by diagrams and offered in the Modeler's templates.
 *
 * @param name the input parameter's name, which is the process variable that the step reads
 * @param label label shown in the Modeler
 * @param description one sentence below the field
 * @param pattern the allowed values, as a regular expression that means the same in Java and JavaScript
 * @param allowed the same in words
 * @param choices value to label, if there are only a few values; else empty
 * @param suggestion default in the template, or null
 * @param vocabulary the vocabulary that the value must come from, known when a diagram is deployed; or null
 * @param manyLines whether it holds whole sentences
 */
public record StepInput(
        String name,
        String label,
        String description,
        String pattern,
        String allowed,
        Map<String, String> choices,
        @Nullable String suggestion,
        Vocabulary.@Nullable Kind vocabulary,
        boolean manyLines) {

    /** A process variable, and nothing else. */
    private static final String VARIABLE = "\\$\\{[A-Za-z]\\w*\\}";

    /** A variable that the release carries: diagrams pass it on under its own name, or choose another. */
    static StepInput variable(String name, String label, String description) {
        String same = "${" + name + "}";
        return text(name, label, description, VARIABLE, "a variable such as " + same)
                .suggesting(same);
    }

    /** One of a few values. */
    static StepInput choice(String name, String label, String description, Map<String, String> choices) {
        Map<String, String> sorted = new TreeMap<>(choices);
        return new StepInput(
                name,
                label,
                description,
                String.join("|", sorted.keySet()),
                String.join(", ", sorted.keySet()),
                new LinkedHashMap<>(sorted),
                null,
                null,
                false);
    }

    /** Text that must match the pattern. */
    static StepInput text(String name, String label, String description, String pattern, String allowed) {
        return new StepInput(name, label, description, pattern, allowed, Map.of(), null, null, false);
    }

    StepInput suggesting(String value) {
        return new StepInput(name, label, description, pattern, allowed, choices, value, vocabulary, manyLines);
    }

    StepInput from(Vocabulary.Kind kind) {
        return new StepInput(name, label, description, pattern, allowed, choices, suggestion, kind, manyLines);
    }

    StepInput ofManyLines() {
        return new StepInput(name, label, description, pattern, allowed, choices, suggestion, vocabulary, true);
    }

    Optional<Vocabulary.Kind> takenFrom() {
        return Optional.ofNullable(vocabulary);
    }

    boolean allows(String value) {
        return Pattern.compile(pattern).matcher(value).matches();
    }

    /** Whether diagrams give a variable here, whose value is known only when a release runs. */
    boolean isVariable() {
        return pattern.equals(VARIABLE);
    }
}
