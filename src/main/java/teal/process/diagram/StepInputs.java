package teal.process.diagram;

import java.util.Map;

/** The inputs that several steps share. */
final class StepInputs {

    static final StepInput APPLICATION = StepInput.variable(
            "application", "Application", "The variable that names the application of the inventory.");

    static final StepInput CLUSTER =
            StepInput.variable("cluster", "Cluster", "The variable that names the cluster that is being changed.");

    static final StepInput NODE =
            StepInput.variable("node", "Node", "The variable that names the node that is being changed.");

    static final StepInput TO = StepInput.choice(
            "to",
            "To",
            "Where users go: to the cluster that is not being changed, or to the application's home.",
            Map.of("other", "Other cluster", "home", "Home"));

    private StepInputs() {}
}
