package teal.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** The XML notation of BPMN with Camunda's extensions. */
final class Notation {

    static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
    static final String DRAWING = "http://www.omg.org/spec/BPMN/20100524/DI";

    private Notation() {}

    static boolean isBpmn(Element element, String name) {
        return BPMN.equals(element.getNamespaceURI()) && name.equals(element.getLocalName());
    }

    static List<Element> children(Element parent) {
        List<Element> found = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                found.add(element);
            }
        }
        return found;
    }

    static List<Element> bpmn(Element parent, String name) {
        return children(parent).stream().filter(child -> isBpmn(child, name)).toList();
    }

    /** Camunda extension elements of an element with this name, at any depth. */
    static List<Element> camunda(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        for (Element extensions : bpmn(parent, "extensionElements")) {
            visit(extensions, element -> {
                if (CAMUNDA.equals(element.getNamespaceURI()) && name.equals(element.getLocalName())) {
                    found.add(element);
                }
            });
        }
        return found;
    }

    static Optional<String> camundaAttribute(Element element, String name) {
        return element.hasAttributeNS(CAMUNDA, name)
                ? Optional.of(element.getAttributeNS(CAMUNDA, name))
                : Optional.empty();
    }

    static Optional<String> attribute(Element element, String name) {
        return element.hasAttribute(name) ? Optional.of(element.getAttribute(name)) : Optional.empty();
    }

    static List<Attr> attributes(Element element) {
        List<Attr> found = new ArrayList<>();
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            found.add((Attr) element.getAttributes().item(i));
        }
        return found;
    }

    /** The element and its descendants, in document order. */
    static void visit(Element element, Consumer<Element> visitor) {
        visitor.accept(element);
        children(element).forEach(child -> visit(child, visitor));
    }

    /** The text directly in an element, trimmed. */
    static String text(Element element) {
        StringBuilder text = new StringBuilder();
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child.getNodeType() == Node.TEXT_NODE || child.getNodeType() == Node.CDATA_SECTION_NODE) {
                text.append(child.getNodeValue());
            }
        }
        return text.toString().strip();
    }

    /** The id of the nearest element that has one, from this one upwards, so that people can find it in the Modeler. */
    static String nearestId(Element element) {
        for (Node node = element; node instanceof Element candidate; node = node.getParentNode()) {
            if (candidate.hasAttribute("id")
                    && BPMN.equals(candidate.getNamespaceURI())
                    && !candidate.getLocalName().endsWith("EventDefinition")) {
                return candidate.getAttribute("id");
            }
        }
        return "";
    }
}
