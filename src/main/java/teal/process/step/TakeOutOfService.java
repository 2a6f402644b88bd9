package teal.process.step;

import org.springframework.stereotype.Component;
import teal.release.Report;

/** Takes one node out of service, as configured in the inventory. */
@Component
class TakeOutOfService extends IndispensableStep {

    TakeOutOfService(StepServices services) {
        super(services);
    }

    @Override
    Report act(StepContext step) {
        return WhereUsersAre.forbidsChanging(step)
                .orElseGet(() -> step.deployer().takeOutOfService(step.node(), step.token()));
    }
}
