package teal.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** A BPMN file as the rules see it: its process and its flow. */
final class Diagram {

    private final String file;
    private final Element definitions;
    private final List<Element> processes;
    private final Map<String, FlowNode> nodes = new LinkedHashMap<>();

    Diagram(String file, Document document) {
        this.file = file;
        this.definitions = document.getDocumentElement();
        this.processes = Notation.bpmn(definitions, "process");
        processes.forEach(process -> read(process, Optional.empty()));
        processes.forEach(this::connect);
    }

    String file() {
        return file;
    }

    Element definitions() {
        return definitions;
    }

    List<Element> processes() {
        return processes;
    }

    /** The id of the file's first process, by which others call it. */
    String process() {
        return processes.isEmpty() ? "" : processes.get(0).getAttribute("id");
    }

    /** Whether people can start it; otherwise it is only called. */
    boolean isStartable() {
        return processes.isEmpty()
                || !Notation.camundaAttribute(processes.get(0), "isStartableInTasklist")
                        .filter("false"::equals)
                        .isPresent();
    }

    /** All nodes, including those in subprocesses, in file order. */
    List<FlowNode> nodes() {
        return List.copyOf(nodes.values());
    }

    List<FlowNode> nodes(String kind) {
        return nodes.values().stream().filter(node -> node.isA(kind)).toList();
    }

    /** The nodes directly in the process. */
    List<FlowNode> outermost() {
        return nodes.values().stream().filter(node -> node.scope().isEmpty()).toList();
    }

    /** The code of the error to which an event refers; empty if it refers to none, or to one without a code. */
    Optional<String> errorCode(Element errorEventDefinition) {
        String wanted = errorEventDefinition.getAttribute("errorRef").replaceFirst("^.*:", "");
        return Notation.bpmn(definitions, "error").stream()
                .filter(error -> error.getAttribute("id").equals(wanted))
                .map(error -> error.getAttribute("errorCode"))
                .filter(code -> !code.isBlank())
                .findFirst();
    }

    /** An element as the Modeler shows it; empty if it shows no such element, or it has neither name nor neighbours. */
    String shown(String id) {
        FlowNode node = nodes.get(id);
        if (node != null) {
            return node.shown();
        }
        return nodes.values().stream()
                .flatMap(from -> from.ways().stream())
                .filter(flow -> flow.id().equals(id))
                .findFirst()
                .map(Flow::shown)
                .orElse("");
    }

    private void read(Element container, Optional<FlowNode> scope) {
        List<FlowNode> read = new ArrayList<>();
        for (Element child : Notation.children(container)) {
            if (isFlowNode(child)) {
                FlowNode node = new FlowNode(child, scope);
                nodes.put(node.id(), node);
                read.add(node);
                if (node.isSubprocess()) {
                    read(child, Optional.of(node));
                }
            }
        }
        scope.ifPresent(subprocess -> subprocess.inside().addAll(read));
    }

    private void connect(Element container) {
        Notation.visit(container, element -> {
            if (Notation.isBpmn(element, "sequenceFlow")) {
                FlowNode from = nodes.get(element.getAttribute("sourceRef"));
                FlowNode to = nodes.get(element.getAttribute("targetRef"));
                // A flow without a source or target is refused by the engine, with its own message.
                if (from != null && to != null) {
                    Flow flow = new Flow(element, from, to);
                    from.ways().add(flow);
                    to.arrivals().add(flow);
                }
            } else if (Notation.isBpmn(element, "boundaryEvent")) {
                FlowNode host = nodes.get(element.getAttribute("attachedToRef"));
                FlowNode event = nodes.get(element.getAttribute("id"));
                if (host != null && event != null) {
                    host.attach(event);
                }
            }
        });
    }

    private static boolean isFlowNode(Element element) {
        String name = element.getLocalName();
        return Notation.BPMN.equals(element.getNamespaceURI())
                && (name.endsWith("Task")
                        || name.equals("task")
                        || name.endsWith("Gateway")
                        || name.endsWith("Event")
                        || name.equals("callActivity")
                        || name.equals("subProcess")
                        || name.equals("transaction")
                        || name.equals("adHocSubProcess"));
    }
}
