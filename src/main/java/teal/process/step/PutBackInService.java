package teal.process.step;

import org.springframework.stereotype.Component;
import teal.release.Report;

/** Puts one node back in service, as configured in the inventory. */
@Component
class PutBackInService extends IndispensableStep {

    PutBackInService(StepServices services) {
        super(services);
    }

    @Override
    Report act(StepContext step) {
        return step.deployer().putBackInService(step.node(), step.token());
    }
}
