package teal.rules;

import java.util.Set;
import java.util.function.Function;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;

/**
 * Diagrams call Teal's steps and run no code of their own: no scripts, classes, connectors, external tasks, shell
 * tasks, forms with their own pages, or anything else in a diagram that the engine would run.
 */
final class NoCode implements Rule {

    private static final Set<String> SCRIPT_ATTRIBUTES = Set.of("language", "scriptFormat");

    @Override
    public String name() {
        return "no-code";
    }

    @Override
    public void check(Diagram diagram, Function<String, CallFacts> calls, Findings findings) {
        look(diagram.definitions(), findings);
    }

    /** Does not look inside elements that are refused as a whole. */
    private static void look(Element element, Findings findings) {
        boolean allowed = true;
        if (Notation.BPMN.equals(element.getNamespaceURI())) {
            allowed = bpmn(element, findings);
        } else if (Notation.CAMUNDA.equals(element.getNamespaceURI())) {
            allowed = camunda(element, findings);
        }
        if (allowed) {
            Notation.children(element).forEach(child -> look(child, findings));
        }
    }

    private static boolean bpmn(Element element, Findings findings) {
        String name = element.getLocalName();
        if (!AllowedNotation.TEALS.bpmn().contains(name)) {
            findings.add(element, "element", "found", "bpmn:" + name);
            return false;
        }
        for (Attr attribute : Notation.attributes(element)) {
            if (Notation.CAMUNDA.equals(attribute.getNamespaceURI())) {
                if (!AllowedNotation.TEALS.allowsOnBpmn(name, attribute.getLocalName())) {
                    findings.add(element, "attribute", "found", "camunda:" + attribute.getLocalName());
                }
            } else if (attribute.getNamespaceURI() == null && SCRIPT_ATTRIBUTES.contains(attribute.getName())) {
                findings.add(element, "script", "found", "bpmn:" + name);
            }
        }
        return true;
    }

    private static boolean camunda(Element element, Findings findings) {
        String name = element.getLocalName();
        if (name.equals("script")) {
            findings.add(element, "script", "found", "camunda:script");
            return false;
        }
        if (!AllowedNotation.TEALS.camunda().containsKey(name)) {
            findings.add(element, "element", "found", "camunda:" + name);
            return false;
        }
        for (Attr attribute : Notation.attributes(element)) {
            boolean declaration = attribute.getName().startsWith("xmlns");
            if (!declaration && !AllowedNotation.TEALS.allowsOnCamunda(name, attribute.getLocalName())) {
                findings.add(element, "attribute", "found", "camunda:" + name + " with " + attribute.getLocalName());
            }
        }
        return true;
    }
}
