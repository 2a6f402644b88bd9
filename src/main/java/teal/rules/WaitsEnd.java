package teal.rules;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Whatever waits for an event has a timer next to it, or says who sends the event; and releases are started by people, not by
 * events.
 */
final class WaitsEnd implements Rule {

    /** The extension property that says who sends what an event waits for. */
    static final String SENDER = "sender";

    private static final List<String> SENT =
            List.of("messageEventDefinition", "signalEventDefinition", "conditionalEventDefinition");

    @Override
    public String name() {
        return "waits-end";
    }

    @Override
    public void check(Diagram diagram, Function<String, CallFacts> calls, Findings findings) {
        Paths paths = new Paths(diagram);
        for (FlowNode node : diagram.nodes()) {
            if (node.isA("startEvent") && node.scope().isEmpty() && !isPlain(node)) {
                findings.add(node, "start");
            } else if (waits(node) && !hasTimer(node, paths) && !hasSender(node, diagram)) {
                findings.add(node, "wait", "property", SENDER);
            }
        }
    }

    private static boolean isPlain(FlowNode start) {
        return Notation.children(start.xml()).stream()
                .noneMatch(child -> child.getLocalName().endsWith("EventDefinition"));
    }

    private static boolean waits(FlowNode node) {
        return node.isA("receiveTask")
                || node.isA("intermediateCatchEvent")
                        && SENT.stream().anyMatch(kind -> node.definition(kind).isPresent());
    }

    private static boolean hasTimer(FlowNode node, Paths paths) {
        Stream<FlowNode> races = node.arrivals().stream()
                .map(Flow::from)
                .filter(before -> before.isA("eventBasedGateway"))
                .flatMap(race -> race.ways().stream().map(Flow::to));
        Stream<FlowNode> around = paths.troubles(node).stream().filter(FlowNode::isInterrupting);
        return Stream.concat(races, around)
                .anyMatch(event -> event.definition("timerEventDefinition").isPresent());
    }

    private static boolean hasSender(FlowNode node, Diagram diagram) {
        boolean named = Notation.camunda(node.xml(), "property").stream()
                .anyMatch(property -> property.getAttribute("name").equals(SENDER)
                        && !property.getAttribute("value").isBlank());
        return named
                || node.definition("signalEventDefinition").stream()
                        .map(signal -> signal.getAttribute("signalRef"))
                        .anyMatch(signal -> !signal.isEmpty() && isThrown(signal, diagram));
    }

    private static boolean isThrown(String signal, Diagram diagram) {
        return diagram.nodes().stream()
                .filter(node -> node.isA("intermediateThrowEvent") || node.isA("endEvent"))
                .flatMap(node -> node.definition("signalEventDefinition").stream())
                .anyMatch(thrown -> thrown.getAttribute("signalRef").equals(signal));
    }
}
