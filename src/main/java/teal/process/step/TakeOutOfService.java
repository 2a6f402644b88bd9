package teal.process.step;

import java.util.Optional;
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
        // Without a command nothing is changed here, and the next step looks where users are itself.
        Optional<Report> forbidden = hasCommand(step) ? WhereUsersAre.forbidsChanging(step) : Optional.empty();
        return forbidden.orElseGet(() -> step.deployer().takeOutOfService(step.node(), step.token()));
    }

    private static boolean hasCommand(StepContext step) {
        return step.managed()
                .settings()
                .deployment()
                .commands()
                .takingOutOfService()
                .isPresent();
    }
}
