package teal.process.step;

import java.util.Map;
import org.springframework.stereotype.Component;
import teal.process.variable.ReleaseVariables;
import teal.release.Report;

/** Counts the users' remaining connections to the cluster. */
@Component
class CheckIdle extends Step {

    CheckIdle(StepServices services) {
        super(services);
    }

    @Override
    Report act(StepContext step) {
        Map<String, Integer> connections =
                step.deployer().connections(step.cluster().nodes());
        int allowed = step.managed().settings().waitLimits().idleConnections();
        boolean idle = connections.values().stream().allMatch(count -> count <= allowed);
        boolean patient = step.begun()
                .isBefore(ReleaseVariables.CACHES_EXPIRE_AT
                        .get(step.execution())
                        .plus(step.managed().settings().waitLimits().idle()));
        // When the wait limit is reached, the "no" goes to a person; if they continue, so does the diagram.
        ReleaseVariables.IDLE.set(step.execution(), idle || !patient);
        return new IdleReport(idle || patient, idle, allowed, connections);
    }
}
