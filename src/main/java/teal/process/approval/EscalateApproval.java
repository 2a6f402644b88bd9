package teal.process.approval;

import static teal.process.variable.ReleaseVariables.ESCALATIONS;

import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import teal.process.approval.StillWaiting.Stage;
import teal.process.variable.Escalations;
import teal.release.ShownTime;

/** Asks another group as well if those who were asked do not answer. */
@Component
class EscalateApproval implements ExecutionListener {

    private final ApprovalPolicies policies;
    private final ApplicationEventPublisher events;

    EscalateApproval(ApprovalPolicies policies, ApplicationEventPublisher events) {
        this.policies = policies;
        this.events = events;
    }

    @Override
    public void notify(DelegateExecution execution) {
        String others = policies.settings(execution).escalateTo();
        TaskService tasks = execution.getProcessEngineServices().getTaskService();
        for (Task task : StillWaiting.tasks(execution)) {
            // Only lets them find it; their right to answer comes from what the release stores.
            tasks.addCandidateGroup(task.getId(), others);
            ESCALATIONS.set(
                    execution,
                    ESCALATIONS.find(execution).orElse(Escalations.NONE).with(task.getId(), others));
            events.publishEvent(new StillWaiting(
                    Stage.ESCALATED,
                    execution.getProcessInstanceId(),
                    "has been waiting since "
                            + ShownTime.in(
                                    policies.zone(execution),
                                    task.getCreateTime().toInstant()) + ", now also asking " + others + ": "
                            + task.getName()));
        }
    }
}
