package teal.rules;

import static teal.rules.BrokenDiagram.tells;

import java.util.List;

/** Processes that are none of Teal's as a whole. */
final class BrokenProcesses {

    private static final String RELEASE = "blue-green-release.bpmn";
    private static final String UPGRADE = "cluster-upgrade.bpmn";

    private BrokenProcesses() {}

    static List<BrokenDiagram> all() {
        return List.of(
                BrokenDiagram.of(
                        "a history that is kept for ever",
                        UPGRADE,
                        edit -> edit.unset("cluster-upgrade", "camunda:historyTimeToLive"),
                        tells(
                                "cluster-upgrade",
                                "history-kept",
                                "the history time to live is missing, so nothing says how long past releases are"
                                        + " kept; set it on the process, such as P180D")),
                BrokenDiagram.of(
                        "a history time to live that is none",
                        UPGRADE,
                        edit -> edit.set("cluster-upgrade", "camunda:historyTimeToLive", "half a year"),
                        tells(
                                "cluster-upgrade",
                                "history-kept",
                                "the history time to live is 'half a year'; give a number of days, such as P180D")),
                BrokenDiagram.of(
                        "a process that never runs",
                        UPGRADE,
                        edit -> edit.set("cluster-upgrade", "isExecutable", "false"),
                        tells(
                                "cluster-upgrade",
                                "one-process",
                                "this process is not executable, so it would never run; switch on 'Executable'")),
                BrokenDiagram.of(
                        "an end that tells nothing",
                        RELEASE,
                        edit -> edit.set("EndEvent_Released", "name", "Done"),
                        tells(
                                "EndEvent_Released",
                                "end-events-known",
                                "a release that ends in 'Done' has no known outcome; give this end event one of these"
                                        + " names: Released, Rolled back, Release refused, Release cancelled")),
                BrokenDiagram.of(
                        "an end that tells nothing, behind a timer that interrupts",
                        RELEASE,
                        edit -> edit.unset("Event_ReminderDue", "cancelActivity"),
                        tells(
                                "EndEvent_ApproversReminded",
                                "end-events-known",
                                "a release that ends in 'Approvers reminded' has no known outcome; give this end"
                                        + " event one of these names: Released, Rolled back, Release refused, Release"
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
                                "<bpmn:businessRuleTask id=\"Task_AskTable\" name=\"Ask table\""
                                        + " camunda:decisionRef=\"batch\" camunda:resultVariable=\"answer\""
                                        + " camunda:asyncBefore=\"true\"/>"),
                        tells(
                                "Task_AskTable",
                                "calls-bound",
                                "a release runs on decision tables that were deployed with its diagrams; set the"
                                        + " decision's binding to 'deployment'")),
                BrokenDiagram.of(
                        "a call without the business key",
                        UPGRADE,
                        edit -> edit.removeExtension(
                                "CallActivity_RollOutVersion", "in", "businessKey", "#{execution.processBusinessKey}"),
                        tells(
                                "CallActivity_RollOutVersion",
                                "calls-bound",
                                "the called process would not know which release it belongs to; pass the business key"
                                        + " on: #{execution.processBusinessKey}")),
                BrokenDiagram.of(
                        "a call that passes everything on",
                        UPGRADE,
                        edit -> edit.add("CallActivity_RollOutVersion", "<camunda:in variables=\"all\"/>"),
                        tells(
                                "CallActivity_RollOutVersion",
                                "calls-bound",
                                "this call passes on all variables, so one cluster's or node's answers would be"
                                        + " mistaken for another's; pass them one by one")),
                BrokenDiagram.of(
                        "an extension of another engine",
                        UPGRADE,
                        edit -> edit.add(
                                "Task_StageArtifact",
                                "<zeebe:taskDefinition xmlns:zeebe=\"http://camunda.org/schema/zeebe/1.0\"/>"),
                        tells(
                                "Task_StageArtifact",
                                "known-notation",
                                "'taskDefinition' belongs to http://camunda.org/schema/zeebe/1.0, which Teal does not"
                                        + " know; remove it, or save the diagram as a Camunda 7 diagram")),
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
                                "'class' belongs to http://activiti.org/bpmn, which Teal does not know; remove it, or"
                                        + " save the diagram as a Camunda 7 diagram")));
    }
}
