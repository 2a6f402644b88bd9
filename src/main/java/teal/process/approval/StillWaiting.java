package teal.process.approval;

import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.task.Task;

/**
 * The release is still waiting for someone.
 *
 * @param instance the process instance that waits
 * @param text the message for people
 */
public record StillWaiting(Stage stage, String instance, String text) {

    /** How long it has been waiting. */
    public enum Stage {
        REMINDED,
        ESCALATED,
        EXPIRED
    }

    /** The tasks that the instance waits for. */
    static List<Task> tasks(DelegateExecution execution) {
        return execution
                .getProcessEngineServices()
                .getTaskService()
                .createTaskQuery()
                .processInstanceId(execution.getProcessInstanceId())
                .list();
    }
}
