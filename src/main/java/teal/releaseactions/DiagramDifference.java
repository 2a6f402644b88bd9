package teal.releaseactions;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.jspecify.annotations.Nullable;
import teal.releaseactions.DiagramChange.Kind;

/**
 * The difference between two versions of a diagram, for a process that waits in the first and is to continue in the second.
 */
final class DiagramDifference {

    private final BpmnModelInstance before;
    private final BpmnModelInstance after;

    private DiagramDifference(BpmnModelInstance before, BpmnModelInstance after) {
        this.before = before;
        this.after = after;
    }

    /** Compares two process definitions, given by id. */
    static DiagramDifference between(RepositoryService repository, String before, String after) {
        return new DiagramDifference(repository.getBpmnModelInstance(before), repository.getBpmnModelInstance(after));
    }

    /** Names of the tasks that only the second version has. */
    List<String> added() {
        return names(missing(after, before));
    }

    /** Names of the tasks that only the first version has. */
    List<String> removed() {
        return names(missing(before, after));
    }

    /** Everything that makes a difference to a release, as a list. */
    List<DiagramChange> changes() {
        return DiagramComparison.of(before, after);
    }

    /**
     * The changes that someone has to know of who moves a release: neither new elements, which are reported by themselves, nor
     * new names, nor flows that just lead to a task that is new, or do not lead any more to one that was removed.
     */
    List<DiagramChange> notable() {
        return changes().stream()
                .filter(change -> change.kind() != Kind.ADDED && change.kind() != Kind.RENAMED)
                .filter(change -> !isImplied(change))
                .toList();
    }

    private boolean isImplied(DiagramChange change) {
        return switch (change.kind()) {
            case REMOVED -> isAtNodeMissing(before, change.element(), after);
            case FLOW -> isAtNodeMissing(after, change.element(), before);
            default -> false;
        };
    }

    private static boolean isAtNodeMissing(BpmnModelInstance in, String element, BpmnModelInstance from) {
        return in.getModelElementById(element) instanceof SequenceFlow flow
                && Stream.of(flow.getSource(), flow.getTarget())
                        .anyMatch(end -> from.getModelElementById(end.getId()) == null);
    }

    /** What changes for a process that waits at these tasks of the first version, and from when on. */
    List<String> warningsFor(Collection<String> waitingAt) {
        Set<String> ahead = Stream.of(before, after)
                .flatMap(diagram -> ahead(diagram, waitingAt).stream())
                .map(FlowNode::getId)
                .collect(Collectors.toSet());
        ahead.addAll(waitingAt);
        return notable().stream()
                .map(change -> change.text() + when(change, waitingAt, ahead))
                .toList();
    }

    private String when(DiagramChange change, Collection<String> waitingAt, Set<String> ahead) {
        ModelElementInstance now = after.getModelElementById(change.element());
        ModelElementInstance element = now == null ? before.getModelElementById(change.element()) : now;
        if (waitingAt.contains(change.element())
                || element instanceof BoundaryEvent event
                        && waitingAt.contains(event.getAttachedTo().getId())) {
            // Who may answer is read when the answer comes; everything else was read when the task was made.
            return change.kind() == Kind.GROUP
                    ? "; the open task stays in the list of those asked before, and only the others can answer it"
                    : "; the release already waits there, and keeps what it has";
        }
        String place = element instanceof SequenceFlow flow ? flow.getSource().getId() : change.element();
        return ahead.contains(place) ? "; the release follows it from now on" : "; the release has already passed it";
    }

    /** Why a process that waits at these tasks of the first version cannot continue in the second. */
    List<String> problemsFor(Collection<String> waitingAt) {
        List<String> problems = new ArrayList<>();
        for (String id : waitingAt) {
            if (!(after.getModelElementById(id) instanceof Activity task)) {
                problems.add("it waits at " + id + ", which the newest diagram does not have");
            } else if (!Objects.equals(form(before.getModelElementById(id)), form(task))) {
                problems.add("it waits at " + id + ", which asks a different question in the newest diagram");
            }
        }
        Set<FlowNode> ahead = ahead(after, waitingAt);
        missing(after, before).stream()
                .filter(task -> !ahead.contains(task))
                .map(task -> "'" + name(task) + "' comes before the point where it waits, so it would never be done")
                .forEach(problems::add);
        return problems;
    }

    private static @Nullable String form(ModelElementInstance task) {
        return task instanceof UserTask question ? question.getCamundaFormRef() : null;
    }

    private static List<String> names(List<Activity> tasks) {
        return tasks.stream().map(DiagramDifference::name).toList();
    }

    private static String name(Activity task) {
        return task.getName() == null ? task.getId() : task.getName();
    }

    private static List<Activity> missing(BpmnModelInstance from, BpmnModelInstance in) {
        Set<String> known = in.getModelElementsByType(Activity.class).stream()
                .map(Activity::getId)
                .collect(Collectors.toSet());
        return from.getModelElementsByType(Activity.class).stream()
                .filter(task -> !known.contains(task.getId()))
                .toList();
    }

    private static Set<FlowNode> ahead(BpmnModelInstance diagram, Collection<String> waitingAt) {
        Set<FlowNode> seen = new HashSet<>();
        Deque<FlowNode> open = new ArrayDeque<>();
        waitingAt.forEach(id -> {
            if (diagram.getModelElementById(id) instanceof FlowNode node) {
                open.add(node);
            }
        });
        while (!open.isEmpty()) {
            next(diagram, open.poll()).stream().filter(seen::add).forEach(open::add);
        }
        return seen;
    }

    private static List<FlowNode> next(BpmnModelInstance diagram, FlowNode node) {
        List<FlowNode> next = new ArrayList<>();
        node.getOutgoing().forEach(flow -> next.add(flow.getTarget()));
        diagram.getModelElementsByType(BoundaryEvent.class).stream()
                .filter(event -> event.getAttachedTo().equals(node))
                .forEach(next::add);
        if (node instanceof SubProcess inside) {
            inside.getFlowElements().stream()
                    .filter(StartEvent.class::isInstance)
                    .map(FlowNode.class::cast)
                    .forEach(next::add);
        }
        // A subprocess can be left at its end, and at its boundary events.
        if (node.getParentElement() instanceof SubProcess around
                && (node instanceof EndEvent || node instanceof Activity)) {
            next.addAll(next(diagram, around).stream()
                    .filter(found -> !around.equals(found.getParentElement()))
                    .toList());
        }
        return next;
    }
}
