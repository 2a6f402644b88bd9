package teal.rules;

import static teal.rules.BrokenDiagram.tells;

import java.util.List;

/** Steps in an order that users would feel. */
final class BrokenOrder {

    private static final String UPGRADE = "cluster-upgrade.bpmn";
    private static final String ROLLBACK = "rollback.bpmn";

    private BrokenOrder() {}

    static List<BrokenDiagram> all() {
        return List.of(
                BrokenDiagram.of(
                        "a roll-out without smoke tests",
                        UPGRADE,
                        edit -> edit.lead("Flow_RollOutVersion_RunSmokeTests", "Task_WarmUp"),
                        tells(
                                "CallActivity_RollOutVersion",
                                "roll-out-verified",
                                "the process could end without 'Run smoke tests' for the version rolled out here, and"
                                        + " users could be sent there next; put that on every path from here to the"
                                        + " end")),
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
                                "users could be sent to the version rolled out here without 'Run smoke tests' and"
                                        + " 'Warm up cluster'; put that on every path from here to 'Send users home'"),
                        tells(
                                "Task_StageArtifact",
                                "switch-confirmed",
                                "the process could end without 'Confirm switch' (to = home) for this switch; put it"
                                        + " on every path from here to the end")),
                BrokenDiagram.of(
                        "a switch that nothing confirms before nodes change",
                        UPGRADE,
                        edit -> edit.lead("Flow_SwitchTraffic_ConfirmSwitch", "Task_CheckIdle"),
                        tells(
                                "Task_SwitchTraffic",
                                "switch-confirmed",
                                "nodes could be changed before 'Confirm switch' (to = other) for this switch, while"
                                        + " users are still on them; put it on every path from here to 'Roll out"
                                        + " version'")),
                BrokenDiagram.of(
                        "a wait before the switch is confirmed",
                        UPGRADE,
                        edit -> edit.lead("Flow_StepsBegun_WaitBeforeSwitch", "Task_SwitchTraffic")
                                .lead("Flow_SwitchTraffic_ConfirmSwitch", "CallActivity_WaitBeforeSwitch")
                                .lead("Flow_WaitBeforeSwitch_SwitchTraffic", "Task_ConfirmSwitch"),
                        tells(
                                "Task_SwitchTraffic",
                                "switch-confirmed",
                                "the release could wait in 'Wait out freeze' before 'Confirm switch' (to = other) for"
                                        + " this switch, with users on both clusters; put that on every path from"
                                        + " here to 'Wait out freeze'")),
                BrokenDiagram.of(
                        "a switch that nothing confirms at all",
                        ROLLBACK,
                        edit -> edit.lead("Flow_SwitchTraffic_ConfirmSwitch", "EndEvent_StepsDone"),
                        tells(
                                "Task_SwitchTraffic",
                                "switch-confirmed",
                                "the process could end without 'Confirm switch' (to = home) for this switch; put it"
                                        + " on every path from here to the end")),
                BrokenDiagram.of(
                        "a switch that confirms something else",
                        ROLLBACK,
                        edit -> edit.input("Task_ConfirmSwitch", "to", "other"),
                        tells(
                                "Task_SwitchTraffic",
                                "switch-confirmed",
                                "the process could end without 'Confirm switch' (to = home) for this switch; put it"
                                        + " on every path from here to the end")));
    }

    private static String inputs(String name, String value) {
        return "<camunda:inputOutput><camunda:inputParameter name=\"" + name + "\">" + value
                + "</camunda:inputParameter></camunda:inputOutput>";
    }
}
