package teal.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;

/** The expressions that the engine evaluates in a diagram. */
final class Expressions {

    /** What people write for people; and steps and listeners, which other rules know. */
    private static final Set<String> NOT_EVALUATED = Set.of("name", "delegateExpression", "businessKey");

    private static final Set<String> FOR_PEOPLE = Set.of("documentation", "text", "property");

    private Expressions() {}

    /** An expression with its braces, and the element that it stands in. */
    record Found(Element element, String text) {}

    /** Those that are allowed. */
    static List<Found> harmless(Diagram diagram) {
        List<Found> found = new ArrayList<>();
        for (Element child : Notation.children(diagram.definitions())) {
            if (!Notation.DRAWING.equals(child.getNamespaceURI())) {
                Notation.visit(child, element -> look(element, found));
            }
        }
        return found;
    }

    private static void look(Element element, List<Found> found) {
        if (FOR_PEOPLE.contains(element.getLocalName())) {
            return;
        }
        for (Attr attribute : Notation.attributes(element)) {
            if (!NOT_EVALUATED.contains(attribute.getLocalName())) {
                add(element, attribute.getValue(), found);
            }
        }
        add(element, Notation.text(element), found);
    }

    private static void add(Element element, String text, List<Found> found) {
        HarmlessExpressions.EXPRESSION
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .filter(HarmlessExpressions::isHarmless)
                .filter(expression -> !expression.equals(CallsBound.BUSINESS_KEY))
                .forEach(expression -> found.add(new Found(element, expression)));
    }
}
