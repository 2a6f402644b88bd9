package teal.process.step;

import java.time.Clock;
import org.springframework.stereotype.Component;
import teal.inventory.Inventory;
import teal.release.Node;
import teal.release.Report;
import teal.release.Version;

/** Switches one node to its version and restarts it, unless that version is what runs there already. */
@Component
class ActivateVersion extends Step {

    ActivateVersion(Inventory inventory, Clock clock) {
        super(inventory, clock);
    }

    @Override
    Report act(StepContext step) {
        Node node = step.node();
        Version version = step.versionFor(node);
        boolean running = step.verifier()
                .look(node)
                .version()
                .filter(version.value()::equals)
                .isPresent();
        return Activation.of(version, step.deployer().activate(node, version, !running));
    }
}
