package teal.process.step;

import java.time.Clock;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;
import teal.inventory.Inventory;
import teal.process.ReleaseErrors;
import teal.process.ReleaseLock;
import teal.process.ReleasePlan;
import teal.process.ReleaseVariables;
import teal.release.ReleaseId;
import teal.release.Report;
import teal.release.Version;

/** Pins the artifact and finds out what runs where and which cluster is live; refuses while another release runs. */
@Component
class PlanRelease extends Step {

    private final ReleaseLock lock;

    PlanRelease(Inventory inventory, Clock clock, ReleaseLock lock) {
        super(inventory, clock);
        this.lock = lock;
    }

    @Override
    Report act(StepContext step) {
        DelegateExecution execution = step.execution();
        String application = step.managed().name();
        if (!lock.isHeldBy(application, execution.getProcessInstanceId())) {
            throw refused(application + " is being released already, by release "
                    + lock.holder(application).orElse("(just ended)") + "; wait for its end or roll it back");
        }
        Version version = version(execution);
        ReleaseVariables.RELEASE.set(execution, new ReleaseId(execution.getProcessInstanceId()));
        ReleasePlan plan = new Planner(step.managed())
                .plan(
                        version,
                        ReleaseVariables.ARTIFACT.get(execution),
                        ReleaseVariables.SHA256.find(execution).filter(digest -> !digest.isBlank()));
        ReleaseVariables.PLAN.set(execution, plan);
        ReleaseVariables.FIRST.set(execution, plan.first());
        ReleaseVariables.SECOND.set(execution, plan.second());
        execution.setProcessBusinessKey(application + " " + version);
        return new PlanReport(
                "release " + application + " " + version + ": live is " + plan.live() + "; first " + plan.first()
                        + ", then " + plan.second(),
                plan);
    }

    @Override
    String refusalCode() {
        return ReleaseErrors.RELEASE_REFUSED;
    }

    private static Version version(DelegateExecution execution) {
        try {
            return ReleaseVariables.VERSION.get(execution);
        } catch (IllegalStateException bad) {
            throw refused(bad.getMessage());
        }
    }

    private static BpmnError refused(String why) {
        return new BpmnError(ReleaseErrors.RELEASE_REFUSED, why);
    }

    private record PlanReport(String summary, ReleasePlan plan) implements Report {

        @Override
        public boolean passed() {
            return true;
        }
    }
}
