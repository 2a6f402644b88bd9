package teal.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/** Where a release reads variables on its way through a diagram. */
final class Readings {

    private static final List<String> TIMES = List.of("timeDate", "timeDuration", "timeCycle");

    /**
     * @param element where people find it in the Modeler
     * @param after whether the node is done by then
     */
    record Reading(String element, FlowNode node, boolean after, String variable) {}

    private Readings() {}

    static List<Reading> of(Diagram diagram) {
        List<Reading> readings = new ArrayList<>();
        for (FlowNode node : diagram.nodes()) {
            before(node).forEach(name -> readings.add(new Reading(node.id(), node, false, name)));
            for (Flow way : node.ways()) {
                Notation.bpmn(way.xml(), "conditionExpression").stream()
                        .flatMap(condition -> variables(Notation.text(condition)))
                        .forEach(name -> readings.add(new Reading(way.id(), node, true, name)));
            }
        }
        return readings;
    }

    private static List<String> before(FlowNode node) {
        Set<String> own = Setters.ofRepetition(node);
        List<String> names = new ArrayList<>();
        Stream.concat(
                        Notation.camunda(node.xml(), "inputParameter").stream()
                                .flatMap(input -> variables(Notation.text(input))),
                        Notation.camunda(node.xml(), "in").stream().flatMap(Readings::passed))
                .filter(name -> !own.contains(name))
                .forEach(names::add);
        for (Element timer : Notation.bpmn(node.xml(), "timerEventDefinition")) {
            TIMES.stream()
                    .flatMap(kind -> Notation.bpmn(timer, kind).stream())
                    .flatMap(time -> variables(Notation.text(time)))
                    .forEach(names::add);
        }
        for (Element loop : Notation.bpmn(node.xml(), "multiInstanceLoopCharacteristics")) {
            Notation.camundaAttribute(loop, "collection").stream()
                    .flatMap(collection ->
                            collection.contains("{") ? variables(collection) : Stream.of(collection.strip()))
                    .filter(name -> !name.isEmpty())
                    .forEach(names::add);
        }
        return names;
    }

    private static Stream<String> passed(Element in) {
        return in.hasAttribute("source")
                ? Stream.of(in.getAttribute("source"))
                : variables(in.getAttribute("sourceExpression"));
    }

    /** The variables in the expressions of a text. */
    private static Stream<String> variables(String text) {
        return HarmlessExpressions.EXPRESSION
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .filter(HarmlessExpressions::isHarmless)
                .filter(expression -> !expression.equals(CallsBound.BUSINESS_KEY))
                .flatMap(expression -> Formula.read(expression).stream())
                .flatMap(formula -> formula.names().stream());
    }
}
