package teal.process.step;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import teal.inventory.Inventory;
import teal.process.attempt.HeldToken;
import teal.process.attempt.Recording;
import teal.process.variable.Json;
import teal.process.variable.ReleaseVariables;
import teal.process.variable.StepReport;
import teal.release.StaleAttempt;
import teal.release.PermanentRefusal;
import teal.release.ReleaseErrors;
import teal.release.Report;
import teal.rules.Steps;

/**
 * What all steps share: the report is kept with the step, and there are three outcomes. Done: the report passed, or a
 * person accepted this very "no". No: {@link #noCode} for the diagram to catch. Again: a technical failure passes through
 * to the engine, which repeats the step; the last attempt's failure, or a refusal that no repeating helps, becomes
 * {@link ReleaseErrors#STEP_FAILED}, so that a person decides.
 *
 * <p>Before it begins, a step looks whether someone wants the release to go back: this is how a roll-back never runs
 * beside a step.
 */
abstract class Step implements JavaDelegate {

    private static final Logger log = LoggerFactory.getLogger(Step.class);

    /** The engine stores String variables of up to 4,000 characters; an error's message becomes one. */
    private static final int MESSAGE = 3_900;

    private final StepServices services;

    Step(StepServices services) {
        this.services = services;
    }

    /** Looks at the world, changes what is missing, and says what was found. */
    abstract Report act(StepContext step);

    /** What a refusal that no repeating helps means for the diagram. */
    String refusalCode() {
        return ReleaseErrors.STEP_FAILED;
    }

    /** What a "no" means for the diagram; a person may go on anyway past a failed check, and past nothing else. */
    String noCode() {
        return ReleaseErrors.CHECK_FAILED;
    }

    @Override
    public final void execute(DelegateExecution execution) {
        try {
            checkInputs(execution);
            String application = services.inventory()
                    .get(ReleaseVariables.APPLICATION.get(execution))
                    .name();
            try (HeldToken token = services.turns().take(application)) {
                Recording recording = services.recordings().begin(execution, name(), token);
                recording.of(() -> run(execution, recording));
            }
        } catch (StaleAttempt late) {
            // To the engine this is what it is: somebody else was faster. It costs no attempt, and the engine is
            // silent.
            log.warn(
                    "{} {} stopped: {}",
                    execution.getProcessBusinessKey(),
                    execution.getCurrentActivityId(),
                    late.getMessage());
            throw new OptimisticLockingException(late.getMessage());
        } catch (PermanentRefusal | Inventory.UnknownApplication refusal) {
            throw failed(execution, refusalCode(), refusal.getMessage(), "");
        } catch (BpmnError | OptimisticLockingException decided) {
            throw decided;
        } catch (RuntimeException failure) {
            if (!Attempts.isLast(execution)) {
                throw failure;
            }
            throw failed(
                    execution, ReleaseErrors.STEP_FAILED, "out of retries; last failure: " + failure.getMessage(), "");
        }
    }

    private void run(DelegateExecution execution, Recording token) {
        try {
            run(
                    new StepContext(
                            execution, services.inventory(), services.clock().instant(), token),
                    token);
        } catch (StaleAttempt late) {
            token.check();
            // This attempt holds the step. The other one is not this instance's, and repeating would not end it.
            throw new PermanentRefusal(
                    late.getMessage()
                            + ", which is unknown here: another Teal instance is releasing this application too, or"
                            + " one with a wrong clock did; stop it, then remove its number: .teal-attempt on the"
                            + " node, or the TXT record",
                    late);
        }
    }

    private void run(StepContext step, Recording recording) {
        step.rollBackRequest().ifPresent(request -> {
            throw new BpmnError(ReleaseErrors.ROLL_BACK_DECIDED, request.reason());
        });
        // Beside the line that says what it found, this one tells afterwards what an engine was at when it was killed.
        log.debug("{} {} begins attempt {}", step.label(), name(), step.token().number());
        Report report = act(step);
        Optional<String> accepted = report.passed() ? Optional.empty() : step.takeAcceptance();
        keep(step, report, accepted.orElse(null));
        recording.says(report.summary());
        if (!report.passed() && accepted.isEmpty()) {
            throw failed(step.execution(), noCode(), report.summary(), output(report));
        }
    }

    /** What was right in the diagram may have been changed since, in Cockpit. */
    private void checkInputs(DelegateExecution execution) {
        Steps.get(name()).impossibleInput(execution::getVariable).ifPresent(wrong -> {
            throw new PermanentRefusal(wrong);
        });
    }

    /** As diagrams call it: the bean's name. One diagram may take a step twice, so it is not the task's id. */
    private String name() {
        String simple = getClass().getSimpleName();
        return Character.toLowerCase(simple.charAt(0)) + simple.substring(1);
    }

    private void keep(StepContext step, Report report, @Nullable String accepted) {
        Instant begun = step.begun();
        ReleaseVariables.REPORT.setLocal(
                step.execution(),
                new StepReport(
                        name(),
                        ReleaseVariables.CLUSTER.find(step.execution()).orElse(null),
                        ReleaseVariables.NODE.find(step.execution()).orElse(null),
                        report.passed(),
                        report.summary(),
                        begun,
                        Duration.between(begun, services.clock().instant()),
                        accepted,
                        Json.tree(report)));
        log.info("{} {}: {}", step.label(), name(), report.summary());
    }

    private static String output(Report report) {
        String all = Json.tree(report).path("output").asText("");
        return all.length() > MESSAGE ? "..." + all.substring(all.length() - MESSAGE) : all;
    }

    private BpmnError failed(DelegateExecution execution, String code, String why, String output) {
        ReleaseVariables.FAILED_STEP.set(execution, execution.getCurrentActivityId());
        ReleaseVariables.FAILED_OUTPUT.set(execution, output);
        log.warn("{} {} said {}: {}", execution.getProcessBusinessKey(), execution.getCurrentActivityId(), code, why);
        return new BpmnError(code, why.length() > MESSAGE ? why.substring(0, MESSAGE) + "..." : why);
    }
}
