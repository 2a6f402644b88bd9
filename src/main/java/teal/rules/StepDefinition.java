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
 * @param name the bean's name; the class has the same, with a capital letter
 * @param title a verb and an object
 * @param description what it does, for who looks for it in the Modeler
 * @param inputs at least one: a step with an input has a scope of its own, in which its report is kept
 * @param errors what it may throw for the diagram to catch
 */
public record StepDefinition(
        String name,
        String title,
        String description,
        Area area,
        Effect effect,
        List<StepInput> inputs,
        List<String> errors) {

    public StepDefinition {
        inputs = List.copyOf(inputs);
        errors = List.copyOf(errors);
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
                withRequest(ReleaseErrors.CHECK_FAILED, ReleaseErrors.STEP_FAILED));
    }

    StepDefinition throwing(String... codes) {
        return new StepDefinition(name, title, description, area, effect, inputs, withRequest(codes));
    }

    /** Any step stops for a request to roll back that came in meanwhile. */
    private static List<String> withRequest(String... codes) {
        return Stream.concat(Stream.of(codes), Stream.of(ReleaseErrors.ROLL_BACK_DECIDED))
                .toList();
    }

    Optional<StepInput> input(String wanted) {
        return inputs.stream().filter(input -> input.name().equals(wanted)).findFirst();
    }

    /**
     * The first input whose value, as a running release has it, is not allowed. Operators can change variables, so what
     * was right in the diagram may be wrong when the step runs.
     *
     * @param values finds the value of the variable with this name, or null
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
