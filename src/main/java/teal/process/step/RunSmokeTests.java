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
        if (WayBack.isMissing(step, step.cluster())) {
            return Finding.unneeded("nothing to test: no node ran a version before this release");
        }
        return step.verifier()
                .smokeTest(step.cluster(), step::versionFor, step.token().transcript(), step.earlyEnd());
    }
}
