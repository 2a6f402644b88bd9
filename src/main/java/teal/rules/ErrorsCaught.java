package teal.rules;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.w3c.dom.Element;

/** Every error of a step or call is handled, and the person who decides there is shown the reason. */
final class ErrorsCaught implements Rule {

    @Override
    public String name() {
        return "errors-caught";
    }

    @Override
    public void check(Diagram diagram, Function<String, CallFacts> calls, Findings findings) {
        Errors errors = new Errors(diagram, calls);
        Optional<CallFacts> promise = Promises.of(diagram.process());
        for (FlowNode node : diagram.nodes()) {
            List<String> open = errors.uncaught(node).stream()
                    .filter(code -> !isLeftToCaller(diagram, promise, code))
                    .toList();
            if (!open.isEmpty()) {
                findings.add(node, "step", "codes", String.join(", ", open), "kind", kind(node));
            }
            node.definition("errorEventDefinition").ifPresent(error -> check(diagram, node, error, findings));
        }
    }

    /** Teal's own processes may pass up the errors that they promise; other called processes may pass up any. */
    private static boolean isLeftToCaller(Diagram diagram, Optional<CallFacts> promise, String code) {
        return promise.map(facts -> facts.escapes().contains(code)).orElse(!diagram.isStartable());
    }

    private static void check(Diagram diagram, FlowNode node, Element error, Findings findings) {
        if (diagram.errorCode(error).isPresent()) {
            return;
        }
        if (node.isA("endEvent")) {
            findings.add(node, "nothing");
        } else if (!Notation.camundaAttribute(error, "errorMessageVariable")
                .filter("failure"::equals)
                .isPresent()) {
            findings.add(node, "told");
        }
    }

    private static String kind(FlowNode node) {
        return node.isA("endEvent") ? "end event" : node.isA("callActivity") ? "call" : "step";
    }
}
