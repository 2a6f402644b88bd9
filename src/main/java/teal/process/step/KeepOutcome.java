package teal.process.step;

import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;
import teal.process.request.BadVersions;
import teal.process.variable.ReleaseVariables;
import teal.process.variable.RollbackRequest;
import teal.release.ReleaseState;
import teal.release.Version;

/**
 * Runs at the end of a release: a version that a person had rolled back is marked bad, and a released one good. If
 * nobody answered in time, nobody has judged it bad either.
 */
@Component
class KeepOutcome implements ExecutionListener {

    private final BadVersions badVersions;

    KeepOutcome(BadVersions badVersions) {
        this.badVersions = badVersions;
    }

    @Override
    public void notify(DelegateExecution execution) {
        // Authors' diagrams may still name this listener; only the release's own end counts.
        if (execution.getSuperExecution() != null) {
            return;
        }
        String application = ReleaseVariables.APPLICATION.get(execution);
        Version version = ReleaseVariables.VERSION.get(execution);
        String outcome = ReleaseVariables.OUTCOME.find(execution).orElse("");
        if (outcome.equals(ReleaseState.RELEASED.text())) {
            badVersions.clear(application, version);
        } else if (outcome.equals(ReleaseState.ROLLED_BACK.text()) && !hasOnlyExpired(execution)) {
            badVersions.mark(application, version, reason(execution), execution.getProcessInstanceId());
        }
    }

    private static boolean hasOnlyExpired(DelegateExecution execution) {
        return ReleaseVariables.EXPIRY_ROLLS_BACK.find(execution).orElse(false)
                && ReleaseVariables.ROLL_BACK_REQUEST.find(execution).isEmpty();
    }

    /** The reason given in the request, or the approver's comment. */
    private static String reason(DelegateExecution execution) {
        return Stream.of(
                        ReleaseVariables.ROLL_BACK_REQUEST.find(execution).map(RollbackRequest::reason),
                        ReleaseVariables.COMMENT.find(execution),
                        ReleaseVariables.FAILURE.find(execution))
                .flatMap(Optional::stream)
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse("no reason was given");
    }
}
