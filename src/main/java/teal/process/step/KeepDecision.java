package teal.process.step;

import java.util.Set;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import teal.process.ReleaseVariables;

/**
 * Checks a decision when its task is completed, whoever completes it by whatever way, and binds "go on anyway" to the very
 * step that said no.
 */
@Component
class KeepDecision implements TaskListener {

    private static final String GO_ON = "goOn";
    private static final Set<String> KNOWN = Set.of("retry", GO_ON, "skip", "rollBack", "giveUp");

    @Override
    public void notify(DelegateTask task) {
        DelegateExecution execution = task.getExecution();
        String decision = ReleaseVariables.DECISION.find(execution).orElse("");
        if (!KNOWN.contains(decision)) {
            throw new BadUserRequestException(
                    "decision: found '" + decision + "'; choose one of the answers of the form");
        }
        String reason = ReleaseVariables.REASON.find(execution).orElse("").strip();
        if (!decision.equals(GO_ON)) {
            ReleaseVariables.ACCEPTED_STEP.set(execution, "");
            return;
        }
        if (reason.isEmpty()) {
            throw new BadUserRequestException(
                    "going on although a check said no needs a reason, which is kept; give one");
        }
        String failed = ReleaseVariables.FAILED_STEP.get(execution);
        // Going on would change a cluster that users may still be on.
        if (failed.equals("Task_SwitchTraffic")) {
            throw new BadUserRequestException(
                    "going on is for checks, and traffic was not switched; try again, or roll back");
        }
        ReleaseVariables.ACCEPTED_STEP.set(execution, failed);
    }
}
