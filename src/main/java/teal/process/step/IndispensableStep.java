package teal.process.step;

import teal.release.ReleaseErrors;

/** A step on which the next ones depend: unlike a failed check, its failure cannot be accepted. */
abstract class IndispensableStep extends Step {

    IndispensableStep(StepServices services) {
        super(services);
    }

    @Override
    String noCode() {
        return ReleaseErrors.STEP_FAILED;
    }
}
