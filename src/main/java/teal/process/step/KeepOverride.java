package teal.process.step;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import teal.inventory.Inventory;
import teal.process.dmn.Circumstances;
import teal.process.dmn.Freeze;
import teal.process.dmn.Policies;
import teal.process.task.AnsweredTask;
import teal.process.task.NotAsked;
import teal.process.task.RefusedAnswer;
import teal.process.variable.FreezeOverrides;
import teal.process.variable.ReleaseRoot;
import teal.process.variable.ReleaseVariables;

/**
 * Records who overrode a freeze, and why. The table is evaluated again to check their right to do so: a release's
 * variables can be edited, and a task's groups do not keep out anyone who finds it by id.
 */
@Component
class KeepOverride implements TaskListener {

    private final Policies policies;
    private final Inventory inventory;
    private final Clock clock;

    KeepOverride(Policies policies, Inventory inventory, Clock clock) {
        this.policies = policies;
        this.inventory = inventory;
        this.clock = clock;
    }

    @Override
    public void notify(DelegateTask task) {
        DelegateExecution execution = AnsweredTask.execution(task);
        Optional<Freeze> freeze = policies.freeze(
                execution.getProcessDefinitionId(),
                Circumstances.of(
                        inventory.get(ReleaseVariables.APPLICATION.get(execution)),
                        ReleaseVariables.PLAN.get(execution),
                        ReleaseVariables.VERSION.get(execution),
                        clock.instant()));
        // If the freeze has just ended, there is nothing to override.
        freeze.ifPresent(found -> keep(found, task, execution));
    }

    private void keep(Freeze freeze, DelegateTask task, DelegateExecution execution) {
        Authentication user =
                task.getProcessEngineServices().getIdentityService().getCurrentAuthentication();
        String group = freeze.overrideBy().orElse(Groups.CAMUNDA_ADMIN);
        if (user == null || !mayOverride(user.getGroupIds(), group)) {
            throw new NotAsked("overriding the freeze '" + freeze.name() + "' needs the group '" + group + "'");
        }
        String reason = ReleaseVariables.REASON.find(execution).orElse("").strip();
        if (reason.isEmpty()) {
            throw new RefusedAnswer("overriding a freeze needs a reason, which is kept; give one");
        }
        ReleaseRoot.set(
                execution,
                ReleaseVariables.FREEZE_OVERRIDES,
                ReleaseRoot.find(execution, ReleaseVariables.FREEZE_OVERRIDES)
                        .orElse(FreezeOverrides.NONE)
                        .with(new FreezeOverrides.Override(freeze.name(), user.getUserId(), reason, clock.instant())));
    }

    private static boolean mayOverride(@Nullable List<String> groups, String group) {
        return groups != null && groups.stream().anyMatch(Set.of(group, Groups.CAMUNDA_ADMIN)::contains);
    }
}
