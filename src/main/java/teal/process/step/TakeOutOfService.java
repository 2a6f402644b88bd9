package teal.process.step;

import java.time.Clock;
import org.springframework.stereotype.Component;
import teal.inventory.Inventory;
import teal.release.Report;

/** Takes one node out of service, in the way that the inventory says. */
@Component
class TakeOutOfService extends Step {

    TakeOutOfService(Inventory inventory, Clock clock) {
        super(inventory, clock);
    }

    @Override
    Report act(StepContext step) {
        return step.deployer().takeOutOfService(step.node());
    }
}
