package teal.rules;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/** The conditions of a diagram's flows. */
final class Conditions {

    private Conditions() {}

    /** The text of a flow's condition; empty if it has none. */
    static Optional<String> text(Flow flow) {
        return Notation.bpmn(flow.xml(), "conditionExpression").stream()
                .findFirst()
                .map(Notation::text);
    }

    static Optional<Formula> of(Flow flow) {
        return text(flow).flatMap(Formula::read);
    }

    /** All conditions of a diagram, with the element that people find them at. */
    static List<Map.Entry<String, String>> all(Diagram diagram) {
        Stream<Map.Entry<String, String>> flows = diagram.nodes().stream()
                .flatMap(node -> node.ways().stream())
                .flatMap(flow -> text(flow).map(text -> Map.entry(flow.id(), text)).stream());
        Stream<Map.Entry<String, String>> others = diagram.nodes().stream()
                .flatMap(node -> Stream.concat(
                                texts(node.definition("conditionalEventDefinition").stream(), "condition"),
                                texts(
                                        Notation.bpmn(node.xml(), "multiInstanceLoopCharacteristics").stream(),
                                        "completionCondition"))
                        .map(text -> Map.entry(node.id(), text)));
        return Stream.concat(flows, others).toList();
    }

    private static Stream<String> texts(Stream<Element> parents, String kind) {
        return parents.flatMap(parent -> Notation.bpmn(parent, kind).stream()).map(Notation::text);
    }

    /** The flows that may be taken when some values are known, and the others can be anything. */
    static List<Flow> possible(FlowNode node, Map<String, String> known) {
        boolean chooses = node.isA("exclusiveGateway") || node.isA("inclusiveGateway");
        if (!chooses) {
            return node.ways();
        }
        Map<String, List<String>> values = new LinkedHashMap<>();
        known.forEach((name, value) -> values.put(name, List.of(value)));
        List<Formula> all =
                node.ways().stream().flatMap(flow -> of(flow).stream()).toList();
        Optional<List<Map<String, String>>> cases = Evaluation.guessed(all, values);
        return node.ways().stream()
                .filter(flow -> cases.isEmpty() || cases.get().stream().anyMatch(one -> isTaken(flow, all, one)))
                .toList();
    }

    /** A flow without a readable condition is taken when no condition holds. */
    private static boolean isTaken(Flow flow, List<Formula> all, Map<String, String> values) {
        return of(flow).map(condition -> Evaluation.holds(condition, values))
                .orElseGet(() -> all.stream().noneMatch(condition -> Evaluation.holds(condition, values)));
    }
}
