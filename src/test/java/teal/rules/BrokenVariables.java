package teal.rules;

import static teal.rules.BrokenDiagram.tells;

import java.util.List;
import java.util.stream.Stream;

/** Names, values, conditions and times that cannot be. */
final class BrokenVariables {

    private static final String RELEASE = "blue-green-release.bpmn";
    private static final String UPGRADE = "cluster-upgrade.bpmn";
    private static final String ROLL_OUT = "rolling-deployment.bpmn";
    private static final String APPROVE = "UserTask_ApproveSwitch";
    private static final String APPROVED = "Flow_SwitchApproved_CheckApprovedPlan";
    private static final String REMINDER = "Event_ReminderDue";

    private BrokenVariables() {}

    static List<BrokenDiagram> all() {
        return Stream.of(names(), conditions(), times()).flatMap(List::stream).toList();
    }

    private static List<BrokenDiagram> names() {
        return List.of(
                BrokenDiagram.of(
                        "a condition with a typo",
                        RELEASE,
                        edit -> edit.condition(APPROVED, "${!askAgain && aproved == 'yes'}"),
                        tells(
                                APPROVED,
                                "variables-known",
                                "there is no variable 'aproved' here; did you mean 'approved'?"),
                        tells(
                                APPROVE,
                                "no-means-no",
                                "the answer 'no' leads on to 'Upgrade second cluster'; lead it to 'Roll back release', to"
                                        + " an end event, or back to a question")),
                BrokenDiagram.of(
                        "an input with a typo",
                        UPGRADE,
                        edit -> edit.input("Task_StageArtifact", "cluster", "${clustr}"),
                        tells(
                                "Task_StageArtifact",
                                "variables-known",
                                "there is no variable 'clustr' here; did you mean 'cluster'?")),
                BrokenDiagram.of(
                        "a variable that nothing sets",
                        UPGRADE,
                        edit -> edit.condition("Flow_ClusterIdle_WaitBeforeRollOut", "${windowOpen}")
                                .condition("Flow_ClusterIdle_ConnectionsDrain", "${!windowOpen}"),
                        tells("Flow_ClusterIdle_WaitBeforeRollOut", "variables-known", windowUnset()),
                        tells("Flow_ClusterIdle_ConnectionsDrain", "variables-known", windowUnset())),
                // Which is a warning
                BrokenDiagram.of(
                        "a variable that is read before it is set",
                        UPGRADE,
                        edit -> edit.condition("Flow_BakeTimeOver_CachesExpired", "${idle}")
                                .condition("Flow_BakeTimeOver_WatchTraffic", "idle"),
                        tells(
                                "Flow_BakeTimeOver_WatchTraffic",
                                "expressions-readable",
                                "the condition is 'idle', which is a text and never true; write an expression in braces, as"
                                        + " in ${approved == 'yes'}")),
                BrokenDiagram.of(
                        "a call that passes on what is not there",
                        RELEASE,
                        edit -> {
                            Notation.camunda(edit.element("CallActivity_UpgradeFirstCluster"), "in").stream()
                                    .filter(in -> in.getAttribute("target").equals("cluster"))
                                    .forEach(in -> in.setAttribute("source", "firstCluster"));
                            return edit;
                        },
                        tells(
                                "CallActivity_UpgradeFirstCluster",
                                "variables-known",
                                "there is no variable 'firstCluster' here: no step, question, table or caller sets it;"
                                        + " correct the name, or let one of them set it")),
                BrokenDiagram.of(
                        "a group in a variable with a typo",
                        "wait-out-freeze.bpmn",
                        edit -> edit.set("UserTask_OverrideFreeze", "camunda:candidateGroups", "${overideBy}"),
                        tells(
                                "UserTask_OverrideFreeze",
                                "variables-known",
                                "there is no variable 'overideBy' here; did you mean 'overrideBy'?")),
                BrokenDiagram.of(
                        "a list with a typo",
                        ROLL_OUT,
                        edit -> {
                            Notation.bpmn(edit.element("SubProcess_UpdateNode"), "multiInstanceLoopCharacteristics")
                                    .get(0)
                                    .setAttributeNS(Notation.CAMUNDA, "camunda:collection", "bach");
                            return edit;
                        },
                        tells(
                                "SubProcess_UpdateNode",
                                "variables-known",
                                "there is no variable 'bach' here; did you mean 'batch'?")));
    }

    private static String windowUnset() {
        return "the variable 'windowOpen' is not set in this process; put 'Find time window' before this, or pass the"
                + " variable on to this process";
    }

    private static List<BrokenDiagram> conditions() {
        return List.of(
                BrokenDiagram.of(
                        "an answer that cannot be",
                        RELEASE,
                        edit -> edit.condition(APPROVED, "${!askAgain && approved == 'Yes'}"),
                        tells(
                                APPROVED,
                                "values-possible",
                                "'approved' is compared with 'Yes', which it can never be; allowed: yes, no"),
                        tells(
                                "Gateway_SwitchApproved",
                                "answers-covered",
                                "for askAgain = false and approved = yes no path leads on from here, and the release"
                                        + " would stop; add a path, or make one of them the default flow")),
                BrokenDiagram.of(
                        "a text as a yes or no",
                        RELEASE,
                        edit -> edit.condition(APPROVED, "${!askAgain && approved}"),
                        tells(
                                APPROVED,
                                "values-possible",
                                "'approved' is one of a few words and neither true nor false; compare it with a value, as"
                                        + " in ${approved == 'yes'}"),
                        tells(
                                "Gateway_SwitchApproved",
                                "answers-covered",
                                "for askAgain = false and approved = yes no path leads on from here, and the release"
                                        + " would stop; add a path, or make one of them the default flow")),
                BrokenDiagram.of(
                        "an answer without a path",
                        UPGRADE,
                        edit -> edit.condition("Flow_HowToGoOn_UpgradeCluster", "${decision == 'retry'}"),
                        tells(
                                "Gateway_HowToGoOn",
                                "answers-covered",
                                "for decision = goOn no path leads on from here, and the release would stop; add a path,"
                                        + " or make one of them the default flow")),
                BrokenDiagram.of(
                        "a form with one more answer",
                        UPGRADE,
                        edit -> edit.set("UserTask_DecideHowToGoOn", "camunda:formRef", "decide-node"),
                        tells(
                                "Gateway_HowToGoOn",
                                "answers-covered",
                                "for decision = skip no path leads on from here, and the release would stop; add a path,"
                                        + " or make one of them the default flow"),
                        tells(
                                "UserTask_DecideHowToGoOn",
                                "right-form",
                                "the form 'decide-node' offers to skip a node, and no node is being changed here; choose"
                                        + " decide-plan, decide-rollback, decide-upgrade")),
                BrokenDiagram.of(
                        "numbers with a gap between them",
                        ROLL_OUT,
                        edit -> edit.condition("Flow_AllNodesUpdated_ChooseNextNodes", "${nodesLeft > 1}"),
                        tells(
                                "Gateway_AllNodesUpdated",
                                "answers-covered",
                                "for nodesLeft = 1 no path leads on from here, and the release would stop; add a path, or"
                                        + " make one of them the default flow")),
                BrokenDiagram.of(
                        "a condition without braces",
                        RELEASE,
                        edit -> edit.condition("Flow_AnythingChanged_RolledBack", "changed"),
                        tells(
                                "Flow_AnythingChanged_RolledBack",
                                "expressions-readable",
                                "the condition is 'changed', which is a text and never true; write an expression in"
                                        + " braces, as in ${approved == 'yes'}")),
                BrokenDiagram.of(
                        "a condition that cannot be read",
                        RELEASE,
                        edit -> edit.condition("Flow_AnythingChanged_RolledBack", "${changed ==}"),
                        tells(
                                "Flow_AnythingChanged_RolledBack",
                                "expressions-readable",
                                "the expression '${changed ==}' cannot be read; compare variables, as in ${approved =="
                                        + " 'yes'}")),
                BrokenDiagram.of(
                        "the approval's form on a decision",
                        UPGRADE,
                        edit -> edit.set("UserTask_DecideHowToGoOn", "camunda:formRef", "approve-switch"),
                        tells(
                                "UserTask_DecideHowToGoOn",
                                "right-form",
                                "the form 'approve-switch' does not give the answers that this task keeps, which are"
                                        + " those of 'Decide how to proceed'; choose decide-node, decide-plan,"
                                        + " decide-rollback, decide-upgrade"),
                        tells(
                                "UserTask_DecideHowToGoOn",
                                "no-means-no",
                                "the answer 'no' leads on to 'Switch traffic to other cluster'; lead it to 'Roll back"
                                        + " release', to an end event, or back to a question")),
                BrokenDiagram.of(
                        "a question that requests a release",
                        UPGRADE,
                        edit -> edit.set("UserTask_DecideHowToGoOn", "camunda:formRef", "request-release"),
                        tells(
                                "UserTask_DecideHowToGoOn",
                                "right-form",
                                "the form 'request-release' requests a release; choose a form that asks a question")),
                BrokenDiagram.of(
                        "a request that asks whether to switch",
                        RELEASE,
                        edit -> edit.set("StartEvent_ReleaseRequested", "camunda:formRef", "approve-switch"),
                        tells(
                                "StartEvent_ReleaseRequested",
                                "right-form",
                                "the form 'approve-switch' asks a question in a release; choose a form that requests one,"
                                        + " such as request-release")));
    }

    private static List<BrokenDiagram> times() {
        return List.of(
                BrokenDiagram.of(
                        "a timer that is no duration",
                        RELEASE,
                        edit -> time(edit, "Event_ApprovalExpired", "timeDuration", "PT4 H"),
                        tells(
                                "Event_ApprovalExpired",
                                "times-possible",
                                "'PT4 H' is not a duration; allowed: a duration such as PT30M, PT4H or P1D")),
                BrokenDiagram.of(
                        "a due date that is none",
                        RELEASE,
                        edit -> edit.set(APPROVE, "camunda:dueDate", "tomorrow"),
                        tells(
                                APPROVE,
                                "times-possible",
                                "'tomorrow' is not a date; allowed: a date such as 2026-12-24T08:00:00Z, or a duration"
                                        + " such as PT4H")),
                BrokenDiagram.of(
                        "a day that the calendar lacks",
                        "wait-for-caches.bpmn",
                        edit -> time(edit, "Event_CachesExpired", "timeDate", "2026-02-30T08:00:00Z"),
                        tells(
                                "Event_CachesExpired",
                                "times-possible",
                                "'2026-02-30T08:00:00Z' is not a date; allowed: a date such as 2026-12-24T08:00:00Z, or a"
                                        + " duration such as PT4H")),
                BrokenDiagram.of(
                        "a reminder every millisecond",
                        RELEASE,
                        edit -> time(edit, REMINDER, "timeCycle", "R/PT0.001S"),
                        tells(REMINDER, "times-possible", often("R/PT0.001S"))),
                BrokenDiagram.of(
                        "a reminder every half minute",
                        RELEASE,
                        edit -> time(edit, REMINDER, "timeCycle", "0/30 * * * * ?"),
                        tells(REMINDER, "times-possible", often("0/30 * * * * ?"))),
                BrokenDiagram.of(
                        "a reminder that never repeats",
                        RELEASE,
                        edit -> time(edit, REMINDER, "timeCycle", "every hour"),
                        tells(
                                REMINDER,
                                "times-possible",
                                "'every hour' is not a repeated interval; allowed: an interval such as R/PT1H or"
                                        + " R3/PT10M")),
                BrokenDiagram.of(
                        "a reminder at a point in time",
                        RELEASE,
                        edit -> time(edit, REMINDER, "timeCycle", "${escalateAfter}"),
                        tells(
                                REMINDER,
                                "times-possible",
                                "the variable escalateAfter is a duration, and a repeated interval is needed here")),
                BrokenDiagram.of(
                        "a timer without a time",
                        RELEASE,
                        edit -> time(edit, "Event_EscalationDue", "timeDuration", ""),
                        tells(
                                "Event_EscalationDue",
                                "times-possible",
                                "this timer has no time; give it a duration such as PT4H, a date or a cycle")),
                BrokenDiagram.of(
                        "retries that are none",
                        UPGRADE,
                        edit -> edit.add(
                                "Task_StageArtifact",
                                "<camunda:failedJobRetryTimeCycle>3 times</camunda:failedJobRetryTimeCycle>"),
                        tells(
                                "Task_StageArtifact",
                                "times-possible",
                                "'3 times' does not say when to try again; allowed: a cycle such as R3/PT10S, or"
                                        + " durations such as PT10S,PT1M")));
    }

    private static String often(String cycle) {
        return "'" + cycle
                + "' comes round more than once a minute; give an interval of a minute or more, such as R/PT1M";
    }

    static Edit time(Edit edit, String event, String kind, String value) {
        Notation.visit(edit.element(event), element -> {
            if (Notation.isBpmn(element, kind)) {
                element.setTextContent(value);
            }
        });
        return edit;
    }
}
