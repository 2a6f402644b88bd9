package teal.engine.bound;

import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.jobexecutor.FailedJobCommandFactory;

/** Decides what happens to a failed job: a diagram's fault becomes an incident at once, all else is repeated as set. */
final class FailedJobs implements FailedJobCommandFactory {

    private final Conflicts conflicts = new Conflicts();

    @Override
    public Command<Object> getCommand(String job, Throwable failure) {
        return Repeatable.causes(failure)
                .filter(cause -> cause instanceof DiagramFault || cause instanceof BoundExceeded)
                .findFirst()
                .<Command<Object>>map(fault -> new FinalFailure(job, fault))
                .orElseGet(() -> new RepeatedFailure(job, failure, conflicts));
    }
}
