package teal.engine.bound;

import org.camunda.bpm.engine.impl.calendar.DurationHelper;
import org.camunda.bpm.engine.impl.cmd.DefaultJobRetryCmd;

/**
 * Repeats a failed job as its diagram or the inventory says. From {@code R5/PT10S} the pause is 10 seconds each time; the
 * engine would count five repeats to find that out, or two thousand million.
 */
final class RepeatedFailure extends DefaultJobRetryCmd {

    RepeatedFailure(String job, Throwable failure) {
        super(job, failure);
    }

    @Override
    protected DurationHelper getDurationHelper(String pause) throws Exception {
        return super.getDurationHelper(pause.replaceFirst("^R\\d*/", ""));
    }
}
