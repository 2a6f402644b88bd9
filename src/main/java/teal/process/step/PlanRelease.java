package teal.process.step;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;
import teal.inventory.ApprovalSettings;
import teal.process.node.Away;
import teal.process.node.NodesAway;
import teal.process.request.ReleaseLock;
import teal.process.variable.ReleasePlan;
import teal.process.variable.ReleaseRoot;
import teal.process.variable.ReleaseVariables;
import teal.release.ReleaseErrors;
import teal.release.Report;
import teal.release.TechnicalFailure;
import teal.release.Version;

/** Pins the artifact, and determines what runs where and which cluster is live. */
@Component
class PlanRelease extends IndispensableStep {

    private final ReleaseLock lock;
    private final NodesAway away;

    PlanRelease(StepServices services, ReleaseLock lock, NodesAway away) {
        super(services);
        this.lock = lock;
        this.away = away;
    }

    @Override
    Report act(StepContext step) {
        DelegateExecution execution = step.execution();
        String application = step.managed().name();
        // What was requested was checked when it started, and has held the application since.
        if (!lock.isHeldBy(application, ReleaseRoot.id(execution))) {
            throw new BpmnError(
                    ReleaseErrors.RELEASE_REFUSED,
                    "nobody requested this release of " + application + "; start one of "
                            + String.join(", ", step.managed().settings().processes()));
        }
        Version version = ReleaseVariables.VERSION.get(execution);
        Optional<String> override = ReleaseVariables.OVERRIDE.find(execution).filter(reason -> !reason.isBlank());
        Optional<ReleasePlan> earlier = ReleaseRoot.find(execution, ReleaseVariables.PLAN);
        // Once something was moved, it is too late to refuse.
        Optional<String> otherView =
                earlier.isPresent() ? Optional.empty() : step.traffic().otherView();
        // A release has one plan: planning again, after something was changed, would lose what to go back to.
        Planner.Planned planned = earlier.map(known -> new Planner.Planned(known, List.of(), List.of()))
                .orElseGet(() -> plan(step, version));
        ReleasePlan plan = planned.plan();
        ReleaseRoot.set(execution, ReleaseVariables.PLAN, plan);
        ReleaseRoot.set(execution, ReleaseVariables.PLANNED, true);
        ReleaseRoot.set(execution, ReleaseVariables.FIRST, plan.first());
        ReleaseRoot.set(execution, ReleaseVariables.SECOND, plan.second());
        ReleaseRoot.set(execution, ReleaseVariables.RELEASE, step.release());
        ReleaseRoot.set(execution, ReleaseVariables.FAILURE, "");
        ReleaseVariables.RELEASE.set(execution, step.release());
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
                application + " " + version
                        + (plan.newRecord() ? ": no users yet; " : ": live is " + plan.live() + "; ") + order(plan)
                        + step.leftOut().text()
                        + otherView.map(found -> ". Note that " + found).orElse("")
                        + override.map(reason -> "; was rolled back before, released again: " + reason)
                                .orElse("")
                        + planned.warnings().stream()
                                .map(warning -> "; WARNING: " + warning)
                                .collect(Collectors.joining()),
                plan,
                planned.warnings());
    }

    private Planner.Planned plan(StepContext step, Version version) {
        DelegateExecution execution = step.execution();
        Map<String, Away> absent = away.of(step.managed().name());
        SkippedNodes.leaveOutMaintenance(step, absent, away);
        Planner planner = new Planner(step.managed(), step.application(), Planner.behind(absent));
        try {
            return planner.plan(
                    new Planner.Wanted(
                            version,
                            ReleaseVariables.ARTIFACT.get(execution),
                            ReleaseVariables.SHA256.find(execution).filter(digest -> !digest.isBlank()),
                            step.otherDigest()),
                    step.token().transcript(),
                    step.earlyEnd());
        } catch (TechnicalFailure failure) {
            // A person may decide to release without them.
            ReleaseRoot.set(execution, ReleaseVariables.UNREACHABLE, planner.unreachable());
            throw failure;
        }
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

    private record PlanReport(String summary, ReleasePlan plan, List<String> warnings) implements Report {

        @Override
        public boolean passed() {
            return true;
        }
    }
}
