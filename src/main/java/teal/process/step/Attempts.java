package teal.process.step;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.bpmn.parser.FailedJobRetryConfiguration;
import org.camunda.bpm.engine.impl.cmd.DefaultJobRetryCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;

/** The number of an attempt at a step, as the engine counts them. */
final class Attempts {

    private Attempts() {}

    /** Whether the engine would not retry the step after this attempt. Outside a job there are no retries. */
    static boolean isLast(DelegateExecution execution) {
        JobEntity job = Context.getCommandContext().getCurrentJob();
        if (job == null) {
            return true;
        }
        boolean first = job.getExceptionMessage() == null && job.getExceptionByteArrayId() == null;
        // The engine counts down from the step's own number only after a first failure.
        return (first ? configured(job, (ExecutionEntity) execution) : job.getRetries()) <= 1;
    }

    private static int configured(JobEntity job, ExecutionEntity execution) {
        FailedJobRetryConfiguration pauses =
                new DefaultJobRetryCmd(job.getId(), null).getFailedJobRetryConfiguration(job, execution.getActivity());
        return pauses == null ? job.getRetries() : pauses.getRetries();
    }
}
