package teal.rules;

import static teal.rules.BrokenDiagram.tells;

import java.util.List;

/** Questions that nobody would see, answer or understand. */
final class BrokenQuestions {

    private static final String UPGRADE = "cluster-upgrade.bpmn";

    private BrokenQuestions() {}

    static List<BrokenDiagram> all() {
        return List.of(
                BrokenDiagram.of(
                        "a task for nobody",
                        UPGRADE,
                        edit -> edit.unset("UserTask_DecideHowToGoOn", "camunda:candidateGroups"),
                        tells(
                                "UserTask_DecideHowToGoOn",
                                "tasks-assigned",
                                "nobody would see this task; give it a candidate group, such as operators")),
                BrokenDiagram.of(
                        "a task for somebody in plain words",
                        UPGRADE,
                        edit -> edit.set(
                                "UserTask_DecideHowToGoOn", "camunda:candidateGroups", "operators, the release team"),
                        tells(
                                "UserTask_DecideHowToGoOn",
                                "tasks-assigned",
                                "the group 'operators,the release team' is not valid; allowed: groups such as"
                                        + " operators, separated by commas, or a variable such as ${overrideBy}")),
                BrokenDiagram.of(
                        "a task without a form",
                        UPGRADE,
                        edit -> edit.unset("UserTask_DecideHowToGoOn", "camunda:formRef"),
                        tells(
                                "UserTask_DecideHowToGoOn",
                                "tasks-assigned",
                                "this task has no Camunda Form, so nobody could answer it; choose one of the forms")),
                BrokenDiagram.of(
                        "a form of whatever deployment is the latest",
                        UPGRADE,
                        edit -> edit.set("UserTask_DecideHowToGoOn", "camunda:formRefBinding", "latest"),
                        tells(
                                "UserTask_DecideHowToGoOn",
                                "tasks-assigned",
                                "a release runs on forms that were deployed with its diagrams; set the form's binding"
                                        + " to 'deployment'")),
                BrokenDiagram.of(
                        "a gateway that asks nothing",
                        UPGRADE,
                        edit -> edit.set("Gateway_HowToGoOn", "name", "Decision"),
                        tells(
                                "Gateway_HowToGoOn",
                                "gateways-labelled",
                                "this gateway splits the path but asks nothing; name it with a question, such as"
                                        + " 'Switch approved?'")),
                BrokenDiagram.of(
                        "an answer without a name",
                        UPGRADE,
                        edit -> edit.unset("Flow_HowToGoOn_UpgradeCluster", "name"),
                        tells(
                                "Flow_HowToGoOn_UpgradeCluster",
                                "gateways-labelled",
                                "this path out of 'How to proceed?' has no name; name it after the answer that leads"
                                        + " here, such as 'yes'")),
                BrokenDiagram.of(
                        "an answer without a condition",
                        UPGRADE,
                        edit -> {
                            var flow = edit.element("Flow_HowToGoOn_UpgradeCluster");
                            flow.removeChild(
                                    Notation.bpmn(flow, "conditionExpression").get(0));
                            return edit;
                        },
                        tells(
                                "Flow_HowToGoOn_UpgradeCluster",
                                "gateways-labelled",
                                "this path out of 'How to proceed?' has no condition; give it one, or make it the"
                                        + " gateway's default flow")));
    }
}
