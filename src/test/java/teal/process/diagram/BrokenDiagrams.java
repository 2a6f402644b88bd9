package teal.process.diagram;

import static teal.process.diagram.BrokenDiagram.tells;

import java.util.List;
import java.util.stream.Stream;

/** For each rule, diagrams that break it. */
final class BrokenDiagrams {

    private static final String RELEASE = "blue-green-release.bpmn";
    private static final String UPGRADE = "cluster-upgrade.bpmn";
    private static final String ROLLBACK = "rollback.bpmn";

    private static final String NOT_FOR_ELEMENT =
            " is not for this element: Teal's diagrams call steps and run no code of their own; remove it, or apply one of"
                    + " Teal's templates";
    private static final String NOT_FOR_DIAGRAMS =
            " is not for Teal's diagrams, which call steps and run no code of their own; apply one of Teal's templates"
                    + " instead";
    private static final String SCRIPT =
            " is a script, and Teal runs none; remove it, or apply one of Teal's templates";

    private BrokenDiagrams() {}

    static List<BrokenDiagram> all() {
        return Stream.of(steps(), code(), expressions(), people(), errors(), order(), whole())
                .flatMap(List::stream)
                .toList();
    }

    private static List<BrokenDiagram> steps() {
        return List.of(
                BrokenDiagram.of(
                        "a step that Teal does not have",
                        UPGRADE,
                        edit -> edit.set("Task_CheckIdle", "camunda:delegateExpression", "${checkIdel}"),
                        tells(
                                "Task_CheckIdle",
                                "known-step",
                                "'${checkIdel}' is none of Teal's steps; apply one of Teal's templates to this task")),
                BrokenDiagram.of(
                        "a service task without a step",
                        UPGRADE,
                        edit -> edit.unset("Task_CheckIdle", "camunda:delegateExpression"),
                        tells(
                                "Task_CheckIdle",
                                "known-step",
                                "this task names no step; apply one of Teal's templates to it")),
                BrokenDiagram.of(
                        "a step as a listener",
                        UPGRADE,
                        edit -> edit.add(
                                "UserTask_DecideHowToGoOn",
                                "<camunda:taskListener event=\"create\" delegateExpression=\"${switchTraffic}\"/>"),
                        tells(
                                "UserTask_DecideHowToGoOn",
                                "known-step",
                                "'${switchTraffic}' is none of Teal's listeners for this element; remove it")),
                BrokenDiagram.of(
                        "an input that is missing",
                        UPGRADE,
                        edit -> edit.removeExtension("Task_StageArtifact", "inputParameter", "name", "cluster"),
                        tells(
                                "Task_StageArtifact",
                                "step-inputs",
                                "input 'cluster' of stageArtifact is missing; allowed: a variable such as ${cluster}")),
                BrokenDiagram.of(
                        "an input that the step does not take",
                        UPGRADE,
                        edit -> {
                            Notation.camunda(edit.element("Task_StageArtifact"), "inputParameter")
                                    .get(0)
                                    .setAttribute("name", "clutser");
                            return edit;
                        },
                        tells(
                                "Task_StageArtifact",
                                "step-inputs",
                                "input 'cluster' of stageArtifact is missing; allowed: a variable such as ${cluster}"),
                        tells(
                                "Task_StageArtifact",
                                "step-inputs",
                                "'clutser' is no input of stageArtifact, which takes cluster; remove it")),
                BrokenDiagram.of(
                        "an input that cannot be",
                        UPGRADE,
                        edit -> edit.input("Task_StageArtifact", "cluster", "blue"),
                        tells(
                                "Task_StageArtifact",
                                "step-inputs",
                                "input 'cluster' of stageArtifact: found 'blue'; allowed: a variable such as ${cluster}")),
                BrokenDiagram.of(
                        "a switch to nowhere",
                        ROLLBACK,
                        edit -> edit.input("Task_SwitchTraffic", "to", "green")
                                .input("Task_ConfirmSwitch", "to", "green"),
                        tells(
                                "Task_SwitchTraffic",
                                "step-inputs",
                                "input 'to' of switchTraffic: found 'green'; allowed: home, other"),
                        tells(
                                "Task_ConfirmSwitch",
                                "step-inputs",
                                "input 'to' of confirmSwitch: found 'green'; allowed: home, other")),
                BrokenDiagram.of(
                        "a call that passes too little on",
                        UPGRADE,
                        edit -> edit.removeExtension("CallActivity_RollOutVersion", "in", "target", "plan"),
                        tells(
                                "CallActivity_RollOutVersion",
                                "step-inputs",
                                "input 'plan' of rolling-deployment is missing; allowed: a variable such as ${plan}")),
                BrokenDiagram.of(
                        "a step before which nothing is saved",
                        UPGRADE,
                        edit -> edit.unset("Task_StageArtifact", "camunda:asyncBefore"),
                        tells(
                                "Task_StageArtifact",
                                "saved-before",
                                "the state is not saved before this step, so a failure here would repeat what came before"
                                        + " it; switch 'Asynchronous before' on")));
    }

    private static List<BrokenDiagram> code() {
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
                                "'' is none of Teal's listeners for this element; remove it")),
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

    private static List<BrokenDiagram> expressions() {
        return List.of(
                BrokenDiagram.of(
                        "a condition that calls a method",
                        UPGRADE,
                        edit -> edit.condition("Flow_HowToGoOn_UpgradeCluster", "${decision.equals('retry')}"),
                        tells(
                                "Flow_HowToGoOn_UpgradeCluster",
                                "harmless-expressions",
                                "the expression '${decision.equals('retry')}' may compare variables and call nothing, as in"
                                        + " ${approved == 'yes'}; simplify it")),
                BrokenDiagram.of(
                        "an expression in a name",
                        UPGRADE,
                        edit -> edit.set(
                                "UserTask_DecideHowToGoOn",
                                "name",
                                "Decide #{''.getClass().forName('java.lang.Runtime')}"),
                        tells(
                                "UserTask_DecideHowToGoOn",
                                "harmless-expressions",
                                "the expression '#{''.getClass().forName('java.lang.Runtime')}' may compare variables and"
                                        + " call nothing, as in ${approved == 'yes'}; simplify it")),
                BrokenDiagram.of(
                        "an expression that does not end",
                        UPGRADE,
                        edit -> edit.set("UserTask_DecideHowToGoOn", "camunda:candidateGroups", "${operators"),
                        tells(
                                "UserTask_DecideHowToGoOn",
                                "harmless-expressions",
                                "the expression '${operators' may compare variables and call nothing, as in"
                                        + " ${approved == 'yes'}; simplify it")));
    }

    private static List<BrokenDiagram> people() {
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
                                "a release runs on forms that were deployed with its diagrams; set the form's binding to"
                                        + " 'deployment'")),
                BrokenDiagram.of(
                        "a gateway that asks nothing",
                        UPGRADE,
                        edit -> edit.set("Gateway_HowToGoOn", "name", "Decision"),
                        tells(
                                "Gateway_HowToGoOn",
                                "gateways-labelled",
                                "this gateway parts the way and asks nothing; give it a question for a name, such as"
                                        + " 'Switch approved?'")),
                BrokenDiagram.of(
                        "an answer without a name",
                        UPGRADE,
                        edit -> edit.unset("Flow_HowToGoOn_UpgradeCluster", "name"),
                        tells(
                                "Flow_HowToGoOn_UpgradeCluster",
                                "gateways-labelled",
                                "this way out of 'How to go on?' has no name; name it with the answer that leads here,"
                                        + " such as 'yes'")),
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
                                "this way out of 'How to go on?' has no condition; give it one, or make it the gateway's"
                                        + " default flow")));
    }

    private static List<BrokenDiagram> errors() {
        return List.of(
                BrokenDiagram.of(
                        "a step whose failure nobody hears of",
                        RELEASE,
                        edit -> edit.remove("Event_FinishFailed"),
                        tells(
                                "Task_FinishRelease",
                                "errors-caught",
                                "nothing catches CHECK_FAILED, STEP_FAILED, ROLL_BACK_DECIDED of this step, so a failure here would stop the"
                                        + " release without asking anybody; put it into a subprocess with an error boundary"
                                        + " event that leads to a decision")),
                BrokenDiagram.of(
                        "a called process whose decision to roll back nobody hears of",
                        RELEASE,
                        edit -> edit.remove("Event_RollBackFirst"),
                        tells(
                                "CallActivity_UpgradeFirstCluster",
                                "errors-caught",
                                "nothing catches ROLL_BACK_DECIDED of this call, so a failure here would stop the release"
                                        + " without asking anybody; put it into a subprocess with an error boundary event"
                                        + " that leads to a decision")),
                BrokenDiagram.of(
                        "an end event that throws no error",
                        UPGRADE,
                        edit -> edit.unset("EndEvent_RollBackDecided_Error", "errorRef"),
                        tells(
                                "EndEvent_RollBackDecided",
                                "errors-caught",
                                "this end event throws no error; choose an error with a code"),
                        tells("Task_SwitchTraffic", "way-back", wayBack()),
                        tells("Task_SwitchTrafficBack", "way-back", wayBack())),
                BrokenDiagram.of(
                        "a catch-all that keeps no reason",
                        UPGRADE,
                        edit -> edit.unset("Event_StepFailed_Error", "camunda:errorMessageVariable"),
                        tells(
                                "Event_StepFailed",
                                "errors-caught",
                                "this event catches every error and keeps no reason for who decides; set its error message"
                                        + " variable to 'failure'")));
    }

    private static List<BrokenDiagram> order() {
        return List.of(
                BrokenDiagram.of(
                        "a roll-out without smoke tests",
                        UPGRADE,
                        edit -> edit.lead("Flow_RollOutVersion_RunSmokeTests", "Task_WarmUp"),
                        tells(
                                "CallActivity_RollOutVersion",
                                "roll-out-verified",
                                "the process could end without 'Run smoke tests' for what is rolled out here, and users be"
                                        + " sent there next; put that on every way from here to the end")),
                BrokenDiagram.of(
                        "a switch before the warm-up",
                        UPGRADE,
                        edit -> edit.set("Task_StageArtifact", "name", "Send users home")
                                .set("Task_StageArtifact", "camunda:delegateExpression", "${switchTraffic}")
                                .removeExtension("Task_StageArtifact", "inputParameter", "name", "cluster")
                                .add("Task_StageArtifact", inputs("to", "home"))
                                .lead("Flow_WaitBeforeRollOut_StageArtifact", "CallActivity_RollOutVersion")
                                .lead("Flow_RollOutVersion_RunSmokeTests", "Task_StageArtifact")
                                .lead("Flow_StageArtifact_RollOutVersion", "Task_RunSmokeTests"),
                        tells(
                                "CallActivity_RollOutVersion",
                                "roll-out-verified",
                                "users could be sent to what is rolled out here without 'Run smoke tests' and 'Warm up"
                                        + " cluster'; put that on every way from here to 'Send users home'"),
                        tells(
                                "Task_StageArtifact",
                                "switch-confirmed",
                                "the process could end without 'Confirm switch' (to = home) for this switch; put it on every"
                                        + " way from here to the end")),
                BrokenDiagram.of(
                        "a switch that nothing confirms before nodes change",
                        UPGRADE,
                        edit -> edit.lead("Flow_SwitchTraffic_ConfirmSwitch", "Task_CheckIdle"),
                        tells(
                                "Task_SwitchTraffic",
                                "switch-confirmed",
                                "nodes could be changed before 'Confirm switch' (to = other) for this switch, while users"
                                        + " are still on them; put it on every way from here to 'Roll out version'")),
                BrokenDiagram.of(
                        "a wait before the switch is confirmed",
                        UPGRADE,
                        edit -> edit.lead("Flow_StepsBegun_WaitBeforeSwitch", "Task_SwitchTraffic")
                                .lead("Flow_SwitchTraffic_ConfirmSwitch", "CallActivity_WaitBeforeSwitch")
                                .lead("Flow_WaitBeforeSwitch_SwitchTraffic", "Task_ConfirmSwitch"),
                        tells(
                                "Task_SwitchTraffic",
                                "switch-confirmed",
                                "the release could wait in 'Wait out freeze' before 'Confirm switch' (to = other) for this"
                                        + " switch, with some users here and some there; put that on every way from here to"
                                        + " 'Wait out freeze'")),
                BrokenDiagram.of(
                        "a switch that nothing confirms at all",
                        ROLLBACK,
                        edit -> edit.lead("Flow_SwitchTraffic_ConfirmSwitch", "EndEvent_StepsDone"),
                        tells(
                                "Task_SwitchTraffic",
                                "switch-confirmed",
                                "the process could end without 'Confirm switch' (to = home) for this switch; put it on every"
                                        + " way from here to the end")),
                BrokenDiagram.of(
                        "a switch that confirms something else",
                        ROLLBACK,
                        edit -> edit.input("Task_ConfirmSwitch", "to", "other"),
                        tells(
                                "Task_SwitchTraffic",
                                "switch-confirmed",
                                "the process could end without 'Confirm switch' (to = home) for this switch; put it on every"
                                        + " way from here to the end")));
    }

    private static List<BrokenDiagram> whole() {
        return List.of(
                BrokenDiagram.of(
                        "a history that is kept for ever",
                        UPGRADE,
                        edit -> edit.unset("cluster-upgrade", "camunda:historyTimeToLive"),
                        tells(
                                "cluster-upgrade",
                                "history-kept",
                                "the history time to live is missing, so nothing says how long releases can be looked up;"
                                        + " set it at the process, such as P180D")),
                BrokenDiagram.of(
                        "a history time to live that is none",
                        UPGRADE,
                        edit -> edit.set("cluster-upgrade", "camunda:historyTimeToLive", "half a year"),
                        tells(
                                "cluster-upgrade",
                                "history-kept",
                                "the history time to live is 'half a year'; write days, such as P180D")),
                BrokenDiagram.of(
                        "a process that never runs",
                        UPGRADE,
                        edit -> edit.set("cluster-upgrade", "isExecutable", "false"),
                        tells(
                                "cluster-upgrade",
                                "one-process",
                                "this process is not executable, so it would never run; switch 'Executable' on")),
                BrokenDiagram.of(
                        "an end that tells nothing",
                        RELEASE,
                        edit -> edit.set("EndEvent_Released", "name", "Done"),
                        tells(
                                "EndEvent_Released",
                                "ends-told",
                                "nobody could tell how a release ended that ends in 'Done'; give this end event one of these"
                                        + " names: Released, Rolled back, Release refused, Release cancelled")),
                BrokenDiagram.of(
                        "an end that tells nothing, behind a timer that interrupts",
                        RELEASE,
                        edit -> edit.unset("Event_ReminderDue", "cancelActivity"),
                        tells(
                                "EndEvent_ApproversReminded",
                                "ends-told",
                                "nobody could tell how a release ended that ends in 'Approvers reminded'; give this end event"
                                        + " one of these names: Released, Rolled back, Release refused, Release"
                                        + " cancelled")),
                BrokenDiagram.of(
                        "a call of whatever diagram is the latest",
                        UPGRADE,
                        edit -> edit.unset("CallActivity_RollOutVersion", "camunda:calledElementBinding"),
                        tells(
                                "CallActivity_RollOutVersion",
                                "calls-bound",
                                "a release runs on diagrams that were deployed together; set the call's binding to"
                                        + " 'deployment'")),
                BrokenDiagram.of(
                        "a table of whatever deployment is the latest",
                        UPGRADE,
                        edit -> edit.insert(
                                "Flow_WarmUp_StepsDone",
                                "Task_AskTable",
                                "<bpmn:businessRuleTask id=\"Task_AskTable\" name=\"Ask table\" camunda:decisionRef=\"batch\""
                                        + " camunda:resultVariable=\"answer\" camunda:asyncBefore=\"true\"/>"),
                        tells(
                                "Task_AskTable",
                                "calls-bound",
                                "a release runs on decision tables that were deployed with its diagrams; set the decision's"
                                        + " binding to 'deployment'")),
                BrokenDiagram.of(
                        "a call without the business key",
                        UPGRADE,
                        edit -> edit.removeExtension(
                                "CallActivity_RollOutVersion", "in", "businessKey", "#{execution.processBusinessKey}"),
                        tells(
                                "CallActivity_RollOutVersion",
                                "calls-bound",
                                "the called process would not know which release it belongs to; pass the business key on:"
                                        + " #{execution.processBusinessKey}")),
                BrokenDiagram.of(
                        "a call that passes everything on",
                        UPGRADE,
                        edit -> edit.add("CallActivity_RollOutVersion", "<camunda:in variables=\"all\"/>"),
                        tells(
                                "CallActivity_RollOutVersion",
                                "calls-bound",
                                "this call passes all variables on, so one cluster's or node's answers would be taken for"
                                        + " another's; pass them one by one")),
                BrokenDiagram.of(
                        "an extension of another engine",
                        UPGRADE,
                        edit -> edit.add(
                                "Task_StageArtifact",
                                "<zeebe:taskDefinition xmlns:zeebe=\"http://camunda.org/schema/zeebe/1.0\"/>"),
                        tells(
                                "Task_StageArtifact",
                                "known-notation",
                                "'taskDefinition' belongs to http://camunda.org/schema/zeebe/1.0, which Teal does not know;"
                                        + " remove it, or save the diagram as a Camunda 7 diagram")),
                BrokenDiagram.of(
                        "an attribute of the engine's ancestor",
                        UPGRADE,
                        edit -> {
                            edit.element("Task_StageArtifact")
                                    .setAttributeNS("http://activiti.org/bpmn", "activiti:class", "a.B");
                            return edit;
                        },
                        tells(
                                "Task_StageArtifact",
                                "known-notation",
                                "'class' belongs to http://activiti.org/bpmn, which Teal does not know; remove it, or save"
                                        + " the diagram as a Camunda 7 diagram")));
    }

    private static String wayBack() {
        return "after this switch there is no way to roll back; lead a decision or an error boundary event to 'Roll back"
                + " release', or to an end event that throws ROLL_BACK_DECIDED";
    }

    private static String inputs(String name, String value) {
        return "<camunda:inputOutput><camunda:inputParameter name=\"" + name + "\">" + value
                + "</camunda:inputParameter></camunda:inputOutput>";
    }
}
