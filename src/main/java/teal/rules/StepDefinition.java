package teal.rules;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import teal.release.ReleaseErrors;

/**
 * A step that diagrams may call: {@code ${name}} in a service task.
 *
 * @param name the bean's name; the class has the same name, capitalised
 * @param title a verb and an object
 * @param description what it does, for authors searching in the Modeler
 * @param inputs at least one: an input gives the step its own scope, which holds its report
 * @param errors errors that it may throw for the diagram to catch
 * @param sets variables that it sets, for conditions, timers and later steps
 */
public record StepDefinition(
        String name,
        String title,
        String description,
        Area area,
        Effect effect,
        List<StepInput> inputs,
        List<String> errors,
        List<String> sets) {

    public StepDefinition {
        inputs = List.copyOf(inputs);
        errors = List.copyOf(errors);
        sets = List.copyOf(sets);
        if (inputs.isEmpty()) {
            throw new IllegalArgumentException("step " + name + " has no input, so its report would not be its own");
        }
    }

    static StepDefinition of(
            String name, String title, String description, Area area, Effect effect, StepInput... inputs) {
        return new StepDefinition(
                name,
                title,
                description,
                area,
                effect,
                Arrays.asList(inputs),
                withRequest(ReleaseErrors.CHECK_FAILED, ReleaseErrors.STEP_FAILED),
                List.of());
    }

    StepDefinition throwing(String... codes) {
        return new StepDefinition(name, title, description, area, effect, inputs, withRequest(codes), sets);
    }

    StepDefinition setting(String... variables) {
        return new StepDefinition(name, title, description, area, effect, inputs, errors, Arrays.asList(variables));
    }

    /** Any step stops if a roll-back has been requested. */
    private static List<String> withRequest(String... codes) {
        return Stream.concat(Stream.of(codes), Stream.of(ReleaseErrors.ROLL_BACK_DECIDED))
                .toList();
    }

    Optional<StepInput> input(String wanted) {
        return inputs.stream().filter(input -> input.name().equals(wanted)).findFirst();
    }

    /**
     * The first input whose value in the running release is not allowed. Operators can change variables, so an input
     * that was valid in the diagram may be invalid when the step runs.
     *
     * @param values returns the value of the variable with this name, or null
     */
    public Optional<String> impossibleInput(Function<String, @Nullable Object> values) {
        return inputs.stream()
                .filter(input -> !input.isVariable())
                .flatMap(input -> impossible(input, values.apply(input.name())).stream())
                .findFirst();
    }

    private Optional<String> impossible(StepInput input, @Nullable Object value) {
        if (value == null) {
            return Optional.of(Messages.text(
                    "step-inputs", "missing", "input", input.name(), "step", name, "allowed", input.allowed()));
        }
        return input.allows(value.toString())
                ? Optional.empty()
                : Optional.of(Messages.text(
                        "step-inputs",
                        "impossible",
                        "input",
                        input.name(),
                        "step",
                        name,
                        "found",
                        value.toString(),
                        "allowed",
                        input.allowed()));
    }
}
