package teal.process.step;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import teal.process.variable.ElementName;
import teal.process.variable.ReleaseVariables;

/** The step that people are asked about, under its name in the diagram. */
final class FailedStep {

    private FailedStep() {}

    static String name(DelegateExecution execution) {
        return ReleaseVariables.FAILED_STEP
                .find(execution)
                .filter(id -> !id.isEmpty())
                .map(id -> ElementName.in(execution.getBpmnModelInstance(), id))
                .orElse("A step");
    }
}
