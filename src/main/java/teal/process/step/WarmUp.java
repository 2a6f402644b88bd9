package teal.process.step;

import java.time.Clock;
import org.springframework.stereotype.Component;
import teal.inventory.Inventory;
import teal.release.Report;

/** Sends requests to the cluster until it answers fast enough for users. */
@Component
class WarmUp extends Step {

    WarmUp(Inventory inventory, Clock clock) {
        super(inventory, clock);
    }

    @Override
    Report act(StepContext step) {
        return step.verifier().warmUp(step.cluster());
    }
}
