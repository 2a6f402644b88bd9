package teal.process.step;

import org.springframework.stereotype.Component;
import teal.release.Report;

/** Sends requests to the cluster until it answers fast enough for users. */
@Component
class WarmUp extends Step {

    WarmUp(StepServices services) {
        super(services);
    }

    @Override
    Report act(StepContext step) {
        if (WayBack.isMissing(step, step.cluster())) {
            return Finding.unneeded("nothing to warm up: no node ran a version before this release");
        }
        return step.verifier()
                .warmUp(step.cluster(), step::versionFor, step.token().transcript(), step.earlyEnd());
    }
}
