package teal.engine.bound;

import org.camunda.bpm.engine.impl.cmd.JobRetryCmd;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.jspecify.annotations.Nullable;

/** Takes a job's retries away, which raises an incident with the failure's message. The engine has logged it already. */
final class FinalFailure extends JobRetryCmd {

    FinalFailure(String job, Throwable fault) {
        super(job, fault);
    }

    @Override
    public @Nullable Object execute(CommandContext context) {
        JobEntity job = getJob();
        if (job != null) {
            job.unlock();
            logException(job);
            job.setRetries(0);
        }
        return null;
    }
}
