package teal.releaseactions;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import teal.release.Quoted;
import teal.releaseactions.DiagramChange.Kind;
import teal.releaseactions.DiagramFacts.Fact;

/** Finds everything that makes a difference to a release between two versions of a diagram. Elements are the same by their ids. */
final class DiagramComparison {

    private final Map<String, FlowElement> before;
    private final Map<String, FlowElement> after;
    private final List<DiagramChange> changes = new ArrayList<>();

    private DiagramComparison(BpmnModelInstance before, BpmnModelInstance after) {
        this.before = new DiagramFacts(before).elements();
        this.after = new DiagramFacts(after).elements();
    }

    /** What was removed, then what is new, then what changed; each in the order of the file. */
    static List<DiagramChange> of(BpmnModelInstance before, BpmnModelInstance after) {
        DiagramComparison comparison = new DiagramComparison(before, after);
        comparison.compare();
        return List.copyOf(comparison.changes);
    }

    private void compare() {
        before.values().stream()
                .filter(element -> !after.containsKey(element.getId()))
                .forEach(element -> add(Kind.REMOVED, element, DiagramFacts.shown(element) + " was removed"));
        after.values().stream()
                .filter(element -> !before.containsKey(element.getId()))
                .forEach(element -> add(Kind.ADDED, element, DiagramFacts.shown(element) + " is new"));
        before.forEach((id, element) -> {
            FlowElement now = after.get(id);
            if (now != null) {
                compare(element, now);
            }
        });
    }

    private void compare(FlowElement old, FlowElement now) {
        String shown = DiagramFacts.shown(old);
        if (!DiagramFacts.name(old).equals(DiagramFacts.name(now))) {
            String name = DiagramFacts.name(now);
            add(Kind.RENAMED, now, shown + " is now called " + (name.isEmpty() ? "nothing" : Quoted.text(name)));
        }
        if (!old.getElementType().getTypeName().equals(now.getElementType().getTypeName())) {
            add(Kind.STEP, now, shown + " is now a " + now.getElementType().getTypeName());
        }
        if (!place(old).equals(place(now))) {
            add(Kind.FLOW, now, shown + " moved into another subprocess, or out of one");
        }
        if (old instanceof SequenceFlow from
                && now instanceof SequenceFlow to
                && !ends(from).equals(ends(to))) {
            add(Kind.FLOW, now, shown + " is now " + DiagramFacts.shown(to));
        }
        Map<Fact, String> was = DiagramFacts.of(old);
        Map<Fact, String> is = DiagramFacts.of(now);
        Set<Fact> all = new LinkedHashSet<>(was.keySet());
        all.addAll(is.keySet());
        for (Fact fact : all) {
            String from = was.getOrDefault(fact, "");
            String to = is.getOrDefault(fact, "");
            if (!from.equals(to)) {
                add(fact.kind(), now, "the " + fact.name() + " of " + shown + words(from, to));
            }
        }
    }

    private static String words(String from, String to) {
        if (from.isEmpty()) {
            return " is new: " + Quoted.text(to);
        }
        return to.isEmpty()
                ? " was removed: " + Quoted.text(from)
                : " changed from " + Quoted.text(from) + " to " + Quoted.text(to);
    }

    private void add(Kind kind, FlowElement element, String text) {
        changes.add(new DiagramChange(kind, element.getId(), text));
    }

    private static List<String> ends(SequenceFlow flow) {
        return List.of(flow.getSource().getId(), flow.getTarget().getId());
    }

    private static String place(FlowElement element) {
        ModelElementInstance parent = element.getParentElement();
        String id = parent == null ? null : parent.getAttributeValue("id");
        return id == null ? "" : id;
    }
}
