package teal.rules;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;

/** Diagrams in which every element has another id and another label than in those that come with Teal. */
final class OwnNames {

    /** Files are found by the process's id; a set has to have the main one. */
    private static final Set<String> KEPT_IDS = Set.of("process", "definitions");

    private OwnNames() {}

    static Map<String, byte[]> inAll(Map<String, byte[]> files) {
        Map<String, byte[]> renamed = new TreeMap<>(files);
        renamed.replaceAll((name, content) -> name.endsWith(".bpmn") ? renamed(content) : content);
        return renamed;
    }

    private static byte[] renamed(byte[] content) {
        try {
            Document document = SafeXml.read(content);
            Map<String, String> ids = new HashMap<>();
            Notation.visit(document.getDocumentElement(), element -> {
                if (Notation.BPMN.equals(element.getNamespaceURI())
                        && !KEPT_IDS.contains(element.getLocalName())
                        && element.hasAttribute("id")) {
                    ids.put(element.getAttribute("id"), "E" + ids.size() + "x");
                    relabel(element, ids.size());
                }
            });
            Notation.visit(document.getDocumentElement(), element -> rename(element, ids));
            StringWriter out = new StringWriter();
            TransformerFactory.newInstance().newTransformer().transform(new DOMSource(document), new StreamResult(out));
            return out.toString().getBytes(StandardCharsets.UTF_8);
        } catch (Unreadable | TransformerException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How a release ended is still read from its end event. */
    private static void relabel(Element element, int number) {
        if (element.hasAttribute("name")
                && !Set.of("endEvent", "message", "error").contains(element.getLocalName())) {
            element.setAttribute(
                    "name", "Label " + number + (element.getLocalName().endsWith("Gateway") ? "?" : ""));
        }
    }

    private static void rename(Element element, Map<String, String> ids) {
        NamedNodeMap attributes = element.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            Attr attribute = (Attr) attributes.item(i);
            attribute.setValue(ids.getOrDefault(attribute.getValue(), attribute.getValue()));
        }
        if (Set.of("incoming", "outgoing", "flowNodeRef").contains(element.getLocalName())) {
            String id = Notation.text(element);
            element.setTextContent(ids.getOrDefault(id, id));
        }
    }
}
