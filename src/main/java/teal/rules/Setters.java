package teal.rules;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/** The variables that are set once a node of a diagram is done, in the process or around what follows. */
final class Setters {

    private static final List<String> OF_EVENTS =
            List.of("errorCodeVariable", "errorMessageVariable", "escalationCodeVariable");

    private static final List<String> IN_NODE = List.of("inputParameter", "outputParameter");

    private Setters() {}

    /** @return empty if the node may set any: it has a form of the authors' own, which the Modeler does not see */
    static Optional<Set<String>> of(FlowNode node) {
        Optional<String> form = Notation.camundaAttribute(node.xml(), "formRef");
        Optional<TealForm> teals = form.flatMap(TealForm::find);
        if (form.isPresent() && teals.isEmpty()) {
            return Optional.empty();
        }
        Set<String> sets = new LinkedHashSet<>();
        node.step().ifPresent(step -> {
            sets.addAll(step.sets());
            sets.addAll(KnownVariables.OF_ANY_STEP);
        });
        teals.ifPresent(known -> {
            sets.addAll(known.answers().keySet());
            sets.addAll(known.sets());
        });
        Notation.camunda(node.xml(), "out").stream()
                .map(out -> out.getAttribute("target"))
                .filter(target -> !target.isEmpty())
                .forEach(sets::add);
        IN_NODE.stream()
                .flatMap(kind -> Notation.camunda(node.xml(), kind).stream())
                .forEach(parameter -> sets.add(parameter.getAttribute("name")));
        listeners(node).forEach(listener -> sets.addAll(listener.sets()));
        Notation.camundaAttribute(node.xml(), "resultVariable").ifPresent(sets::add);
        for (Element child : Notation.children(node.xml())) {
            OF_EVENTS.forEach(name -> Notation.camundaAttribute(child, name).ifPresent(sets::add));
        }
        sets.addAll(ofRepetition(node));
        return Optional.of(sets);
    }

    /** What a repeated node has in each of its rounds. */
    static Set<String> ofRepetition(FlowNode node) {
        Set<String> sets = new LinkedHashSet<>();
        for (Element loop : Notation.bpmn(node.xml(), "multiInstanceLoopCharacteristics")) {
            Notation.camundaAttribute(loop, "elementVariable").ifPresent(sets::add);
            sets.addAll(KnownVariables.OF_REPETITION);
        }
        return sets;
    }

    private static Stream<ListenerDefinition> listeners(FlowNode node) {
        return Stream.of(ListenerDefinition.TASK, ListenerDefinition.EXECUTION)
                .flatMap(kind -> Notation.camunda(node.xml(), kind).stream())
                .flatMap(listener -> KnownStep.bean(listener.getAttribute("delegateExpression")).stream())
                .flatMap(bean -> ListenerDefinition.find(bean).stream());
    }
}
