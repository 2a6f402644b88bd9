package teal.process.approval;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import teal.process.approval.StillWaiting.Stage;

/** Reminds those who are asked that the release is still waiting for them. */
@Component
class RemindApprovers implements ExecutionListener {

    private final ApplicationEventPublisher events;

    RemindApprovers(ApplicationEventPublisher events) {
        this.events = events;
    }

    @Override
    public void notify(DelegateExecution execution) {
        StillWaiting.tasks(execution)
                .forEach(task -> events.publishEvent(new StillWaiting(
                        Stage.REMINDED,
                        execution.getProcessInstanceId(),
                        "has been waiting since "
                                + Readable.time(task.getCreateTime().toInstant()) + ": " + task.getName())));
    }
}
