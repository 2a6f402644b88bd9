package teal.rules;

import static teal.rules.BrokenDiagram.tells;

import java.util.List;

/** Steps that Teal does not have, or that are set up as they cannot be. */
final class BrokenSteps {

    private static final String UPGRADE = "cluster-upgrade.bpmn";
    private static final String ROLLBACK = "rollback.bpmn";

    private BrokenSteps() {}

    static List<BrokenDiagram> all() {
        return List.of(
                BrokenDiagram.of(
                        "a step that Teal does not have",
                        UPGRADE,
                        edit -> edit.set("Task_CheckIdle", "camunda:delegateExpression", "${checkIdel}"),
                        tells(
                                "Task_CheckIdle",
                                "known-step",
                                "'${checkIdel}' is not one of Teal's steps; apply one of Teal's templates to this"
                                        + " task"),
                        tells("Flow_ClusterIdle_WaitBeforeRollOut", "variables-known", idleUnset()),
                        tells("Flow_ClusterIdle_ConnectionsDrain", "variables-known", idleUnset())),
                BrokenDiagram.of(
                        "a service task without a step",
                        UPGRADE,
                        edit -> edit.unset("Task_CheckIdle", "camunda:delegateExpression"),
                        tells(
                                "Task_CheckIdle",
                                "known-step",
                                "this task has no step; apply one of Teal's templates to it"),
                        tells("Flow_ClusterIdle_WaitBeforeRollOut", "variables-known", idleUnset()),
                        tells("Flow_ClusterIdle_ConnectionsDrain", "variables-known", idleUnset())),
                BrokenDiagram.of(
                        "a step as a listener",
                        UPGRADE,
                        edit -> edit.add(
                                "UserTask_DecideHowToGoOn",
                                "<camunda:taskListener event=\"create\" delegateExpression=\"${switchTraffic}\"/>"),
                        tells(
                                "UserTask_DecideHowToGoOn",
                                "known-step",
                                "'${switchTraffic}' is not one of Teal's listeners for this element; remove it")),
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
                                "'clutser' is not an input of stageArtifact, which takes cluster; remove it")),
                BrokenDiagram.of(
                        "an input that cannot be",
                        UPGRADE,
                        edit -> edit.input("Task_StageArtifact", "cluster", "blue"),
                        tells(
                                "Task_StageArtifact",
                                "step-inputs",
                                "input 'cluster' of stageArtifact: found 'blue'; allowed: a variable such as"
                                        + " ${cluster}")),
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
                                "the state is not saved before this step, so a failure here would repeat the steps"
                                        + " before it; switch on 'Asynchronous before'")));
    }

    private static String idleUnset() {
        return "the variable 'idle' is not set in this process; put 'Check that cluster is idle' before this, or pass the"
                + " variable on to this process";
    }
}
