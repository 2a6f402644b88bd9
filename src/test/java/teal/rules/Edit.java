package teal.rules;

import java.io.ByteArrayInputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Changes a diagram as an author would in the Modeler: sets, takes away, puts in. */
final class Edit {

    private static final String DECLARED = "xmlns:bpmn=\"" + Notation.BPMN + "\" xmlns:camunda=\"" + Notation.CAMUNDA
            + "\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"";

    private final Document document;

    private Edit(byte[] content) {
        this.document = read(content);
    }

    /** @param name of a file in {@code processes/} */
    static Edit of(String name) {
        return new Edit(Shipped.files().get(name));
    }

    /** Sets an attribute; the prefix {@code camunda:} is Camunda's. */
    Edit set(String id, String attribute, String value) {
        if (attribute.startsWith("camunda:")) {
            element(id).setAttributeNS(Notation.CAMUNDA, attribute, value);
        } else {
            element(id).setAttribute(attribute, value);
        }
        return this;
    }

    Edit unset(String id, String attribute) {
        if (attribute.startsWith("camunda:")) {
            element(id).removeAttributeNS(Notation.CAMUNDA, attribute.substring("camunda:".length()));
        } else {
            element(id).removeAttribute(attribute);
        }
        return this;
    }

    /** Sets the text of an input parameter. */
    Edit input(String id, String name, String value) {
        Notation.camunda(element(id), "inputParameter").stream()
                .filter(input -> input.getAttribute("name").equals(name))
                .findFirst()
                .orElseThrow()
                .setTextContent(value);
        return this;
    }

    /** Takes Camunda's extension elements away whose attribute has this value. */
    Edit removeExtension(String id, String kind, String attribute, String value) {
        Notation.camunda(element(id), kind).stream()
                .filter(found -> found.getAttribute(attribute).equals(value))
                .toList()
                .forEach(found -> found.getParentNode().removeChild(found));
        return this;
    }

    /** Takes an element away, with the flows from and to it, what hangs on its edge, and what is drawn of them. */
    Edit remove(String id) {
        List<String> attached = new ArrayList<>();
        Notation.visit(document.getDocumentElement(), element -> {
            if (element.getAttribute("attachedToRef").equals(id)) {
                attached.add(element.getAttribute("id"));
            }
        });
        attached.forEach(this::remove);
        List<Element> gone = new ArrayList<>();
        Notation.visit(document.getDocumentElement(), element -> {
            for (String attribute : List.of("id", "sourceRef", "targetRef", "bpmnElement")) {
                if (element.getAttribute(attribute).equals(id)) {
                    gone.add(element);
                }
            }
        });
        List<String> flows = gone.stream()
                .filter(element -> Notation.isBpmn(element, "sequenceFlow"))
                .map(element -> element.getAttribute("id"))
                .filter(flow -> !flow.equals(id))
                .toList();
        gone.stream()
                .filter(element -> element.getParentNode() != null)
                .forEach(element -> element.getParentNode().removeChild(element));
        flows.forEach(this::remove);
        List<Element> mentions = new ArrayList<>();
        Notation.visit(document.getDocumentElement(), element -> {
            if (List.of("incoming", "outgoing").contains(element.getLocalName())
                    && Notation.text(element).equals(id)) {
                mentions.add(element);
            }
        });
        mentions.forEach(element -> element.getParentNode().removeChild(element));
        return this;
    }

    /** Leads a sequence flow somewhere else. */
    Edit lead(String flow, String target) {
        return set(flow, "targetRef", target);
    }

    /** Puts an element on the way: the flow leads to it, and it goes on to where the flow led. */
    Edit insert(String flow, String id, String xml) {
        Element before = element(flow);
        String next = before.getAttribute("targetRef");
        String parent = ((Element) before.getParentNode()).getAttribute("id");
        return add(parent, xml)
                .lead(flow, id)
                .add(
                        parent,
                        "<bpmn:sequenceFlow id=\"Flow_After_" + id + "\" sourceRef=\"" + id + "\" targetRef=\"" + next
                                + "\"/>");
    }

    /** Puts XML into an element, as its last child or, for extensions, into its extension elements. */
    Edit add(String id, String xml) {
        Element parent = element(id);
        Node added = document.importNode(
                read(("<x " + DECLARED + ">" + xml + "</x>").getBytes(StandardCharsets.UTF_8))
                        .getDocumentElement()
                        .getFirstChild(),
                true);
        if (Notation.BPMN.equals(added.getNamespaceURI())) {
            parent.appendChild(added);
        } else {
            Notation.bpmn(parent, "extensionElements").get(0).appendChild(added);
        }
        return this;
    }

    /** Replaces the condition of a flow, with the attributes that it had. */
    Edit condition(String flow, String text) {
        Notation.bpmn(element(flow), "conditionExpression").get(0).setTextContent(text);
        return this;
    }

    Element root() {
        return document.getDocumentElement();
    }

    Element element(String id) {
        List<Element> found = new ArrayList<>();
        Notation.visit(document.getDocumentElement(), element -> {
            if (element.getAttribute("id").equals(id)) {
                found.add(element);
            }
        });
        return found.get(0);
    }

    String xml() {
        try {
            Transformer transformer = TransformerFactory.newInstance().newTransformer();
            transformer.setOutputProperty(OutputKeys.ENCODING, "UTF-8");
            StringWriter out = new StringWriter();
            transformer.transform(new DOMSource(document), new StreamResult(out));
            return out.toString();
        } catch (TransformerException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Document read(byte[] content) {
        try {
            return SafeXml.read(new ByteArrayInputStream(content).readAllBytes());
        } catch (Unreadable e) {
            throw new IllegalStateException(e);
        }
    }
}
