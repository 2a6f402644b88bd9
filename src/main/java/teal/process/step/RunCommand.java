package teal.process.step;

import java.util.List;
import org.springframework.stereotype.Component;
import teal.deploy.NodeReport;
import teal.process.variable.ReleaseVariables;
import teal.release.Node;
import teal.release.Report;

/** Runs one of the inventory's tasks: on the current node, on each node of the cluster, or on one of them. */
@Component
class RunCommand extends Step {

    RunCommand(StepServices services) {
        super(services);
    }

    @Override
    Report act(StepContext step) {
        String task = ReleaseVariables.TASK.get(step.execution());
        if (!step.deployer().task(task).whileLive()) {
            var forbidden = WhereUsersAre.forbidsChanging(step);
            if (forbidden.isPresent()) {
                return forbidden.get();
            }
        }
        List<Node> nodes = nodes(step).stream()
                .filter(node -> !step.restoring() || step.plan().before(node).isPresent())
                .toList();
        if (nodes.isEmpty()) {
            return Finding.unneeded(task + " was not run: no node here goes back to an earlier version");
        }
        List<NodeReport> reports = step.deployer().perform(nodes, task, step::versionFor, step.token());
        return TaskReport.of(task, reports);
    }

    private static List<Node> nodes(StepContext step) {
        String on = ReleaseVariables.ON.get(step.execution());
        return switch (on) {
            case "node" -> List.of(step.node());
            // Always the same node, so that a retry finds what an earlier attempt did.
            case "one-node" -> List.of(step.cluster().nodes().get(0));
            default -> step.cluster().nodes();
        };
    }
}
