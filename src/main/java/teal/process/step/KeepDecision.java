package teal.process.step;

import java.time.Clock;
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

/**
 * Checks a decision when its task is completed, by anyone and in any way, and ties it to the exact step or node that it
 * is about.
 */
@Component
class KeepDecision implements TaskListener {

    private final PossibleAnswers possible;
    private final SkippedNodes skippedNodes;
    private final Clock clock;

    KeepDecision(PossibleAnswers possible, SkippedNodes skippedNodes, Clock clock) {
        this.possible = possible;
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
        skippedNodes.skip(execution, reason);
        if (ReleaseVariables.NODE.find(execution).isEmpty()) {
            // What follows is another plan, without the nodes: no diagram needs a path of its own for that.
            ReleaseVariables.DECISION.set(execution, Decision.RETRY.answer());
        }
    }

    private void accept(DelegateExecution execution, Acceptances before, String reason) {
        if (reason.isEmpty()) {
            throw new RefusedAnswer("continuing past a failed check needs a reason, which is kept; give one");
        }
        refuseWhatIsImpossible(execution, Decision.GO_ON);
        ReleaseVariables.ACCEPTED.set(execution, before.with(ReleaseVariables.FAILED_STEP.get(execution), reason));
    }

    private void refuseWhatIsImpossible(DelegateExecution execution, Decision decision) {
        possible.refusal(execution, decision).ifPresent(why -> {
            throw new RefusedAnswer(why);
        });
    }

    private void requestRollback(DelegateExecution execution, String reason) {
        refuseWhatIsImpossible(execution, Decision.ROLL_BACK);
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
