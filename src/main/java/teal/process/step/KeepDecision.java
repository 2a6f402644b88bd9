package teal.process.step;

import java.time.Clock;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.context.Context;
import org.springframework.stereotype.Component;
import teal.process.task.AnsweredTask;
import teal.process.task.RefusedAnswer;
import teal.process.variable.Acceptances;
import teal.process.variable.ReleaseRoot;
import teal.process.variable.ReleaseVariables;
import teal.process.variable.RollbackRequest;
import teal.release.ReleaseErrors;

/**
 * Checks a decision when its task is completed, by anyone and in any way, and ties it to the exact step or node that it
 * is about.
 */
@Component
class KeepDecision implements TaskListener {

    private final SkippedNodes skippedNodes;
    private final Clock clock;

    KeepDecision(SkippedNodes skippedNodes, Clock clock) {
        this.skippedNodes = skippedNodes;
        this.clock = clock;
    }

    @Override
    public void notify(DelegateTask task) {
        DelegateExecution execution = AnsweredTask.execution(task);
        Decision decision =
                Decision.of(ReleaseVariables.DECISION.find(execution).orElse(""));
        String reason = ReleaseVariables.REASON.find(execution).orElse("").strip();
        Acceptances before = ReleaseVariables.ACCEPTED.find(execution).orElse(Acceptances.NONE);
        ReleaseVariables.ACCEPTED.set(execution, Acceptances.NONE);
        switch (decision) {
            case GO_ON -> accept(execution, before, reason);
            case SKIP -> skip(execution, reason);
            case ROLL_BACK -> requestRollback(execution, reason);
            case RETRY, GIVE_UP -> {
                // The diagram does the rest
            }
        }
    }

    private void skip(DelegateExecution execution, String reason) {
        if (ReleaseVariables.NODE.find(execution).isPresent()) {
            skippedNodes.skip(execution, reason);
        } else {
            skippedNodes.leaveOutUnreachable(execution, reason);
        }
    }

    private static void accept(DelegateExecution execution, Acceptances before, String reason) {
        if (reason.isEmpty()) {
            throw new RefusedAnswer("continuing past a failed check needs a reason, which is kept; give one");
        }
        Optional<String> failed = ReleaseVariables.FAILED_STEP.find(execution).filter(id -> !id.isEmpty());
        boolean check = ReleaseVariables.FAILURE_CODE
                .find(execution)
                .filter(code -> !code.equals(ReleaseErrors.STEP_FAILED))
                .isPresent();
        // Without a step of this diagram, the failure came from a process that it calls, which asks about its own
        // checks.
        if (!check || failed.isEmpty()) {
            throw new RefusedAnswer("only a failed check can be accepted, and '" + FailedStep.name(execution)
                    + "' could not do its work; try again, or roll back");
        }
        ReleaseVariables.ACCEPTED.set(execution, before.with(failed.get(), reason));
    }

    private void requestRollback(DelegateExecution execution, String reason) {
        // At its end, a release that was not restored entirely may be rolled back once more.
        boolean atTheEnd = ReleaseRoot.id(execution).equals(execution.getProcessInstanceId());
        if (!atTheEnd && ReleaseVariables.RESTORE.find(execution).orElse(false)) {
            throw new RefusedAnswer("the release is already being rolled back; try again");
        }
        if (ReleaseRoot.find(execution, ReleaseVariables.ROLL_BACK_REQUEST).isPresent()) {
            return;
        }
        String by = Context.getCommandContext().getAuthenticatedUserId();
        ReleaseRoot.set(
                execution,
                ReleaseVariables.ROLL_BACK_REQUEST,
                new RollbackRequest(
                        by,
                        reason.isEmpty()
                                ? ReleaseVariables.FAILURE.find(execution).orElse("decided without a reason")
                                : reason,
                        clock.instant()));
    }
}
