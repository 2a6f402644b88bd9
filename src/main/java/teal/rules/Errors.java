package teal.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.w3c.dom.Element;

/** The errors that a node may throw, and those that its diagram does not catch. */
final class Errors {

    private final Diagram diagram;
    private final Function<String, CallFacts> calls;

    Errors(Diagram diagram, Function<String, CallFacts> calls) {
        this.diagram = diagram;
        this.calls = calls;
    }

    List<String> uncaught(FlowNode node) {
        return thrown(node).stream().filter(code -> !isCaught(node, code)).toList();
    }

    private List<String> thrown(FlowNode node) {
        if (node.isA("endEvent")) {
            return node.definition("errorEventDefinition")
                    .flatMap(diagram::errorCode)
                    .map(List::of)
                    .orElse(List.of());
        }
        return node.step()
                .map(StepDefinition::errors)
                .or(() -> node.called().map(calls).map(CallFacts::escapes))
                .orElse(List.of());
    }

    private boolean isCaught(FlowNode node, String code) {
        for (Optional<FlowNode> level = Optional.of(node);
                level.isPresent();
                level = level.get().scope()) {
            List<FlowNode> listening = new ArrayList<>(level.get().boundary());
            List<FlowNode> around = level.get().scope().map(FlowNode::inside).orElseGet(diagram::outermost);
            FlowNode inner = level.get();
            around.stream()
                    .filter(other -> other.isEventSubprocess() && other != inner)
                    .flatMap(subprocess -> subprocess.inside().stream())
                    .filter(start -> start.isA("startEvent"))
                    .forEach(listening::add);
            if (listening.stream().anyMatch(event -> catches(event, code))) {
                return true;
            }
        }
        return false;
    }

    private boolean catches(FlowNode event, String code) {
        Optional<Element> error = event.definition("errorEventDefinition");
        // Without a code it catches every error.
        return error.isPresent()
                && error.flatMap(diagram::errorCode).map(code::equals).orElse(true);
    }
}
