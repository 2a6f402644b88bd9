package teal.process.step;

import org.springframework.stereotype.Component;
import teal.release.Report;

/** Tests the upgraded cluster: the last line of defence before users arrive. */
@Component
class RunSmokeTests extends Step {

    RunSmokeTests(StepServices services) {
        super(services);
    }

    @Override
    Report act(StepContext step) {
        return step.verifier()
                .smokeTest(step.cluster(), step::versionFor, step.token().transcript(), step.earlyEnd());
    }
}
