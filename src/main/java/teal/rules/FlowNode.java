package teal.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;

/** A task, event, gateway, call or subprocess of a diagram, with its outgoing flows. */
final class FlowNode {

    private final Element xml;
    private final Optional<FlowNode> scope;
    private final List<Flow> ways = new ArrayList<>();
    private final List<FlowNode> boundary = new ArrayList<>();
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
        String name = xml.getAttribute("name").replaceAll("\\s+", " ").strip();
        return name.isEmpty() ? id() : name;
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
     * Whether the activity that it is attached to ends when this event fires; only some boundary events leave it running.
     */
    boolean isInterrupting() {
        return !isA("boundaryEvent") || !xml.getAttribute("cancelActivity").equals("false");
    }

    Optional<FlowNode> scope() {
        return scope;
    }

    List<Flow> ways() {
        return ways;
    }

    /** Its boundary events. */
    List<FlowNode> boundary() {
        return boundary;
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
