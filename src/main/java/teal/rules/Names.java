package teal.rules;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.w3c.dom.Element;

/** The variables that something sets in a diagram, or that it gets from outside. */
final class Names {

    private static final List<String> VARIABLE_ATTRIBUTES = List.of(
            "errorCodeVariable", "errorMessageVariable", "escalationCodeVariable", "elementVariable", "resultVariable");

    private static final Set<String> PARAMETERS = Set.of("inputParameter", "outputParameter");

    private final Diagram diagram;
    private final ReleaseSet set;
    private final Set<String> known = new HashSet<>(KnownVariables.OF_REPETITION);

    Names(Diagram diagram, ReleaseSet set) {
        this.diagram = diagram;
        this.set = set;
    }

    Set<String> known() {
        known.addAll(set.passedTo(diagram.process()));
        return ofDiagram();
    }

    /** Without what other diagrams of the authors' own pass on to it, which the Modeler does not see. */
    Set<String> ofDiagram() {
        if (diagram.isStartable()) {
            known.addAll(KnownVariables.FROM_START);
        }
        CalledProcesses.find(diagram.process())
                .ifPresent(process -> process.inputs().forEach(input -> known.add(input.name())));
        diagram.nodes().forEach(this::node);
        diagram.processes().forEach(process -> Notation.visit(process, this::element));
        return known;
    }

    private void node(FlowNode node) {
        node.step().ifPresent(step -> {
            known.addAll(step.sets());
            known.addAll(KnownVariables.OF_ANY_STEP);
        });
        Notation.camundaAttribute(node.xml(), "formRef").ifPresent(form -> {
            known.addAll(set.fields(form));
            TealForm.find(form).ifPresent(teals -> {
                known.addAll(teals.answers().keySet());
                known.addAll(teals.sets());
            });
        });
        Notation.camunda(node.xml(), "out").forEach(out -> known.add(out.getAttribute("target")));
        for (String kind : List.of(ListenerDefinition.TASK, ListenerDefinition.EXECUTION)) {
            Notation.camunda(node.xml(), kind).stream()
                    .flatMap(listener -> KnownStep.bean(listener.getAttribute("delegateExpression")).stream())
                    .flatMap(bean -> ListenerDefinition.find(bean).stream())
                    .forEach(listener -> known.addAll(listener.sets()));
        }
    }

    private void element(Element element) {
        for (String attribute : VARIABLE_ATTRIBUTES) {
            Notation.camundaAttribute(element, attribute).ifPresent(known::add);
        }
        if (Notation.CAMUNDA.equals(element.getNamespaceURI()) && PARAMETERS.contains(element.getLocalName())) {
            known.add(element.getAttribute("name"));
        }
    }
}
