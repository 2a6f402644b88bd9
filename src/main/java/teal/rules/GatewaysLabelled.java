package teal.rules;

import java.util.function.Function;

/** A gateway that branches is a question, and each outgoing flow is one of its answers. */
final class GatewaysLabelled implements Rule {

    @Override
    public String name() {
        return "gateways-labelled";
    }

    @Override
    public void check(Diagram diagram, Function<String, CallFacts> calls, Findings findings) {
        diagram.nodes().stream()
                .filter(node -> node.isA("exclusiveGateway") || node.isA("inclusiveGateway"))
                .filter(node -> node.ways().size() > 1)
                .forEach(gateway -> check(gateway, findings));
    }

    private static void check(FlowNode gateway, Findings findings) {
        if (!gateway.xml().getAttribute("name").strip().endsWith("?")) {
            findings.add(gateway, "question");
        }
        for (Flow way : gateway.ways()) {
            if (way.xml().getAttribute("name").isBlank()) {
                findings.add(way.id(), "answer", "gateway", gateway.shown());
            }
            if (Notation.bpmn(way.xml(), "conditionExpression").isEmpty()
                    && !gateway.xml().getAttribute("default").equals(way.id())) {
                findings.add(way.id(), "condition", "gateway", gateway.shown());
            }
        }
    }
}
