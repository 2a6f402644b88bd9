package teal.rules;

import java.util.Optional;
import java.util.function.Function;
import teal.release.Quoted;

/** Every question to people goes to a group, with a form from the same deployment. */
final class TasksAssigned implements Rule {

    @Override
    public String name() {
        return "tasks-assigned";
    }

    @Override
    public void check(Diagram diagram, Function<String, CallFacts> calls, Findings findings) {
        for (FlowNode node : diagram.nodes()) {
            boolean asked = node.isA("userTask");
            if (asked) {
                checkGroups(node, findings);
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

    private static void checkGroups(FlowNode task, Findings findings) {
        Optional<TaskGroups> groups = TaskGroups.of(task);
        if (groups.isEmpty()) {
            findings.add(task, "group");
        } else if (!groups.get().areGroups()) {
            findings.add(
                    task,
                    "impossible-group",
                    "found",
                    Quoted.text(String.join(",", groups.get().names())),
                    "allowed",
                    TaskGroups.ALLOWED);
        }
    }
}
