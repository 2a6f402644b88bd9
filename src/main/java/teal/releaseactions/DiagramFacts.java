package teal.releaseactions;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.Error;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.xml.instance.DomElement;
import org.jspecify.annotations.Nullable;
import teal.release.Quoted;
import teal.releaseactions.DiagramChange.Kind;

/** What a diagram says about each of its elements, apart from where they are drawn. */
final class DiagramFacts {

    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

    /** Attributes that make a difference to a release, each with what it is called in a sentence. */
    private static final Map<String, Fact> ATTRIBUTES = new TreeMap<>(Map.of(
            "delegateExpression", new Fact(Kind.STEP, "step"),
            "calledElement", new Fact(Kind.STEP, "called process"),
            "decisionRef", new Fact(Kind.STEP, "decision table"),
            "formRef", new Fact(Kind.FORM, "form"),
            "candidateGroups", new Fact(Kind.GROUP, "group"),
            "candidateUsers", new Fact(Kind.GROUP, "people asked"),
            "assignee", new Fact(Kind.GROUP, "person asked"),
            "dueDate", new Fact(Kind.TIMER, "due date"),
            "default", new Fact(Kind.CONDITION, "default flow"),
            "collection", new Fact(Kind.INPUT, "list that it is repeated for")));

    private static final List<String> TIMES = List.of("timeDate", "timeDuration", "timeCycle");

    /** @param name in a sentence: "the <name> of 'Approve' changed" */
    record Fact(Kind kind, String name) {}

    private final Map<String, FlowElement> elements = new LinkedHashMap<>();

    DiagramFacts(BpmnModelInstance diagram) {
        diagram.getModelElementsByType(FlowElement.class).stream()
                .filter(element -> element instanceof FlowNode || element instanceof SequenceFlow)
                .forEach(element -> elements.put(element.getId(), element));
    }

    Map<String, FlowElement> elements() {
        return elements;
    }

    /** As the Modeler shows it: by its name, or by what it connects. */
    static String shown(FlowElement element) {
        if (element instanceof SequenceFlow flow) {
            return "the flow from " + shown(flow.getSource()) + " to " + shown(flow.getTarget());
        }
        String name = name(element);
        return name.isEmpty() ? element.getElementType().getTypeName() + " " + element.getId() : Quoted.text(name);
    }

    static String name(FlowElement element) {
        return element.getName() == null
                ? ""
                : element.getName().replaceAll("\\s+", " ").strip();
    }

    /** Everything about the element that makes a difference to a release. */
    static Map<Fact, String> of(FlowElement element) {
        Map<Fact, String> facts = new LinkedHashMap<>();
        read(element.getDomElement(), facts);
        for (DomElement child : element.getDomElement().getChildElements()) {
            switch (child.getLocalName()) {
                case "conditionExpression" -> facts.put(new Fact(Kind.CONDITION, "condition"), text(child));
                case "multiInstanceLoopCharacteristics" -> read(child, facts);
                case "extensionElements" -> extensions(child, facts);
                default -> event(element, child, facts);
            }
        }
        if (element instanceof BoundaryEvent event) {
            facts.put(new Fact(Kind.OTHER, "task"), event.getAttachedTo().getId());
            facts.put(
                    new Fact(Kind.OTHER, "effect on its task"), event.cancelActivity() ? "ends it" : "leaves it open");
        }
        return facts;
    }

    private static void read(DomElement element, Map<Fact, String> facts) {
        ATTRIBUTES.forEach((attribute, fact) -> {
            String value = attribute(element, attribute);
            if (value != null) {
                facts.put(fact, value);
            }
        });
    }

    private static void event(FlowElement element, DomElement child, Map<Fact, String> facts) {
        if (child.getLocalName().equals("timerEventDefinition")) {
            child.getChildElements().stream()
                    .filter(time -> TIMES.contains(time.getLocalName()))
                    .forEach(time -> facts.put(new Fact(Kind.TIMER, "timer"), text(time)));
        } else if (child.getLocalName().endsWith("EventDefinition")) {
            String error = child.getAttribute("errorRef");
            facts.put(
                    new Fact(Kind.OTHER, "event"),
                    error != null && element.getModelInstance().getModelElementById(error) instanceof Error known
                            ? String.valueOf(known.getErrorCode())
                            : child.getLocalName());
        }
    }

    private static void extensions(DomElement extensions, Map<Fact, String> facts) {
        for (DomElement child : flat(extensions)) {
            String value = text(child);
            switch (child.getLocalName()) {
                case "inputParameter" -> facts.put(new Fact(Kind.INPUT, "input " + name(child, "name")), value);
                case "outputParameter" -> facts.put(new Fact(Kind.INPUT, "output " + name(child, "name")), value);
                case "in" -> facts.put(new Fact(Kind.INPUT, "input " + name(child, "target")), passed(child));
                case "out" -> facts.put(new Fact(Kind.INPUT, "answer " + name(child, "target")), passed(child));
                case "taskListener", "executionListener" ->
                    facts.put(
                            new Fact(
                                    Kind.STEP,
                                    "listener to " + child.getAttribute("event") + " "
                                            + child.getAttribute("delegateExpression")),
                            "set");
                case "failedJobRetryTimeCycle" -> facts.put(new Fact(Kind.TIMER, "retry times"), value);
                default -> {
                    // Groups, and notes for people
                }
            }
        }
    }

    private static List<DomElement> flat(DomElement parent) {
        List<DomElement> found = new ArrayList<>();
        for (DomElement child : parent.getChildElements()) {
            found.add(child);
            found.addAll(flat(child));
        }
        return found;
    }

    private static String name(DomElement element, String attribute) {
        String name = element.getAttribute(attribute);
        return Quoted.text(name == null ? "" : name);
    }

    private static String passed(DomElement mapping) {
        String source = mapping.getAttribute("source");
        String expression = mapping.getAttribute("sourceExpression");
        return source != null ? "${" + source + "}" : expression != null ? expression : "";
    }

    private static @Nullable String attribute(DomElement element, String name) {
        String own = element.getAttribute(name);
        return own != null ? own : element.getAttribute(CAMUNDA, name);
    }

    private static String text(DomElement element) {
        return element.getTextContent().strip();
    }
}
