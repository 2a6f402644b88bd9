package teal.process.step;

import java.util.Optional;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;
import teal.access.PeopleNames;
import teal.process.dmn.Freeze;
import teal.process.dmn.Policies;
import teal.process.variable.FreezeOverrides;
import teal.process.variable.ReleaseRoot;
import teal.process.variable.ReleaseVariables;
import teal.release.Report;
import teal.release.ShownTime;

/**
 * Determines whether the release has to wait here for the end of a freeze. A roll-back is never held, nor is a release
 * whose last switch is not yet confirmed: half of the users would stay elsewhere during the wait.
 */
@Component
class CheckFreeze extends Step {

    private final Policies policies;
    private final PeopleNames names;

    CheckFreeze(StepServices services, Policies policies, PeopleNames names) {
        super(services);
        this.names = names;
        this.policies = policies;
    }

    @Override
    Report act(StepContext step) {
        DelegateExecution execution = step.execution();
        ReleaseVariables.FROZEN.set(execution, false);
        if (step.restoring()) {
            return Finding.unneeded("a freeze does not hold a roll-back");
        }
        Optional<Freeze> freeze = policies.freeze(execution.getProcessDefinitionId(), step.circumstances());
        if (freeze.isEmpty()) {
            return Finding.good("no freeze");
        }
        String name = freeze.get().name();
        Optional<FreezeOverrides.Override> override =
                ReleaseRoot.find(execution, ReleaseVariables.FREEZE_OVERRIDES).flatMap(given -> given.of(name));
        if (override.isPresent()) {
            return Finding.good("freeze '" + name + "' overridden by "
                    + names.of(override.get().by()) + ": " + override.get().reason());
        }
        if (hasUnconfirmedSwitch(step)) {
            return Finding.good("freeze '" + name + "' takes effect once the switch is confirmed");
        }
        return hold(execution, freeze.get());
    }

    private static boolean hasUnconfirmedSwitch(StepContext step) {
        boolean tried = ReleaseRoot.find(step.execution(), ReleaseVariables.SWITCH_SETTLED)
                .filter(settled -> !settled)
                .isPresent();
        return tried
                && step.traffic()
                        .lookup()
                        .marker()
                        .filter(marker -> marker.release().equals(step.release()))
                        .isPresent();
    }

    private static Report hold(DelegateExecution execution, Freeze freeze) {
        String until = ShownTime.in(freeze.until().getZone(), freeze.until().toInstant());
        ReleaseVariables.FROZEN.set(execution, true);
        ReleaseVariables.FREEZE.set(execution, freeze.name());
        ReleaseVariables.FROZEN_UNTIL.set(execution, freeze.until().toInstant());
        ReleaseVariables.FROZEN_UNTIL_TEXT.set(execution, until);
        ReleaseVariables.OVERRIDE_BY.set(execution, freeze.overrideBy().orElse(Groups.CAMUNDA_ADMIN));
        return Finding.good("held by freeze '" + freeze.name() + "' until " + until);
    }
}
