package teal.rules;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import teal.release.Quoted;
import teal.rules.ReleaseFile.Kind;

/** Everything that diagrams refer to exists: called processes, forms and decisions. */
final class References {

    private static final String RULE = "complete-set";
    static final String MAIN_PROCESS = "blue-green-release";

    private final List<ReleaseFile> files = new ArrayList<>();
    private final Set<String> unreadable = new HashSet<>();

    void know(ReleaseFile file) {
        files.add(file);
    }

    /** A file that has been reported already; what it should have is not also missing. */
    void knowUnreadable(String file) {
        unreadable.add(file);
    }

    void check(Collection<Diagram> diagrams, List<Mistake> mistakes) {
        for (Diagram diagram : diagrams) {
            Findings findings = new Findings(diagram.file(), RULE);
            for (FlowNode node : diagram.nodes()) {
                node.called()
                        .filter(process -> !process.isBlank())
                        .ifPresent(process -> mustBeThere(Kind.BPMN, "process", process, node, findings));
                Notation.camundaAttribute(node.xml(), "formRef")
                        .ifPresent(form -> mustBeThere(Kind.FORM, "form", form, node, findings));
                Notation.camundaAttribute(node.xml(), "decisionRef")
                        .ifPresent(decision -> mustBeThere(Kind.DMN, "decision", decision, node, findings));
            }
            mistakes.addAll(findings.mistakes());
        }
        twice(mistakes);
        mustHaveMainProcess(mistakes);
    }

    /** Applications are released with it, and each deployment is identified by it. */
    private void mustHaveMainProcess(List<Mistake> mistakes) {
        if (!ids(Kind.BPMN).contains(MAIN_PROCESS) && !unreadable.contains(MAIN_PROCESS + Kind.BPMN.ending())) {
            Findings findings = new Findings(MAIN_PROCESS + ".bpmn", RULE);
            findings.add("", "main", "found", Quoted.text(MAIN_PROCESS));
            mistakes.addAll(findings.mistakes());
        }
    }

    private void mustBeThere(Kind kind, String variant, String id, FlowNode node, Findings findings) {
        List<String> there = ids(kind);
        if (!there.contains(id) && !unreadable.contains(id + kind.ending())) {
            findings.add(
                    node,
                    variant,
                    "found",
                    Quoted.text(id),
                    "allowed",
                    there.isEmpty() ? "(none)" : String.join(", ", there));
        }
    }

    private List<String> ids(Kind kind) {
        return files.stream()
                .filter(file -> file.kind() == kind)
                .flatMap(file -> file.ids().stream())
                .distinct()
                .sorted()
                .toList();
    }

    private void twice(List<Mistake> mistakes) {
        Map<String, String> owners = new TreeMap<>(Map.of(FrameFiles.PROCESS, FrameFiles.PROCESS + ".bpmn"));
        for (ReleaseFile file : files) {
            for (String id : file.kind() == Kind.BPMN ? file.ids() : List.<String>of()) {
                Optional<String> other = Optional.ofNullable(owners.putIfAbsent(id, file.name()));
                if (other.isPresent()) {
                    Findings findings = new Findings(file.name(), RULE);
                    findings.add("", "twice", "found", Quoted.text(id), "other", other.get());
                    mistakes.addAll(findings.mistakes());
                }
            }
        }
    }
}
