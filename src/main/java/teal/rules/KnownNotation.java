package teal.rules;

import java.util.Set;
import java.util.function.Function;
import javax.xml.XMLConstants;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import teal.release.Quoted;

/** Everything in a diagram uses a notation that Teal knows, so nothing gets through unchecked. */
final class KnownNotation implements Rule {

    private static final Set<String> XML = Set.of(XMLConstants.XML_NS_URI, XMLConstants.XMLNS_ATTRIBUTE_NS_URI);

    @Override
    public String name() {
        return "known-notation";
    }

    @Override
    public void check(Diagram diagram, Function<String, CallFacts> calls, Findings findings) {
        Notation.visit(diagram.definitions(), element -> {
            check(element, element.getLocalName(), element.getNamespaceURI(), findings);
            for (Attr attribute : Notation.attributes(element)) {
                if (attribute.getNamespaceURI() != null) {
                    check(element, attribute.getLocalName(), attribute.getNamespaceURI(), findings);
                }
            }
        });
    }

    private static void check(Element element, String name, @Nullable String namespace, Findings findings) {
        String uri = namespace == null ? "" : namespace;
        if (!XML.contains(uri) && !AllowedNotation.TEALS.namespaces().contains(uri)) {
            findings.add(
                    element, "namespace", "found", Quoted.text(name), "namespace", uri.isEmpty() ? "nothing" : uri);
        }
    }
}
