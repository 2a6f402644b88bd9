package teal.process.step;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import teal.inventory.Inventory;
import teal.process.Evidence;
import teal.process.ReleasePlan;
import teal.process.ReleaseReports;
import teal.process.ReleaseVariables;

/** Puts what the steps recorded before the approver's eyes. The form shows it; no form field can change it. */
@Component
class GatherEvidence implements TaskListener {

    private final ReleaseReports reports;
    private final Inventory inventory;

    GatherEvidence(ReleaseReports reports, Inventory inventory) {
        this.reports = reports;
        this.inventory = inventory;
    }

    @Override
    public void notify(DelegateTask task) {
        DelegateExecution execution = task.getExecution();
        ReleasePlan plan = ReleaseVariables.PLAN.get(execution);
        ReleaseVariables.EVIDENCE.set(
                execution,
                Evidence.of(
                        inventory.get(ReleaseVariables.APPLICATION.get(execution)),
                        plan,
                        ReleaseVariables.VERSION.get(execution),
                        reports.of(execution.getProcessInstanceId())));
    }
}
