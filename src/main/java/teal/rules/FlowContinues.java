package teal.rules;

import java.util.function.Function;

/** A path ends at an end event, which says so; everywhere else it leads on. */
final class FlowContinues implements Rule {

    @Override
    public String name() {
        return "flow-continues";
    }

    @Override
    public void check(Diagram diagram, Function<String, CallFacts> calls, Findings findings) {
        diagram.nodes().stream()
                .filter(node -> node.ways().isEmpty() && isReached(node))
                .filter(node -> !node.isA("endEvent") && !node.isEventSubprocess() && !isLink(node))
                .forEach(node -> findings.add(node, "stops"));
    }

    /** What nothing leads to never runs. */
    private static boolean isReached(FlowNode node) {
        return !node.arrivals().isEmpty() || node.isA("startEvent") || node.isA("boundaryEvent");
    }

    private static boolean isLink(FlowNode node) {
        return node.isA("intermediateThrowEvent")
                && node.definition("linkEventDefinition").isPresent();
    }
}
