package teal.process.task;

import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;

/** A task that somebody answers right now. */
public final class AnsweredTask {

    private AnsweredTask() {}

    /**
     * Where in its release the task is asked.
     *
     * @throws OptimisticLockingException if the release has moved on since the task was read: somebody else was faster
     */
    public static DelegateExecution execution(DelegateTask task) {
        DelegateExecution execution = task.getExecution();
        if (execution == null) {
            throw new OptimisticLockingException(
                    "task " + task.getId() + " was answered at the same moment, and its release has moved on");
        }
        return execution;
    }
}
