package teal.process.step;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;
import teal.process.variable.ReleaseRoot;
import teal.process.variable.ReleaseVariables;

/** From here on the release goes back, and a request to do so has been met. */
@Component
class BeginRollback implements ExecutionListener {

    @Override
    public void notify(DelegateExecution execution) {
        ReleaseRoot.set(execution, ReleaseVariables.RESTORE, true);
    }
}
