package teal.process.task;

import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;

/** A task that someone is answering right now. */
public final class AnsweredTask {

    private AnsweredTask() {}

    /**
     * The point in the release at which the task is asked.
     *
     * @throws OptimisticLockingException if the release has moved on since the task was read: someone else was faster
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
