package teal.rules;

import java.util.function.Function;

/** The engine saves its state before each step and call, so that a failure repeats only that one. */
final class SavedBefore implements Rule {

    @Override
    public String name() {
        return "saved-before";
    }

    @Override
    public void check(Diagram diagram, Function<String, CallFacts> calls, Findings findings) {
        diagram.nodes().stream()
                .filter(node -> node.isA("serviceTask") || node.isA("callActivity"))
                .filter(node -> !Notation.camundaAttribute(node.xml(), "asyncBefore")
                        .filter("true"::equals)
                        .isPresent())
                .forEach(node -> findings.add(node, "step"));
    }
}
