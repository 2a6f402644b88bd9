package teal.engine.bound;

import java.util.Date;
import java.util.Optional;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.impl.calendar.DurationHelper;
import org.camunda.bpm.engine.impl.cmd.DefaultJobRetryCmd;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import teal.release.Reason;

/**
 * Repeats a failed job as its diagram or the inventory says. From {@code R5/PT10S} the pause is 10 seconds each time; the
 * engine would count five repeats to find that out, or two thousand million.
 *
 * <p>Where another transaction was a moment faster, as when two nodes of a batch are ready at the same time, nothing is wrong and
 * nothing has to be waited for: the job stays due. The engine would let it wait as long as after a failure, and so does Teal where
 * it happens again and again: a job may be what stands in its own way.
 */
final class RepeatedFailure extends DefaultJobRetryCmd {

    private static final Logger log = LoggerFactory.getLogger(RepeatedFailure.class);

    private final Optional<Throwable> conflict;
    private final Conflicts conflicts;

    RepeatedFailure(String job, Throwable failure, Conflicts conflicts) {
        super(job, failure);
        this.conflicts = conflicts;
        this.conflict = Repeatable.causes(failure)
                .filter(RepeatedFailure::isBetweenTransactions)
                .findFirst();
    }

    /** The engine's own; what steps throw to make way is a kind of its own. */
    private static boolean isBetweenTransactions(Throwable cause) {
        return cause.getClass() == OptimisticLockingException.class;
    }

    @Override
    public Object execute(CommandContext context) {
        @Nullable JobEntity job = getJob();
        @Nullable Date due = job == null ? null : job.getDuedate();
        Object result = super.execute(context);
        if (conflict.isPresent() && job != null && conflicts.mayBeTriedAtOnce(job.getId())) {
            // The row over which they met is in the engine's words
            log.info(
                    "{} of process {} is tried again at once, since another transaction was faster: {}",
                    job.getActivityId(),
                    job.getProcessInstanceId(),
                    Reason.of(conflict.get()));
            job.setDuedate(due);
        }
        return result;
    }

    @Override
    protected DurationHelper getDurationHelper(String pause) throws Exception {
        return super.getDurationHelper(pause.replaceFirst("^R\\d*/", ""));
    }
}
