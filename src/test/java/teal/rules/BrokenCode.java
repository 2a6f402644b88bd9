package teal.rules;

import static teal.rules.BrokenDiagram.tells;

import java.util.List;

/** Code in diagrams, by all the ways that the engine would run it. */
final class BrokenCode {

    private static final String UPGRADE = "cluster-upgrade.bpmn";
    private static final String NOT_FOR_ELEMENT =
            " is not allowed on this element: Teal's diagrams call steps and run no code of their own; remove it, or"
                    + " apply one of Teal's templates";
    private static final String NOT_FOR_DIAGRAMS =
            " is not allowed in Teal's diagrams, which call steps and run no code of their own; use one of Teal's"
                    + " templates instead";
    private static final String SCRIPT =
            " is a script, and Teal does not run scripts; remove it, or apply one of Teal's templates";

    private BrokenCode() {}

    static List<BrokenDiagram> all() {
        return List.of(
                BrokenDiagram.of(
                        "a script task",
                        UPGRADE,
                        edit -> edit.add(
                                "SubProcess_UpgradeCluster",
                                "<bpmn:scriptTask id=\"Task_Script\" name=\"Run script\" scriptFormat=\"groovy\">"
                                        + "<bpmn:script>System.exit(1)</bpmn:script></bpmn:scriptTask>"),
                        tells("Task_Script", "no-code", "bpmn:scriptTask" + NOT_FOR_DIAGRAMS)),
                BrokenDiagram.of(
                        "a send task",
                        UPGRADE,
                        edit -> edit.add(
                                "SubProcess_UpgradeCluster",
                                "<bpmn:sendTask id=\"Task_Send\" name=\"Send\" camunda:class=\"a.B\"/>"),
                        tells("Task_Send", "no-code", "bpmn:sendTask" + NOT_FOR_DIAGRAMS)),
                BrokenDiagram.of(
                        "a class of the author's",
                        UPGRADE,
                        edit -> edit.set("Task_StageArtifact", "camunda:class", "com.example.Backdoor"),
                        tells("Task_StageArtifact", "no-code", "camunda:class" + NOT_FOR_ELEMENT)),
                BrokenDiagram.of(
                        "an expression as a step",
                        UPGRADE,
                        edit -> edit.set("Task_StageArtifact", "camunda:expression", "${cluster}"),
                        tells("Task_StageArtifact", "no-code", "camunda:expression" + NOT_FOR_ELEMENT)),
                BrokenDiagram.of(
                        "an external task",
                        UPGRADE,
                        edit -> edit.set("Task_StageArtifact", "camunda:type", "external")
                                .set("Task_StageArtifact", "camunda:topic", "anything"),
                        tells("Task_StageArtifact", "no-code", "camunda:type" + NOT_FOR_ELEMENT),
                        tells("Task_StageArtifact", "no-code", "camunda:topic" + NOT_FOR_ELEMENT)),
                BrokenDiagram.of(
                        "the engine's shell task",
                        UPGRADE,
                        edit -> edit.set("Task_StageArtifact", "camunda:type", "shell"),
                        tells("Task_StageArtifact", "no-code", "camunda:type" + NOT_FOR_ELEMENT)),
                BrokenDiagram.of(
                        "a connector",
                        UPGRADE,
                        edit -> edit.add(
                                "Task_StageArtifact",
                                "<camunda:connector><camunda:connectorId>http-connector</camunda:connectorId>"
                                        + "</camunda:connector>"),
                        tells("Task_StageArtifact", "no-code", "camunda:connector" + NOT_FOR_DIAGRAMS)),
                BrokenDiagram.of(
                        "an execution listener",
                        UPGRADE,
                        edit -> edit.add(
                                "Task_StageArtifact",
                                "<camunda:executionListener event=\"start\" class=\"com.example.Backdoor\"/>"),
                        tells(
                                "Task_StageArtifact",
                                "no-code",
                                "camunda:executionListener with class" + NOT_FOR_ELEMENT),
                        tells(
                                "Task_StageArtifact",
                                "known-step",
                                "'' is not one of Teal's listeners for this element; remove it")),
                BrokenDiagram.of(
                        "a task listener with a class",
                        UPGRADE,
                        edit -> {
                            Notation.camunda(edit.element("UserTask_DecideHowToGoOn"), "taskListener")
                                    .get(0)
                                    .setAttribute("class", "com.example.Backdoor");
                            return edit;
                        },
                        tells(
                                "UserTask_DecideHowToGoOn",
                                "no-code",
                                "camunda:taskListener with class" + NOT_FOR_ELEMENT)),
                BrokenDiagram.of(
                        "a script in an input",
                        UPGRADE,
                        edit -> {
                            edit.input("Task_StageArtifact", "cluster", "");
                            var input = Notation.camunda(edit.element("Task_StageArtifact"), "inputParameter")
                                    .get(0);
                            input.appendChild(input.getOwnerDocument()
                                            .createElementNS(Notation.CAMUNDA, "camunda:script"))
                                    .setTextContent("System.exit(1)");
                            return edit;
                        },
                        tells("Task_StageArtifact", "no-code", "camunda:script" + SCRIPT),
                        tells(
                                "Task_StageArtifact",
                                "step-inputs",
                                "input 'cluster' of stageArtifact: found ''; allowed: a variable such as ${cluster}")),
                BrokenDiagram.of(
                        "a condition in another language",
                        UPGRADE,
                        edit -> {
                            Notation.bpmn(edit.element("Flow_HowToGoOn_UpgradeCluster"), "conditionExpression")
                                    .get(0)
                                    .setAttribute("language", "javascript");
                            return edit;
                        },
                        tells("Flow_HowToGoOn_UpgradeCluster", "no-code", "bpmn:conditionExpression" + SCRIPT)),
                BrokenDiagram.of(
                        "a form with a page of its own",
                        UPGRADE,
                        edit -> edit.set(
                                "UserTask_DecideHowToGoOn", "camunda:formKey", "embedded:deployment:form.html"),
                        tells("UserTask_DecideHowToGoOn", "no-code", "camunda:formKey" + NOT_FOR_ELEMENT)),
                BrokenDiagram.of(
                        "a class that maps a call's variables",
                        UPGRADE,
                        edit -> edit.set("CallActivity_RollOutVersion", "camunda:variableMappingClass", "a.B"),
                        tells(
                                "CallActivity_RollOutVersion",
                                "no-code",
                                "camunda:variableMappingClass" + NOT_FOR_ELEMENT)));
    }
}
