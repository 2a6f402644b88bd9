package teal.rules;

import static teal.rules.BrokenDiagram.tells;

import java.util.List;
import java.util.stream.Stream;

/** Flows that never rest, never end, or end as what is not true. */
final class BrokenFlow {

    private static final String RELEASE = "blue-green-release.bpmn";
    private static final String UPGRADE = "cluster-upgrade.bpmn";
    private static final String APPROVED = "Flow_SwitchApproved_CheckApprovedPlan";
    private static final String CHECKED = "Flow_CheckApprovedPlan_UpgradeSecondCluster";
    private static final String FIRST = "Flow_AnythingMissing_UpgradeFirstCluster";
    private static final String MESSAGE = "<bpmn:messageEventDefinition/>";
    private static final String NOBODY_SENDS =
            "nothing in Teal sends this event, so the release could wait here for ever;"
                    + " put a timer next to it, or name who sends it in an extension property 'sender'";

    private BrokenFlow() {}

    static List<BrokenDiagram> all() {
        return Stream.of(loops(), waits(), ends(), calls())
                .flatMap(List::stream)
                .toList();
    }

    private static List<BrokenDiagram> loops() {
        return List.of(
                BrokenDiagram.of(
                        "a loop of gateways",
                        RELEASE,
                        edit -> edit.insert(CHECKED, "Join", "<bpmn:exclusiveGateway id='Join'/>")
                                .insert("Flow_After_Join", "Ready", "<bpmn:exclusiveGateway id='Ready' name='Ready?'/>")
                                .set("Flow_After_Ready", "name", "yes")
                                .add("Flow_After_Ready", condition("${secondMissing}"))
                                .add(
                                        "blue-green-release",
                                        "<bpmn:sequenceFlow id='Again' name='no' sourceRef='Ready' targetRef='Join'>"
                                                + condition("${!secondMissing}") + "</bpmn:sequenceFlow>"),
                        tells(
                                "Join",
                                "loops-pause",
                                "this loop has no step, question or timer in it, so it would go round without a pause;"
                                        + " put one on the path back")),
                BrokenDiagram.of(
                        "a failure that leads back to its own step",
                        UPGRADE,
                        edit -> edit.lead("Flow_StepFailed_DecideHowToGoOn", "SubProcess_UpgradeCluster"),
                        tells(
                                "Event_StepFailed",
                                "loops-pause",
                                "a failure of 'Upgrade cluster' leads back to it without a question or a timer between"
                                        + " them, so it would be repeated without end; let a person decide, or put a"
                                        + " timer there")),
                BrokenDiagram.of(
                        "more repeats than a release may have",
                        UPGRADE,
                        edit -> edit.add(
                                "Task_StageArtifact",
                                "<bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality"
                                        + " xsi:type='bpmn:tFormalExpression'>100000</bpmn:loopCardinality>"
                                        + "</bpmn:multiInstanceLoopCharacteristics>"),
                        tells(
                                "Task_StageArtifact",
                                "loops-pause",
                                "this would be repeated '100000' times; allowed: a number from 1 to 1000, or an"
                                        + " expression")));
    }

    private static List<BrokenDiagram> waits() {
        return List.of(
                BrokenDiagram.of(
                        "a message that nobody sends",
                        RELEASE,
                        edit -> edit.insert(
                                CHECKED,
                                "Ticket",
                                "<bpmn:intermediateCatchEvent id='Ticket' name='Change ticket approved'>" + MESSAGE
                                        + "</bpmn:intermediateCatchEvent>"),
                        tells("Ticket", "waits-end", NOBODY_SENDS)),
                BrokenDiagram.of(
                        "a task that waits for a message that nobody sends",
                        RELEASE,
                        edit -> edit.insert(
                                CHECKED, "Ticket", "<bpmn:receiveTask id='Ticket' name='Wait for ticket'/>"),
                        tells("Ticket", "waits-end", NOBODY_SENDS)),
                BrokenDiagram.of(
                        "a release that a timer starts",
                        RELEASE,
                        edit -> edit.add(
                                "StartEvent_ReleaseRequested",
                                "<bpmn:timerEventDefinition><bpmn:timeCycle xsi:type='bpmn:tFormalExpression'>R/P1D"
                                        + "</bpmn:timeCycle></bpmn:timerEventDefinition>"),
                        tells(
                                "StartEvent_ReleaseRequested",
                                "waits-end",
                                "an event would start a release that nobody requested; use a start event without a"
                                        + " trigger")),
                BrokenDiagram.of(
                        "a failure that is passed over, and a roll-back with it",
                        RELEASE,
                        edit -> edit.remove("Event_RollBackApproved")
                                .lead("Flow_ChangedMeanwhile_ApproveSwitch", "CallActivity_UpgradeSecondCluster"),
                        tells(
                                "Event_ChangedMeanwhile",
                                "roll-back-passes",
                                "this event also catches a requested roll-back, and then leads on to 'Upgrade second"
                                        + " cluster'; put an error event for ROLL_BACK_DECIDED next to it that leads to"
                                        + " 'Roll back release'")));
    }

    private static List<BrokenDiagram> ends() {
        return List.of(
                BrokenDiagram.of(
                        "'Released' after one cluster",
                        RELEASE,
                        edit -> edit.lead("Flow_UpgradeFirstCluster_SecondMissing", "EndEvent_Released")
                                .remove("Gateway_SecondMissing"),
                        tells(
                                "EndEvent_Released",
                                "ends-true",
                                "a path leads here without 'Finish release', so the release may not be complete; put that"
                                        + " before it")),
                BrokenDiagram.of(
                        "'Rolled back' without a roll-back",
                        RELEASE,
                        edit -> edit.lead("Flow_RollBackFirst_RollBack", "EndEvent_RolledBack"),
                        tells(
                                "EndEvent_RolledBack",
                                "ends-true",
                                "a path leads here without 'Roll back release', so nothing was rolled back; put that"
                                        + " before it")),
                BrokenDiagram.of(
                        "'Cancelled' with one cluster changed",
                        RELEASE,
                        edit -> edit.lead("Flow_ApprovalExpired_RollBackWhenExpired", "EndEvent_ReleaseCancelled")
                                .remove("Gateway_RollBackWhenExpired"),
                        tells(
                                "EndEvent_ReleaseCancelled",
                                "ends-true",
                                "a path leads here after clusters were changed or users moved; lead it to 'Roll back"
                                        + " release' first")),
                BrokenDiagram.of(
                        "a flow that just stops",
                        RELEASE,
                        edit -> edit.remove(CHECKED),
                        tells(
                                "Task_CheckApprovedPlan",
                                "flow-continues",
                                "no path leads on from here, so the release would just stop; connect it, or put an end"
                                        + " event here that says how it ends")),
                BrokenDiagram.of(
                        "a no that leads on",
                        RELEASE,
                        edit -> edit.lead("Flow_SwitchApproved_RollBack", "Task_CheckApprovedPlan"),
                        tells(
                                "UserTask_ApproveSwitch",
                                "no-means-no",
                                "the answer 'no' leads on to 'Upgrade second cluster'; lead it to 'Roll back release', to"
                                        + " an end event, or back to a question")),
                BrokenDiagram.of(
                        "a timer that leads on",
                        RELEASE,
                        edit -> edit.lead("Flow_ApprovalExpired_RollBackWhenExpired", "Task_CheckApprovedPlan")
                                .remove("Gateway_RollBackWhenExpired"),
                        tells(
                                "Event_ApprovalExpired",
                                "no-means-no",
                                "if nobody answers 'Approve traffic switch', this timer leads on to 'Upgrade second"
                                        + " cluster'; lead it to 'Roll back release' or to a question")));
    }

    private static List<BrokenDiagram> calls() {
        return List.of(
                BrokenDiagram.of(
                        "a process that calls itself",
                        UPGRADE,
                        edit -> edit.set("CallActivity_WaitBeforeRollOut", "calledElement", "cluster-upgrade")
                                .add(
                                        "CallActivity_WaitBeforeRollOut",
                                        "<camunda:in source='cluster' target='cluster'/>")
                                .add(
                                        "CallActivity_WaitBeforeRollOut",
                                        "<camunda:in source='restore' target='restore'/>"),
                        tells(
                                "CallActivity_WaitBeforeRollOut",
                                "calls-end",
                                "this process would call itself without end; call another one")),
                BrokenDiagram.of(
                        "a release as a part of another process",
                        UPGRADE,
                        edit -> edit.set("CallActivity_WaitBeforeRollOut", "calledElement", "blue-green-release"),
                        tells(
                                "CallActivity_WaitBeforeRollOut",
                                "calls-end",
                                "'blue-green-release' is a release of its own, with its own lock, approval and end, and"
                                        + " cannot be a part of another one; call 'Upgrade one cluster' instead, or"
                                        + " request that release separately")));
    }

    private static String condition(String text) {
        return "<bpmn:conditionExpression xsi:type='bpmn:tFormalExpression'>" + text + "</bpmn:conditionExpression>";
    }
}
