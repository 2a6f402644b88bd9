package teal.process.step;

import java.time.Clock;
import org.springframework.stereotype.Component;
import teal.inventory.Inventory;
import teal.release.Cluster;
import teal.release.Report;

/** Tests the upgraded cluster: the last line of defence before users come to it. */
@Component
class RunSmokeTests extends Step {

    RunSmokeTests(Inventory inventory, Clock clock) {
        super(inventory, clock);
    }

    @Override
    Report act(StepContext step) {
        Cluster cluster = step.cluster();
        return step.verifier()
                .smokeTest(cluster, step.versionFor(cluster.nodes().get(0)));
    }
}
