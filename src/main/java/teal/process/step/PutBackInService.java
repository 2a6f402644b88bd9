package teal.process.step;

import java.time.Clock;
import org.springframework.stereotype.Component;
import teal.inventory.Inventory;
import teal.release.Report;

/** Puts one node back in service, in the way that the inventory says. */
@Component
class PutBackInService extends Step {

    PutBackInService(Inventory inventory, Clock clock) {
        super(inventory, clock);
    }

    @Override
    Report act(StepContext step) {
        return step.deployer().putBackInService(step.node());
    }
}
