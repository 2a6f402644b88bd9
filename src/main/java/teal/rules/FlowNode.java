package teal.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.w3c.dom.Element;
import teal.release.Quoted;

/** A task, event, gateway, call or subprocess of a diagram, with its outgoing flows. */
final class FlowNode {

    private final Element xml;
    private final Optional<FlowNode> scope;
    private final List<Flow> ways = new ArrayList<>();
    private final List<Flow> arrivals = new ArrayList<>();
    private final List<FlowNode> boundary = new ArrayList<>();
    private Optional<FlowNode> host = Optional.empty();
    private final List<FlowNode> inside = new ArrayList<>();

    /** @param scope the enclosing subprocess; empty if the node is directly in the process */
    FlowNode(Element xml, Optional<FlowNode> scope) {
        this.xml = xml;
        this.scope = scope;
    }

    Element xml() {
        return xml;
    }

    String id() {
        return xml.getAttribute("id");
    }

    /** Its name, or else its id. */
    String title() {
        return hasName() ? name() : id();
    }

    boolean isA(String kind) {
        return xml.getLocalName().equals(kind);
    }

    boolean isSubprocess() {
        return isA("subProcess") || isA("transaction") || isA("adHocSubProcess");
    }

    boolean isEventSubprocess() {
        return isSubprocess() && xml.getAttribute("triggeredByEvent").equals("true");
    }

    boolean isRepeated() {
        return !Notation.bpmn(xml, "multiInstanceLoopCharacteristics").isEmpty();
    }

    /**
     * Whether what is around this event ends when it fires: the activity that it is attached to, or the process of an event
     * subprocess. Only some events leave that running.
     */
    boolean isInterrupting() {
        return !xml.getAttribute(isA("boundaryEvent") ? "cancelActivity" : "isInterrupting")
                .equals("false");
    }

    Optional<FlowNode> scope() {
        return scope;
    }

    List<Flow> ways() {
        return ways;
    }

    /** The flows that lead here. */
    List<Flow> arrivals() {
        return arrivals;
    }

    boolean hasName() {
        return !name().isEmpty();
    }

    /** As the Modeler shows it: its name in quotes, or else its type and what is next to it. */
    String shown() {
        if (hasName()) {
            return Quoted.text(name());
        }
        String kind = xml.getLocalName().replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
        return "the " + kind + neighbours();
    }

    private String neighbours() {
        Optional<String> before = arrivals.stream()
                .map(Flow::from)
                .filter(FlowNode::hasName)
                .map(node -> " after " + Quoted.text(node.name()))
                .findFirst();
        Optional<String> next = ways.stream()
                .map(Flow::to)
                .filter(FlowNode::hasName)
                .map(node -> " before " + Quoted.text(node.name()))
                .findFirst();
        return before.orElse("") + next.orElse("");
    }

    private String name() {
        return xml.getAttribute("name").replaceAll("\\s+", " ").strip();
    }

    /** What this boundary event is attached to. */
    Optional<FlowNode> host() {
        return host;
    }

    /** Takes a boundary event. */
    void attach(FlowNode event) {
        boundary.add(event);
        event.host = Optional.of(this);
    }

    /** Its boundary events. */
    List<FlowNode> boundary() {
        return boundary;
    }

    /** Whether this is the node, or around it. */
    boolean contains(FlowNode node) {
        return node == this || node.scope().filter(this::contains).isPresent();
    }

    /** Whether the release rests here until something is done or somebody acts, so that a loop through it is not a race. */
    boolean rests() {
        return isA("serviceTask") || isA("callActivity") || isWait();
    }

    /** Whether it waits for a person, an event or a timer. */
    boolean isWait() {
        return isA("userTask")
                || isA("receiveTask")
                || isA("intermediateCatchEvent")
                        && definition("linkEventDefinition").isEmpty();
    }

    /** The nodes directly in this subprocess. */
    List<FlowNode> inside() {
        return inside;
    }

    Optional<Element> definition(String kind) {
        return Notation.bpmn(xml, kind).stream().findFirst();
    }

    /** The step of Teal's that this service task calls, if any. */
    Optional<StepDefinition> step() {
        return isA("serviceTask")
                ? Notation.camundaAttribute(xml, "delegateExpression")
                        .flatMap(KnownStep::bean)
                        .flatMap(Steps::find)
                : Optional.empty();
    }

    boolean does(Effect effect) {
        return step().filter(step -> step.effect() == effect).isPresent();
    }

    /** The process that this call activity calls, if any. */
    Optional<String> called() {
        return isA("callActivity") ? Notation.attribute(xml, "calledElement") : Optional.empty();
    }

    /** The text of an input parameter. */
    Optional<String> input(String name) {
        return Notation.camunda(xml, "inputParameter").stream()
                .filter(input -> input.getAttribute("name").equals(name))
                .findFirst()
                .map(Notation::text);
    }

    /** The value that a call passes on under this name, written as in an input parameter. */
    Optional<String> passed(String name) {
        return Notation.camunda(xml, "in").stream()
                .filter(in -> in.getAttribute("target").equals(name))
                .findFirst()
                .map(in -> in.hasAttribute("source")
                        ? "${" + in.getAttribute("source") + "}"
                        : in.getAttribute("sourceExpression"));
    }

    @Override
    public String toString() {
        return id();
    }
}
