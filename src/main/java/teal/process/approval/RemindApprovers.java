package teal.process.approval;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import teal.process.approval.StillWaiting.Stage;
import teal.release.ShownTime;

/** Reminds those who are asked that the release is still waiting for them. */
@Component
class RemindApprovers implements ExecutionListener {

    private final ApprovalPolicies policies;
    private final ApplicationEventPublisher events;

    RemindApprovers(ApprovalPolicies policies, ApplicationEventPublisher events) {
        this.policies = policies;
        this.events = events;
    }

    @Override
    public void notify(DelegateExecution execution) {
        StillWaiting.tasks(execution)
                .forEach(task -> events.publishEvent(new StillWaiting(
                        Stage.REMINDED,
                        execution.getProcessInstanceId(),
                        "has been waiting since "
                                + ShownTime.in(
                                        policies.zone(execution),
                                        task.getCreateTime().toInstant()) + ": " + task.getName())));
    }
}
