package teal.rules;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
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
 * @param vocabulary what the value has to be in, which is known when a diagram is deployed; or null
 * @param manyLines whether people write sentences into it
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

    /** Text that has to look like the pattern. */
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

    /** Whether diagrams name a variable here, whose value is known only when a release runs. */
    boolean isVariable() {
        return pattern.equals(VARIABLE);
    }
}
