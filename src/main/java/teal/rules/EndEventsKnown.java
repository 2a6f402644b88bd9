package teal.rules;

import java.util.List;
import java.util.function.Function;
import teal.release.Quoted;
import teal.release.ReleaseState;

/**
 * The end events of a process that people start say how the release ended. An end event directly after a
 * non-interrupting event, such as a reminder, does not end the release, so it is exempt.
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
