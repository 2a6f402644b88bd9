package teal.process.diagram;

import java.util.Optional;
import java.util.function.Function;

/** Every question to people reaches a group, with a form of the same deployment. */
final class TasksAssigned implements Rule {

    @Override
    public String name() {
        return "tasks-assigned";
    }

    @Override
    public void check(Diagram diagram, Function<String, CallFacts> calls, Findings findings) {
        for (FlowNode node : diagram.nodes()) {
            boolean asked = node.isA("userTask");
            if (asked
                    && Notation.camundaAttribute(node.xml(), "candidateGroups")
                            .filter(groups -> !groups.isBlank())
                            .isEmpty()) {
                findings.add(node, "group");
            }
            Optional<String> form = Notation.camundaAttribute(node.xml(), "formRef");
            if (asked && form.isEmpty()) {
                findings.add(node, "form");
            }
            if (form.isPresent()
                    && !Notation.camundaAttribute(node.xml(), "formRefBinding")
                            .filter("deployment"::equals)
                            .isPresent()) {
                findings.add(node, "binding");
            }
        }
    }
}
