package teal.process.step;

import java.util.Optional;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;
import teal.inventory.ApprovalSettings;
import teal.process.request.BadVersions;
import teal.process.request.ReleaseLock;
import teal.process.variable.ReleasePlan;
import teal.process.variable.ReleaseVariables;
import teal.release.ReleaseErrors;
import teal.release.ReleaseId;
import teal.release.Report;
import teal.release.Version;

/** Pins the artifact, and determines what runs where and which cluster is live; refuses if another release is running. */
@Component
class PlanRelease extends IndispensableStep {

    private final ReleaseLock lock;
    private final BadVersions badVersions;

    PlanRelease(StepServices services, ReleaseLock lock, BadVersions badVersions) {
        super(services);
        this.lock = lock;
        this.badVersions = badVersions;
    }

    @Override
    Report act(StepContext step) {
        DelegateExecution execution = step.execution();
        String application = step.managed().name();
        if (!lock.isHeldBy(application, execution.getProcessInstanceId())) {
            throw refused(application + " is already being released, by release "
                    + lock.holder(application).orElse("(just ended)") + "; wait for it to end, or roll it back");
        }
        Version version = version(execution);
        Optional<String> override = ReleaseVariables.OVERRIDE.find(execution).filter(reason -> !reason.isBlank());
        badVersions.find(application, version).filter(bad -> override.isEmpty()).ifPresent(bad -> {
            throw refused(bad.refusal(application, version));
        });
        ReleaseVariables.RELEASE.set(execution, new ReleaseId(execution.getProcessInstanceId()));
        ReleasePlan plan = new Planner(step.managed())
                .plan(
                        version,
                        ReleaseVariables.ARTIFACT.get(execution),
                        ReleaseVariables.SHA256.find(execution).filter(digest -> !digest.isBlank()));
        ReleaseVariables.PLAN.set(execution, plan);
        ReleaseVariables.FIRST.set(execution, plan.first());
        ReleaseVariables.SECOND.set(execution, plan.second());
        ReleaseVariables.ANYTHING_MISSING.set(execution, plan.anythingMissing());
        ReleaseVariables.SECOND_MISSING.set(execution, plan.secondMissing());
        ApprovalSettings approval = step.managed().settings().approval();
        ReleaseVariables.REMIND_EVERY.set(execution, "R/" + approval.remindEvery());
        ReleaseVariables.ESCALATE_AFTER.set(execution, approval.escalateAfter());
        ReleaseVariables.EXPIRE_AFTER.set(execution, approval.expireAfter());
        // Failures of earlier attempts are resolved.
        ReleaseVariables.FAILURE.set(execution, "");
        execution.setProcessBusinessKey(application + " " + version);
        return new PlanReport(
                application + " " + version + ": live is " + plan.live() + "; " + order(plan)
                        + override.map(reason -> "; was rolled back before, released again: " + reason)
                                .orElse(""),
                plan);
    }

    private static String order(ReleasePlan plan) {
        if (!plan.anythingMissing()) {
            return "nothing to change, every node already runs it";
        }
        return plan.secondMissing()
                ? "first " + plan.first() + ", then " + plan.second()
                : "only " + plan.first() + ", since " + plan.second() + " already runs it";
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
