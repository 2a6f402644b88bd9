package teal.process.approval;

import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.task.Task;

/**
 * Somebody is waited for, and time passes.
 *
 * @param instance the process instance that waits
 * @param text what people are told
 */
public record StillWaiting(Stage stage, String instance, String text) {

    /** How long it has been. */
    public enum Stage {
        REMINDED,
        ESCALATED,
        EXPIRED
    }

    /** What the instance waits for. */
    static List<Task> tasks(DelegateExecution execution) {
        return execution
                .getProcessEngineServices()
                .getTaskService()
                .createTaskQuery()
                .processInstanceId(execution.getProcessInstanceId())
                .list();
    }
}
