package teal.process.step;

import java.time.Clock;
import org.springframework.stereotype.Component;
import teal.inventory.Inventory;
import teal.process.ReleaseVariables;
import teal.release.Cluster;
import teal.release.Report;

/** Brings the artifact to all nodes of the cluster, side by side, and disturbs nothing that runs. */
@Component
class StageArtifact extends Step {

    StageArtifact(Inventory inventory, Clock clock) {
        super(inventory, clock);
    }

    @Override
    Report act(StepContext step) {
        Cluster cluster = step.cluster();
        if (step.restoring()) {
            return StillThere.check(step.deployer().inspect(cluster.nodes()), step.plan());
        }
        return step.deployer()
                .stage(
                        cluster.nodes(),
                        ReleaseVariables.VERSION.get(step.execution()),
                        step.plan().artifact());
    }
}
