package teal.rules;

import java.util.List;
import java.util.function.Function;
import teal.release.Quoted;
import teal.release.ReleaseState;

/**
 * A process that people start says at its end how the release ended. An end right behind an event that interrupts nothing,
 * such as a reminder, is none of the release's: it goes on.
 */
final class EndEventsKnown implements Rule {

    @Override
    public String name() {
        return "end-events-known";
    }

    @Override
    public void check(Diagram diagram, Function<String, CallFacts> calls, Findings findings) {
        if (!diagram.isStartable()) {
            return;
        }
        List<String> known = ReleaseState.endEvents();
        diagram.outermost().stream()
                .filter(node -> node.isA("endEvent"))
                .filter(node -> node.definition("errorEventDefinition").isEmpty())
                .filter(node -> !known.contains(node.title()))
                .filter(node -> !isAside(node, diagram))
                .forEach(node -> findings.add(
                        node, "name", "found", Quoted.text(node.title()), "allowed", String.join(", ", known)));
    }

    private static boolean isAside(FlowNode end, Diagram diagram) {
        List<FlowNode> before = diagram.nodes().stream()
                .filter(node -> node.ways().stream().anyMatch(way -> way.to() == end))
                .toList();
        return !before.isEmpty() && before.stream().noneMatch(FlowNode::isInterrupting);
    }
}
