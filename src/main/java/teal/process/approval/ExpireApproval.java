package teal.process.approval;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import teal.inventory.ApprovalSettings;
import teal.process.approval.StillWaiting.Stage;
import teal.process.variable.ReleaseRoot;
import teal.process.variable.ReleaseVariables;

/** Nobody answered in time: the inventory determines whether the release goes back or asks again. */
@Component
class ExpireApproval implements ExecutionListener {

    private final ApprovalPolicies policies;
    private final ApplicationEventPublisher events;

    ExpireApproval(ApprovalPolicies policies, ApplicationEventPublisher events) {
        this.policies = policies;
        this.events = events;
    }

    @Override
    public void notify(DelegateExecution execution) {
        ApprovalSettings settings = policies.settings(execution);
        ReleaseVariables.EXPIRY_ROLLS_BACK.set(execution, settings.expiryRollsBack());
        ReleaseRoot.set(execution, ReleaseVariables.EXPIRY_ROLLS_BACK, settings.expiryRollsBack());
        String why = "not approved within " + Readable.duration(settings.expireAfter());
        ReleaseVariables.FAILURE.set(execution, why);
        ReleaseRoot.set(execution, ReleaseVariables.FAILURE, why);
        events.publishEvent(new StillWaiting(
                Stage.EXPIRED,
                execution.getProcessInstanceId(),
                why + (settings.expiryRollsBack() ? "; rolling back" : "; asking again")));
    }
}
