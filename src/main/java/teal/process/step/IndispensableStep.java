package teal.process.step;

import teal.release.ReleaseErrors;

/** A step whose work is needed by what follows: nobody can go on without it, as past a check that said no. */
abstract class IndispensableStep extends Step {

    IndispensableStep(StepServices services) {
        super(services);
    }

    @Override
    String noCode() {
        return ReleaseErrors.STEP_FAILED;
    }
}
