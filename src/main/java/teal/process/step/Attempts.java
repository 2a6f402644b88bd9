package teal.process.step;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;

/** Which attempt at a step this is, as the engine counts them. */
final class Attempts {

    private Attempts() {}

    /** Whether the engine would not repeat the step after this attempt. Outside a job there is no repeating. */
    static boolean isLast(DelegateExecution execution) {
        JobEntity job = Context.getCommandContext().getCurrentJob();
        return job == null || job.getRetries() <= 1;
    }
}
