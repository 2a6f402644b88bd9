package teal.process.approval;

import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;
import teal.inventory.ApprovalSettings;
import teal.inventory.Inventory;
import teal.inventory.ManagedApplication;
import teal.process.dmn.ApprovalRule;
import teal.process.dmn.Circumstances;
import teal.process.dmn.Policies;
import teal.process.variable.ReleaseVariables;

/**
 * The single place that determines who has to approve a release: the decision table, which gets the inventory's
 * settings as input.
 */
@Component
class ApprovalPolicies {

    private final Inventory inventory;
    private final Policies policies;
    private final Clock clock;

    ApprovalPolicies(Inventory inventory, Policies policies, Clock clock) {
        this.inventory = inventory;
        this.policies = policies;
        this.clock = clock;
    }

    ApprovalRule of(DelegateExecution release) {
        ManagedApplication managed = managed(release);
        ApprovalSettings usual = managed.settings().approval();
        return policies.approval(
                release.getProcessDefinitionId(),
                Circumstances.of(
                        managed,
                        ReleaseVariables.PLAN.get(release),
                        ReleaseVariables.VERSION.get(release),
                        clock.instant()),
                new ApprovalRule(Optional.ofNullable(usual.group()), usual.approvers()));
    }

    /** What happens while nobody answers. */
    ApprovalSettings settings(DelegateExecution release) {
        return managed(release).settings().approval();
    }

    /** The time zone of the times that people are shown. */
    ZoneId zone(DelegateExecution release) {
        return managed(release).settings().zone();
    }

    private ManagedApplication managed(DelegateExecution release) {
        return inventory.get(ReleaseVariables.APPLICATION.get(release));
    }
}
