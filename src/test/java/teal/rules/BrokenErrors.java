package teal.rules;

import static teal.rules.BrokenDiagram.tells;

import java.util.List;

/** Errors that nobody catches. */
final class BrokenErrors {

    private static final String RELEASE = "blue-green-release.bpmn";
    private static final String UPGRADE = "cluster-upgrade.bpmn";

    private BrokenErrors() {}

    static List<BrokenDiagram> all() {
        return List.of(
                BrokenDiagram.of(
                        "a step whose failure nobody hears of",
                        RELEASE,
                        edit -> edit.remove("Event_FinishFailed"),
                        tells(
                                "Task_FinishRelease",
                                "errors-caught",
                                "nothing catches CHECK_FAILED, STEP_FAILED, ROLL_BACK_DECIDED from this step, so a"
                                        + " failure here would stop the release without asking anyone; put it in a"
                                        + " subprocess with an error boundary event that leads to a decision")),
                BrokenDiagram.of(
                        "a called process whose decision to roll back nobody hears of",
                        RELEASE,
                        edit -> edit.remove("Event_RollBackFirst"),
                        tells(
                                "CallActivity_UpgradeFirstCluster",
                                "errors-caught",
                                "nothing catches ROLL_BACK_DECIDED from this call, so a failure here would stop the"
                                        + " release without asking anyone; put it in a subprocess with an error"
                                        + " boundary event that leads to a decision")),
                BrokenDiagram.of(
                        "an end event that throws no error",
                        UPGRADE,
                        edit -> edit.unset("EndEvent_RollBackDecided_Error", "errorRef"),
                        tells(
                                "EndEvent_RollBackDecided",
                                "errors-caught",
                                "this end event does not throw an error; choose an error with a code"),
                        tells("Task_SwitchTraffic", "way-back", wayBack()),
                        tells("Task_SwitchTrafficBack", "way-back", wayBack())),
                BrokenDiagram.of(
                        "a catch-all that keeps no reason",
                        UPGRADE,
                        edit -> edit.unset("Event_StepFailed_Error", "camunda:errorMessageVariable"),
                        tells(
                                "Event_StepFailed",
                                "errors-caught",
                                "this event catches every error but keeps no reason for the people who decide; set"
                                        + " its error message variable to 'failure'")));
    }

    private static String wayBack() {
        return "after this switch there is no way to roll back; connect a decision or an error boundary event to"
                + " 'Roll back release', or to an end event that throws ROLL_BACK_DECIDED";
    }
}
