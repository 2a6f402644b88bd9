package teal.process.paths;

import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import teal.process.variable.ReleaseRoot;
import teal.process.variable.ReleaseVariables;
import teal.release.ReleaseErrors;

/** Stands in for one of Teal's steps. Like all of them, it looks first whether the release is to go back. */
record ScriptedStep(String name, Script script) implements JavaDelegate {

    @Override
    public void execute(DelegateExecution execution) {
        if (!ReleaseRoot.isGoingBack(execution)
                && ReleaseRoot.find(execution, ReleaseVariables.ROLL_BACK_REQUEST)
                        .isPresent()) {
            throw new BpmnError(ReleaseErrors.ROLL_BACK_DECIDED);
        }
        script.take(name).accept(execution);
    }
}
