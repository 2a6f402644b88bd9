package teal.process.step;

import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;
import teal.process.variable.ImpossibleAnswers;
import teal.process.variable.ReleaseRoot;
import teal.process.variable.ReleaseVariables;
import teal.release.ReleaseErrors;

/** Which answers a decision can have at this point of the release, and why not the others. */
@Component
class PossibleAnswers {

    private final SkippedNodes skippedNodes;

    PossibleAnswers(SkippedNodes skippedNodes) {
        this.skippedNodes = skippedNodes;
    }

    /** Those that would be refused if they were given now. */
    ImpossibleAnswers impossible(DelegateExecution execution) {
        return new ImpossibleAnswers(
                refusal(execution, Decision.GO_ON).orElse(""),
                refusal(execution, Decision.SKIP).orElse(""),
                refusal(execution, Decision.ROLL_BACK).orElse(""));
    }

    /** Why an answer is refused; empty if it is possible. */
    Optional<String> refusal(DelegateExecution execution, Decision decision) {
        return switch (decision) {
            case GO_ON -> continuing(execution);
            case SKIP -> skippedNodes.refusal(execution);
            case ROLL_BACK -> rollingBack(execution);
            case RETRY, GIVE_UP -> Optional.empty();
        };
    }

    private static Optional<String> continuing(DelegateExecution execution) {
        boolean check = ReleaseVariables.FAILURE_CODE
                .find(execution)
                .filter(code -> !code.equals(ReleaseErrors.STEP_FAILED))
                .isPresent();
        // Without a step of this diagram, the failure came from a process that it calls, which asks about its own
        // checks.
        boolean here = ReleaseVariables.FAILED_STEP
                .find(execution)
                .filter(step -> !step.isEmpty())
                .isPresent();
        return check && here
                ? Optional.empty()
                : Optional.of("only a failed check can be accepted, and '" + FailedStep.name(execution)
                        + "' could not do its work; try again, or roll back");
    }

    private static Optional<String> rollingBack(DelegateExecution execution) {
        // At its end, a release that was not restored entirely may be rolled back once more.
        boolean atTheEnd = ReleaseRoot.id(execution).equals(execution.getProcessInstanceId());
        return !atTheEnd && ReleaseVariables.RESTORE.find(execution).orElse(false)
                ? Optional.of("the release is already being rolled back; try again")
                : Optional.empty();
    }
}
