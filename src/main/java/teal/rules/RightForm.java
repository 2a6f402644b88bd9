package teal.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import teal.release.Quoted;

/** Each question has a form that gives the answers its task keeps, and a release is requested by a form that asks for one. */
final class RightForm implements Rule {

    static final String RULE = "right-form";

    /** What a request cannot do without. */
    private static final List<String> REQUESTED = List.of("application", "version", "artifact");

    private final ReleaseSet set;

    RightForm(ReleaseSet set) {
        this.set = set;
    }

    @Override
    public String name() {
        return RULE;
    }

    @Override
    public void check(Diagram diagram, Function<String, CallFacts> calls, Findings findings) {
        for (FlowNode node : diagram.nodes()) {
            Optional<String> form = Notation.camundaAttribute(node.xml(), "formRef");
            if (form.isPresent() && node.isA("startEvent")) {
                start(node, form.get(), findings);
            } else if (form.isPresent() && node.isA("userTask")) {
                question(node, form.get(), findings);
                ofANode(node, form.get(), diagram, findings);
            }
        }
    }

    private void start(FlowNode start, String form, Findings findings) {
        if (PeopleTask.withForm(form).isPresent()) {
            findings.add(start, "start", "form", Quoted.text(form));
        } else {
            keys(form, REQUESTED)
                    .ifPresent(
                            missing -> findings.add(start, "request", "form", Quoted.text(form), "missing", missing));
        }
    }

    private void question(FlowNode task, String form, Findings findings) {
        if (form.equals(TealForm.REQUEST)) {
            findings.add(task, "asks", "form", Quoted.text(form));
            return;
        }
        for (String listener : listeners(task)) {
            Optional<PeopleTask> kept = keptBy(listener);
            if (kept.isEmpty() || kept.get().forms().containsKey(form)) {
                continue;
            }
            if (TealForm.find(form).isPresent()) {
                findings.add(
                        task,
                        "other",
                        "form",
                        Quoted.text(form),
                        "kind",
                        kept.get().title(),
                        "allowed",
                        String.join(", ", kept.get().forms().keySet()));
                return;
            }
            // An own form is fine if it asks for the same.
            Optional<String> missing = keys(form, kept.get().answers().subList(0, 1));
            if (missing.isPresent()) {
                findings.add(task, "request", "form", Quoted.text(form), "missing", missing.get());
                return;
            }
        }
    }

    /** A node can only be skipped where one is being changed. */
    private void ofANode(FlowNode task, String form, Diagram diagram, Findings findings) {
        boolean isKnown =
                diagram.isStartable() || CalledProcesses.find(diagram.process()).isPresent();
        if (form.equals(TealForm.OF_A_NODE)
                && isKnown
                && !new Names(diagram, set).ofDiagram().contains("node")) {
            String others = PeopleTask.withForm(form).stream()
                    .flatMap(kind -> kind.forms().keySet().stream())
                    .filter(other -> !other.equals(form))
                    .collect(Collectors.joining(", "));
            findings.add(task, "node", "form", Quoted.text(form), "allowed", others);
        }
    }

    /** The keys that a form of this deployment lacks; empty if it has them all or is not part of it. */
    private Optional<String> keys(String form, List<String> wanted) {
        return set.forms().stream()
                .filter(file -> file.id().equals(form) && TealForm.find(form).isEmpty())
                .map(file -> missing(file.fields(), wanted))
                .filter(missing -> !missing.isEmpty())
                .findFirst();
    }

    private static String missing(Map<String, List<String>> fields, List<String> wanted) {
        List<String> missing = new ArrayList<>(wanted);
        missing.removeAll(fields.keySet());
        return String.join(", ", missing);
    }

    private static List<String> listeners(FlowNode task) {
        return Notation.camunda(task.xml(), ListenerDefinition.TASK).stream()
                .flatMap(listener -> KnownStep.bean(listener.getAttribute("delegateExpression")).stream())
                .toList();
    }

    /** The only question whose answers a listener keeps. */
    private static Optional<PeopleTask> keptBy(String listener) {
        return PeopleTask.all().stream()
                .filter(task ->
                        task.listeners().stream().anyMatch(one -> one.listener().equals(listener)))
                .findFirst();
    }
}
