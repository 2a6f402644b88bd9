package teal.rules;

import static teal.release.ReleaseState.CANCELLED;
import static teal.release.ReleaseState.RELEASED;
import static teal.release.ReleaseState.ROLLED_BACK;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.camunda.bpm.engine.task.Task;
import teal.release.ReleaseState;

/**
 * A mistake that somebody made in a diagram.
 *
 * @param waits whether it comes to rest before its end, so that it has to be rolled back
 * @param approved what the approver answers; nothing if empty
 */
public record StrangeCase(String name, String xml, ReleaseState end, boolean waits, String approved) {

    private static final String MAIN = "blue-green-release.bpmn";
    private static final String FIRST = "Flow_AnythingMissing_UpgradeFirstCluster";
    private static final String BETWEEN = "Flow_UpgradeFirstCluster_SecondMissing";
    private static final String APPROVED = "Flow_SwitchApproved_CheckApprovedPlan";
    private static final String APPROVE = "UserTask_ApproveSwitch";
    private static final String EXPIRED = "Flow_ApprovalExpired_RollBackWhenExpired";

    private static final String DEFINED = "<bpmn:message id='Message_Strange' name='strange'/>"
            + "<bpmn:signal id='Signal_Strange' name='strange'/><bpmn:process ";

    private static StrangeCase of(String name, ReleaseState end, boolean waits, Consumer<Edit> change) {
        return answered(name, end, waits, "yes", change);
    }

    private static StrangeCase answered(
            String name, ReleaseState end, boolean waits, String answer, Consumer<Edit> change) {
        Edit edit = Edit.of(MAIN);
        change.accept(edit);
        return new StrangeCase(name, edit.xml().replaceFirst("<bpmn:process ", DEFINED), end, waits, answer);
    }

    /** Something before anything was changed that nothing ever moves on. */
    private static StrangeCase waiting(String name, String xml) {
        return of(name, CANCELLED, true, edit -> edit.insert(FIRST, "Strange", xml));
    }

    private static StrangeCase waitsFor(String name, String definition) {
        return waiting(
                name,
                "<bpmn:intermediateCatchEvent id='Strange' name='Wait'>" + definition
                        + "</bpmn:intermediateCatchEvent>");
    }

    /** The one with that name. */
    public static StrangeCase named(String name) {
        return all().stream()
                .filter(strange -> strange.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    static List<StrangeCase> all() {
        return Stream.of(ends(), rests(), approvals()).flatMap(List::stream).toList();
    }

    private static List<StrangeCase> ends() {
        return List.of(
                of("no mistake", RELEASED, false, edit -> {}),
                of(
                        "'Released' ends everything",
                        RELEASED,
                        false,
                        edit -> edit.add("EndEvent_Released", "<bpmn:terminateEventDefinition/>")),
                of("'Released' after one cluster", ROLLED_BACK, true, edit -> edit.lead(BETWEEN, "EndEvent_Released")),
                of(
                        "'Rolled back' after one cluster",
                        ROLLED_BACK,
                        true,
                        edit -> edit.lead(BETWEEN, "EndEvent_RolledBack")),
                of(
                        "a flow lost after the approval",
                        ROLLED_BACK,
                        true,
                        edit -> edit.remove("Flow_CheckApprovedPlan_UpgradeSecondCluster")),
                of("'Released' before anything", CANCELLED, false, edit -> edit.lead(FIRST, "EndEvent_Released")),
                of(
                        "no plan at all",
                        CANCELLED,
                        false,
                        edit -> edit.lead("Flow_ReleaseRequested_PlanRelease", "EndEvent_Released")));
    }

    private static List<StrangeCase> rests() {
        return List.of(
                waitsFor("a message that nobody sends", "<bpmn:messageEventDefinition messageRef='Message_Strange'/>"),
                waitsFor("a signal that nobody sends", "<bpmn:signalEventDefinition signalRef='Signal_Strange'/>"),
                waitsFor(
                        "a condition that is never met",
                        "<bpmn:conditionalEventDefinition><bpmn:condition xsi:type='bpmn:tFormalExpression'>${false}"
                                + "</bpmn:condition></bpmn:conditionalEventDefinition>"),
                waitsFor("a timer of 'PT4 H'", timer("PT4 H")),
                waitsFor("a timer of a month", timer("P30D")),
                waiting("a receive task", "<bpmn:receiveTask id='Strange' name='W' messageRef='Message_Strange'/>"),
                waiting(
                        "a worker that does not exist",
                        "<bpmn:serviceTask id='Strange' name='W' camunda:type='external' camunda:topic='none'/>"),
                waiting("a task for nobody", "<bpmn:userTask id='Strange' name='Who?'/>"),
                waiting(
                        "a task for a group that does not exist",
                        "<bpmn:userTask id='Strange' name='Who?' camunda:candidateGroups='martians'/>"),
                waiting(
                        "a task whose group cannot be evaluated",
                        "<bpmn:userTask id='Strange' name='Who?' camunda:candidateGroups='${grup}'/>"),
                waiting("an input with a typo", DrawnBlocks.step("Strange", "stageArtifact", "cluster", "${clustr}")),
                of(
                        "a step without its input",
                        CANCELLED,
                        false,
                        edit -> edit.insert(FIRST, "Strange", DrawnBlocks.step("Strange", "stageArtifact"))),
                waiting("a step that does not exist", DrawnBlocks.step("Strange", "doWonders")),
                waiting(
                        "a called process that does not exist",
                        "<bpmn:callActivity id='Strange' name='C' camunda:asyncBefore='true' calledElement='missing'"
                                + " camunda:calledElementBinding='deployment'/>"),
                waiting(
                        "an upgrade of no cluster",
                        "<bpmn:callActivity id='Strange' name='C' camunda:asyncBefore='true'"
                                + " calledElement='cluster-upgrade' camunda:calledElementBinding='deployment'/>"),
                waiting(
                        "a roll-back that is told nothing",
                        "<bpmn:callActivity id='Strange' name='C' camunda:asyncBefore='true'"
                                + " calledElement='rollback' camunda:calledElementBinding='deployment'/>"),
                waiting(
                        "a sub-process with a race that nobody wins",
                        "<bpmn:subProcess id='Strange' name='S'><bpmn:startEvent id='S1'/>"
                                + "<bpmn:eventBasedGateway id='S2'/>"
                                + "<bpmn:intermediateCatchEvent id='S3'><bpmn:messageEventDefinition"
                                + " messageRef='Message_Strange'/></bpmn:intermediateCatchEvent>"
                                + "<bpmn:intermediateCatchEvent id='S4'><bpmn:signalEventDefinition"
                                + " signalRef='Signal_Strange'/></bpmn:intermediateCatchEvent>"
                                + "<bpmn:sequenceFlow id='F1' sourceRef='S1' targetRef='S2'/>"
                                + "<bpmn:sequenceFlow id='F2' sourceRef='S2' targetRef='S3'/>"
                                + "<bpmn:sequenceFlow id='F3' sourceRef='S2' targetRef='S4'/></bpmn:subProcess>"),
                waiting(
                        "a race of a message with a month",
                        "<bpmn:subProcess id='Strange' name='S'><bpmn:startEvent id='S1'/>"
                                + "<bpmn:eventBasedGateway id='S2'/>"
                                + "<bpmn:intermediateCatchEvent id='S3'><bpmn:messageEventDefinition"
                                + " messageRef='Message_Strange'/></bpmn:intermediateCatchEvent>"
                                + "<bpmn:intermediateCatchEvent id='S4'>" + timer("P30D")
                                + "</bpmn:intermediateCatchEvent>"
                                + "<bpmn:sequenceFlow id='F1' sourceRef='S1' targetRef='S2'/>"
                                + "<bpmn:sequenceFlow id='F2' sourceRef='S2' targetRef='S3'/>"
                                + "<bpmn:sequenceFlow id='F3' sourceRef='S2' targetRef='S4'/></bpmn:subProcess>"),
                of(
                        "a join that waits for a branch that never comes",
                        CANCELLED,
                        true,
                        edit -> edit.insert(FIRST, "Strange", "<bpmn:parallelGateway id='Strange' name='J'/>")
                                .add("blue-green-release", "<bpmn:task id='Never' name='N'/>")
                                .add(
                                        "blue-green-release",
                                        "<bpmn:sequenceFlow id='Flow_Never' sourceRef='Never' targetRef='Strange'/>")),
                waiting(
                        "three tasks at once, for nobody",
                        "<bpmn:userTask id='Strange' name='Who?'><bpmn:multiInstanceLoopCharacteristics>"
                                + "<bpmn:loopCardinality xsi:type='bpmn:tFormalExpression'>3</bpmn:loopCardinality>"
                                + "</bpmn:multiInstanceLoopCharacteristics></bpmn:userTask>"),
                of(
                        "a loop without an end",
                        CANCELLED,
                        true,
                        edit -> edit.insert(
                                        FIRST,
                                        "Strange",
                                        "<bpmn:task id='Strange' name='L' camunda:asyncBefore='true'/>")
                                .lead("Flow_After_Strange", "Strange")),
                of(
                        "a failure that leads back to its own step",
                        CANCELLED,
                        true,
                        edit -> edit.insert(
                                        FIRST,
                                        "Strange",
                                        DrawnBlocks.step("Strange", "runCommand", "task", "none", "on", "each-node"))
                                .add(
                                        "blue-green-release",
                                        "<bpmn:boundaryEvent id='Strange_Failed' attachedToRef='Strange'>"
                                                + "<bpmn:errorEventDefinition/></bpmn:boundaryEvent>")
                                .add(
                                        "blue-green-release",
                                        "<bpmn:sequenceFlow id='Strange_Again' sourceRef='Strange_Failed'"
                                                + " targetRef='Strange'/>")),
                of(
                        "a message between the clusters",
                        ROLLED_BACK,
                        true,
                        edit -> edit.insert(
                                BETWEEN,
                                "Strange",
                                "<bpmn:receiveTask id='Strange' name='W' messageRef='Message_Strange'/>")));
    }

    private static List<StrangeCase> approvals() {
        return List.of(
                of(
                        "a condition with a typo",
                        ROLLED_BACK,
                        true,
                        edit -> edit.condition(APPROVED, "${aproved == 'yes'}")),
                of(
                        "a task whose due date is no date",
                        ROLLED_BACK,
                        true,
                        edit -> edit.set(APPROVE, "camunda:dueDate", "tomorrow")),
                of(
                        "a boundary timer of 'PT4 H'",
                        ROLLED_BACK,
                        true,
                        edit -> time(edit, "Event_ApprovalExpired", "timeDuration", "PT4 H")),
                answered(
                        "a reminder every millisecond",
                        ROLLED_BACK,
                        true,
                        "",
                        edit -> time(edit, "Event_ReminderDue", "timeCycle", "R/PT0.001S")),
                answered("nobody answers", ROLLED_BACK, true, "", edit -> {}),
                answered(
                        "a form that does not exist",
                        ROLLED_BACK,
                        true,
                        "",
                        edit -> edit.set(APPROVE, "camunda:formRef", "missing")),
                answered(
                        "a 'no' that is not read",
                        ROLLED_BACK,
                        true,
                        "no",
                        edit -> edit.condition(APPROVED, "${true}").remove("Flow_SwitchApproved_RollBack")),
                answered(
                        "an approval that expires, and goes on",
                        ROLLED_BACK,
                        true,
                        "",
                        edit -> time(
                                edit.lead(EXPIRED, "Task_CheckApprovedPlan"),
                                "Event_ApprovalExpired",
                                "timeDuration",
                                "PT1S")),
                answered(
                        "an approval that expires to the second cluster",
                        ROLLED_BACK,
                        true,
                        "",
                        edit -> time(
                                edit.lead(EXPIRED, "CallActivity_UpgradeSecondCluster"),
                                "Event_ApprovalExpired",
                                "timeDuration",
                                "PT1S")),
                answered(
                        "an approval that expires, and 'cancelled'",
                        ROLLED_BACK,
                        true,
                        "",
                        edit -> time(
                                edit.lead(EXPIRED, "EndEvent_ReleaseCancelled"),
                                "Event_ApprovalExpired",
                                "timeDuration",
                                "PT1S")),
                of(
                        "no approval at all",
                        ROLLED_BACK,
                        true,
                        edit -> edit.lead(BETWEEN, "CallActivity_UpgradeSecondCluster")));
    }

    private static String timer(String duration) {
        return "<bpmn:timerEventDefinition><bpmn:timeDuration xsi:type='bpmn:tFormalExpression'>" + duration
                + "</bpmn:timeDuration></bpmn:timerEventDefinition>";
    }

    private static void time(Edit edit, String event, String kind, String value) {
        Notation.visit(edit.element(event), element -> {
            if (Notation.isBpmn(element, kind)) {
                element.setTextContent(value);
            }
        });
    }

    /** Short where it never rests; else long enough for a whole release on a busy machine. */
    Duration restless() {
        boolean endless = List.of(
                        "a loop without an end",
                        "a failure that leads back to its own step",
                        "a reminder every millisecond")
                .contains(name);
        return endless ? Duration.ofSeconds(8) : Duration.ofMinutes(1);
    }

    public Map<String, String> files() {
        return Map.of(MAIN, xml);
    }

    Map<String, Object> answer(Task task) {
        return task.getTaskDefinitionKey().equals(APPROVE) && !approved.isEmpty()
                ? Map.of("approved", approved, "comment", "by the test")
                : Map.of();
    }

    @Override
    public String toString() {
        return name;
    }
}
