package teal.process.approval;

import static teal.process.variable.ReleaseVariables.APPLICATION;
import static teal.process.variable.ReleaseVariables.APPROVALS;
import static teal.process.variable.ReleaseVariables.EVIDENCE;
import static teal.process.variable.ReleaseVariables.FAILURE;
import static teal.process.variable.ReleaseVariables.PLAN;
import static teal.process.variable.ReleaseVariables.VERSION;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.context.Context;
import org.springframework.stereotype.Component;
import teal.access.PeopleNames;
import teal.inventory.Inventory;
import teal.process.variable.Approvals;
import teal.process.variable.ReleaseReports;
import teal.process.variable.ReleaseRoot;
import teal.process.variable.RequestLinks;

/** Shows approvers what the steps recorded. The form displays it, and none of its fields can change it. */
@Component
class AskApprovers implements TaskListener {

    private final ApprovalPolicies policies;
    private final ReleaseReports reports;
    private final Inventory inventory;
    private final PeopleNames names;

    AskApprovers(ApprovalPolicies policies, ReleaseReports reports, Inventory inventory, PeopleNames names) {
        this.policies = policies;
        this.reports = reports;
        this.inventory = inventory;
        this.names = names;
    }

    @Override
    public void notify(DelegateTask task) {
        DelegateExecution execution = task.getExecution();
        Approvals approvals = APPROVALS
                .find(execution)
                .orElse(Approvals.NONE)
                .needing(policies.of(execution).approvers());
        APPROVALS.set(execution, approvals);
        String release = ReleaseRoot.id(execution);
        // The person who answered last may have caused the question to be asked again, and may have no right to see all
        // of this.
        EVIDENCE.set(
                execution,
                Context.getCommandContext()
                        .runWithoutAuthorization(() -> new EvidenceFile(
                                        inventory.get(APPLICATION.get(execution)),
                                        PLAN.get(execution),
                                        VERSION.get(execution),
                                        reports.of(release),
                                        names)
                                .show(
                                        Requester.of(execution),
                                        approvals,
                                        FAILURE.find(execution).orElse(""),
                                        RequestLinks.of(variable -> ReleaseRoot.find(execution, variable)))));
    }
}
