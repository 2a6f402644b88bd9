package teal.rules;

import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.w3c.dom.Element;
import teal.release.Quoted;

/** Each step gets the inputs that it needs, with valid values. */
final class InputsOfSteps implements Rule {

    @Override
    public String name() {
        return "step-inputs";
    }

    @Override
    public void check(Diagram diagram, Function<String, CallFacts> calls, Findings findings) {
        for (FlowNode node : diagram.nodes()) {
            node.step().ifPresent(step -> check(node, step, findings));
            node.called().flatMap(CalledProcesses::find).ifPresent(process -> check(node, process, findings));
        }
    }

    private static void check(FlowNode node, StepDefinition step, Findings findings) {
        for (StepInput input : step.inputs()) {
            compare(node, step.name(), input, node.input(input.name()), findings);
        }
        for (Element set : Notation.camunda(node.xml(), "inputParameter")) {
            String name = set.getAttribute("name");
            if (step.input(name).isEmpty()) {
                findings.add(
                        node,
                        "unknown",
                        "found",
                        Quoted.text(name),
                        "step",
                        step.name(),
                        "allowed",
                        step.inputs().stream().map(StepInput::name).collect(Collectors.joining(", ")));
            }
        }
    }

    private static void check(FlowNode node, CalledProcess process, Findings findings) {
        for (StepInput input : process.inputs()) {
            compare(node, process.id(), input, node.passed(input.name()), findings);
        }
    }

    private static void compare(
            FlowNode node, String step, StepInput input, Optional<String> value, Findings findings) {
        if (value.isEmpty()) {
            findings.add(node, "missing", "input", input.name(), "step", step, "allowed", input.allowed());
        } else if (!input.allows(value.get())) {
            findings.add(
                    node,
                    "impossible",
                    "input",
                    input.name(),
                    "step",
                    step,
                    "found",
                    Quoted.text(value.get()),
                    "allowed",
                    input.allowed());
        }
    }
}
