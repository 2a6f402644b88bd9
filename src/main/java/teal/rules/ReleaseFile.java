package teal.rules;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import teal.release.Quoted;
import teal.release.Reason;

/**
 * One of the files that make up a release.
 *
 * @param name without leading directories
 * @param ids what other files may refer to: the process, the form, or the decisions
 * @param diagram empty for a form or decisions
 * @param decisions empty for a diagram or a form
 * @param form empty for a diagram or decisions
 */
record ReleaseFile(
        String name,
        Kind kind,
        List<String> ids,
        Optional<Diagram> diagram,
        Optional<DecisionFile> decisions,
        Optional<FormFile> form) {

    enum Kind {
        BPMN,
        FORM,
        DMN;

        /** How the names of such files end. */
        String ending() {
            return "." + name().toLowerCase(Locale.ROOT);
        }
    }

    static ReleaseFile read(String name, byte[] content) throws Unreadable {
        if (name.endsWith(".bpmn")) {
            return diagram(name, content);
        } else if (name.endsWith(".form")) {
            return form(name, content);
        } else if (name.endsWith(".dmn")) {
            return decisions(name, content);
        }
        throw new Unreadable("kind");
    }

    private static ReleaseFile diagram(String name, byte[] content) throws Unreadable {
        Document document = SafeXml.read(content);
        Element root = document.getDocumentElement();
        if (!Notation.isBpmn(root, "definitions")) {
            throw new Unreadable("not-bpmn", "found", Quoted.text(root.getNodeName()));
        }
        Diagram diagram = new Diagram(name, document);
        List<String> ids = diagram.processes().stream()
                .map(process -> process.getAttribute("id"))
                .toList();
        return new ReleaseFile(name, Kind.BPMN, ids, Optional.of(diagram), Optional.empty(), Optional.empty());
    }

    private static ReleaseFile form(String name, byte[] content) throws Unreadable {
        if (content.length > SafeXml.MOST_BYTES) {
            throw SafeXml.tooLarge(content);
        }
        try {
            JsonNode form = new ObjectMapper().readTree(content);
            String id = form.path("id").asText("");
            if (id.isEmpty() || !form.path("components").isArray()) {
                throw new Unreadable("form", "found", "it has no id or no components");
            }
            return new ReleaseFile(
                    name,
                    Kind.FORM,
                    List.of(id),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(FormFile.of(name, id, form)));
        } catch (JsonProcessingException broken) {
            throw new Unreadable("form", "found", Quoted.text(broken.getOriginalMessage()));
        } catch (IOException broken) {
            throw new Unreadable("form", "found", Quoted.text(Reason.of(broken)));
        }
    }

    private static ReleaseFile decisions(String name, byte[] content) throws Unreadable {
        DecisionFile file = new DecisionFile(name, SafeXml.read(content).getDocumentElement());
        List<String> languages = file.otherLanguages();
        if (!languages.isEmpty()) {
            throw new Unreadable(
                    "decision-code", "element", String.join(", ", file.ids()), "found", Quoted.text(languages.get(0)));
        }
        return new ReleaseFile(name, Kind.DMN, file.ids(), Optional.empty(), Optional.of(file), Optional.empty());
    }
}
