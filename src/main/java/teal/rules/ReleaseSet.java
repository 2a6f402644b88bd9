package teal.rules;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Element;

/** The diagrams and forms that are deployed together, as far as a diagram's rules ask about the others. */
final class ReleaseSet {

    private final Map<String, Diagram> diagrams;
    private final Map<String, FormFile> forms = new LinkedHashMap<>();

    /** @param diagrams by file; may grow until the rules are applied */
    ReleaseSet(Map<String, Diagram> diagrams) {
        this.diagrams = diagrams;
    }

    void know(FormFile form) {
        forms.put(form.id(), form);
    }

    Collection<FormFile> forms() {
        return forms.values();
    }

    Optional<Diagram> diagram(String process) {
        return diagrams.values().stream()
                .filter(diagram -> diagram.process().equals(process))
                .findFirst();
    }

    /** The keys of a form's fields. */
    Set<String> fields(String form) {
        return Optional.ofNullable(forms.get(form))
                .map(found -> found.fields().keySet())
                .orElse(Set.of());
    }

    /** What the diagrams pass on to a process. */
    Set<String> passedTo(String process) {
        Set<String> passed = new HashSet<>();
        diagrams.values().stream()
                .flatMap(diagram -> diagram.nodes().stream())
                .filter(node -> node.called().filter(process::equals).isPresent())
                .flatMap(node -> Notation.camunda(node.xml(), "in").stream())
                .map((Element in) -> in.getAttribute("target"))
                .forEach(passed::add);
        return passed;
    }

    /** Whether a process leads back to another one through its calls. */
    boolean leadsTo(String from, String wanted) {
        return leadsTo(from, wanted, new HashSet<>());
    }

    private boolean leadsTo(String from, String wanted, Set<String> seen) {
        if (!seen.add(from)) {
            return false;
        }
        List<String> called = diagram(from).stream()
                .flatMap(diagram -> diagram.nodes().stream())
                .flatMap(node -> node.called().stream())
                .toList();
        // A release that is called is reported as that.
        return called.stream()
                .anyMatch(next -> !isRelease(next) && (next.equals(wanted) || leadsTo(next, wanted, seen)));
    }

    /** Whether a process is requested by people, and not called. */
    boolean isRelease(String process) {
        return process.equals(References.MAIN_PROCESS)
                || diagram(process).filter(Diagram::isStartable).isPresent();
    }
}
