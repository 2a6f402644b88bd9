package teal.rules;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A change that people make every day, and that is nobody's mistake. */
record EverydayEdit(String what, String file, String xml) {

    private static final String RELEASE = "blue-green-release.bpmn";
    private static final String UPGRADE = "cluster-upgrade.bpmn";
    private static final String APPROVE = "UserTask_ApproveSwitch";
    private static final String CHECKED = "Flow_CheckApprovedPlan_UpgradeSecondCluster";
    private static final String NOTIFY = DrawnBlocks.step("Tell", "notify", "webhook", "chat", "text", "on its way");

    private static final String CLEAN_UP =
            DrawnBlocks.step("Clean", "runCommand", "task", "clean", "on", "each-node", "cluster", "${first}");

    private static final String CLEANING_FAILED =
            "<bpmn:boundaryEvent id='Unclean' name='Failed' attachedToRef='Clean'>"
                    + "<bpmn:errorEventDefinition camunda:errorMessageVariable='failure'/></bpmn:boundaryEvent>";

    private static EverydayEdit of(String what, String file, UnaryOperator<Edit> edit) {
        return new EverydayEdit(what, file, edit.apply(Edit.of(file)).xml());
    }

    /** A form with one more field. */
    private static EverydayEdit field(String what, String file, String key) {
        String form = new String(Shipped.files().get(file), StandardCharsets.UTF_8);
        return new EverydayEdit(
                what,
                file,
                form.replaceFirst(
                        "\\[",
                        "[{\"type\": \"textfield\", \"key\": \"" + key + "\", \"label\": \"Ticket\", \"id\": \"Field_"
                                + key + "\"},"));
    }

    static List<EverydayEdit> all() {
        return Made.ALL;
    }

    /** Made once: a single one that a test asks for would otherwise cost as much as all of them. */
    private static final class Made {

        private static final List<EverydayEdit> ALL = make();
    }

    private static List<EverydayEdit> make() {
        return List.of(
                field("a request with a field of its own", "request-release.form", "ticket"),
                of(
                        "other names and ids",
                        RELEASE,
                        edit -> edit.set(APPROVE, "name", "Ask the night shift")
                                .set("CallActivity_UpgradeFirstCluster", "name", "Do the other one")),
                of(
                        "'Released' ends everything",
                        RELEASE,
                        edit -> edit.add("EndEvent_Released", "<bpmn:terminateEventDefinition/>")),
                of("smoke tests beside the warm-up", UPGRADE, EverydayEdit::parallelVerification),
                of("a notice beside the warm-up", UPGRADE, EverydayEdit::noticeBeside),
                of("a notice beside the release, with an end of its own", RELEASE, EverydayEdit::noticeOnItsOwn),
                of("an aside of several tasks", RELEASE, EverydayEdit::aside),
                of("a default flow", UPGRADE, edit -> {
                    edit.set("Gateway_HowToGoOn", "default", "Flow_HowToGoOn_UpgradeCluster");
                    edit.element("Flow_HowToGoOn_UpgradeCluster").setTextContent("");
                    return edit;
                }),
                of("a no by default", RELEASE, edit -> {
                    edit.set("Gateway_SwitchApproved", "default", "Flow_SwitchApproved_RollBack");
                    edit.element("Flow_SwitchApproved_RollBack").setTextContent("");
                    return edit;
                }),
                of(
                        "a literal reminder and due date",
                        RELEASE,
                        edit -> BrokenVariables.time(edit, "Event_ReminderDue", "timeCycle", "R/PT30M")
                                .set(APPROVE, "camunda:dueDate", "P1D")),
                of(
                        "a reminder on weekdays",
                        RELEASE,
                        edit -> BrokenVariables.time(edit, "Event_ReminderDue", "timeCycle", "0 0 9 ? * MON-FRI")),
                of(
                        "a message with a timer around it",
                        RELEASE,
                        edit -> edit.insert(CHECKED, "Wait", "<bpmn:receiveTask id='Wait' name='Wait for the ticket'/>")
                                .add(
                                        "blue-green-release",
                                        "<bpmn:boundaryEvent id='Late' name='Too late' attachedToRef='Wait'>"
                                                + "<bpmn:timerEventDefinition><bpmn:timeDuration"
                                                + " xsi:type='bpmn:tFormalExpression'>PT2H</bpmn:timeDuration>"
                                                + "</bpmn:timerEventDefinition></bpmn:boundaryEvent>")
                                .add(
                                        "blue-green-release",
                                        "<bpmn:sequenceFlow id='Flow_Late' sourceRef='Late' targetRef='CallActivity_RollBack'/>")),
                of(
                        "a message whose sender is named",
                        RELEASE,
                        edit -> edit.insert(
                                CHECKED,
                                "Wait",
                                "<bpmn:receiveTask id='Wait' name='Wait for the ticket'><bpmn:extensionElements>"
                                        + "<camunda:properties><camunda:property name='sender' value='the ticket system'/>"
                                        + "</camunda:properties></bpmn:extensionElements></bpmn:receiveTask>")),
                of(
                        "a second question after the first",
                        RELEASE,
                        edit -> edit.insert(
                                CHECKED,
                                "Again",
                                "<bpmn:userTask id='Again' name='Look once more' camunda:formRef='override-freeze'"
                                        + " camunda:formRefBinding='deployment' camunda:candidateGroups='operators'/>")),
                of(
                        "a command that cleans up after a no",
                        RELEASE,
                        edit -> edit.insert("Flow_SwitchApproved_RollBack", "Clean", CLEAN_UP)
                                .add("blue-green-release", CLEANING_FAILED)
                                .add(
                                        "blue-green-release",
                                        "<bpmn:sequenceFlow id='Flow_Unclean' sourceRef='Unclean'"
                                                + " targetRef='CallActivity_RollBack'/>")),
                of(
                        "operators that are spelled out",
                        RELEASE,
                        edit -> edit.condition(
                                "Flow_SwitchApproved_CheckApprovedPlan", "${not askAgain and approved eq 'yes'}")),
                of(
                        "a failure that waits, and tries again",
                        UPGRADE,
                        edit -> edit.insert(
                                        "Flow_StepFailed_DecideHowToGoOn",
                                        "Pause",
                                        "<bpmn:intermediateCatchEvent id='Pause' name='Ten minutes later'>"
                                                + "<bpmn:timerEventDefinition><bpmn:timeDuration"
                                                + " xsi:type='bpmn:tFormalExpression'>PT10M</bpmn:timeDuration>"
                                                + "</bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>")
                                .lead("Flow_After_Pause", "SubProcess_UpgradeCluster")
                                .remove("UserTask_DecideHowToGoOn")
                                .remove("Gateway_HowToGoOn")));
    }

    private static Edit parallelVerification(Edit edit) {
        return edit.insert("Flow_RollOutVersion_RunSmokeTests", "Fork", "<bpmn:parallelGateway id='Fork'/>")
                .insert("Flow_WarmUp_StepsDone", "Join", "<bpmn:parallelGateway id='Join'/>")
                .lead("Flow_RunSmokeTests_WarmUp", "Join")
                .add(
                        "SubProcess_UpgradeCluster",
                        "<bpmn:sequenceFlow id='Flow_Fork' sourceRef='Fork' targetRef='Task_WarmUp'/>");
    }

    private static Edit noticeBeside(Edit edit) {
        return edit.insert("Flow_RunSmokeTests_WarmUp", "Fork", "<bpmn:parallelGateway id='Fork'/>")
                .insert("Flow_WarmUp_StepsDone", "Join", "<bpmn:parallelGateway id='Join'/>")
                .add("SubProcess_UpgradeCluster", NOTIFY)
                .add(
                        "SubProcess_UpgradeCluster",
                        "<bpmn:sequenceFlow id='Flow_Fork' sourceRef='Fork' targetRef='Tell'/>")
                .add(
                        "SubProcess_UpgradeCluster",
                        "<bpmn:sequenceFlow id='Flow_Tell' sourceRef='Tell' targetRef='Join'/>");
    }

    private static Edit noticeOnItsOwn(Edit edit) {
        return notice(edit.insert(CHECKED, "Fork", "<bpmn:parallelGateway id='Fork'/>"), "Fork");
    }

    private static Edit aside(Edit edit) {
        return notice(
                edit.add(
                        "blue-green-release",
                        "<bpmn:boundaryEvent id='Soon' name='Still waiting' cancelActivity='false' attachedToRef='"
                                + APPROVE + "'><bpmn:timerEventDefinition><bpmn:timeDuration"
                                + " xsi:type='bpmn:tFormalExpression'>PT3S</bpmn:timeDuration>"
                                + "</bpmn:timerEventDefinition></bpmn:boundaryEvent>"),
                "Soon");
    }

    private static Edit notice(Edit edit, String from) {
        String process = "blue-green-release";
        return edit.add(process, NOTIFY)
                .add(process, "<bpmn:sequenceFlow id='Flow_Tell' sourceRef='" + from + "' targetRef='Tell'/>")
                .add(
                        process,
                        "<bpmn:boundaryEvent id='Untold' name='Failed' attachedToRef='Tell'><bpmn:errorEventDefinition"
                                + " camunda:errorMessageVariable='failure'/></bpmn:boundaryEvent>")
                .add(process, "<bpmn:endEvent id='Told' name='Chat told'/>")
                .add(process, "<bpmn:sequenceFlow id='Flow_Told' sourceRef='Tell' targetRef='Told'/>")
                .add(process, "<bpmn:sequenceFlow id='Flow_Untold' sourceRef='Untold' targetRef='Told'/>");
    }

    Map<String, byte[]> set() {
        Map<String, byte[]> files = Shipped.files();
        files.put(file, xml.getBytes(StandardCharsets.UTF_8));
        return files;
    }

    @Override
    public String toString() {
        return what;
    }
}
