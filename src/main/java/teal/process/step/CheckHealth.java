package teal.process.step;

import org.springframework.stereotype.Component;
import teal.release.Node;
import teal.release.Report;

/** Waits until one node is healthy and runs the expected version. */
@Component
class CheckHealth extends Step {

    CheckHealth(StepServices services) {
        super(services);
    }

    @Override
    Report act(StepContext step) {
        Node node = step.node();
        return WayBack.isMissing(step)
                .orElseGet(() -> step.verifier()
                        .awaitHealthy(
                                node,
                                step.versionFor(node),
                                step.versionReplacedOn(node),
                                step.token().transcript(),
                                step.earlyEnd()));
    }
}
