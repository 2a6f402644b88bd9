package teal.process.step;

import java.time.Clock;
import org.springframework.stereotype.Component;
import teal.inventory.Inventory;
import teal.release.Node;
import teal.release.Report;

/** Waits until one node is healthy and runs the version that it should. */
@Component
class CheckHealth extends Step {

    CheckHealth(Inventory inventory, Clock clock) {
        super(inventory, clock);
    }

    @Override
    Report act(StepContext step) {
        Node node = step.node();
        return step.verifier().awaitHealthy(node, step.versionFor(node));
    }
}
