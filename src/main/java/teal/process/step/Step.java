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
import teal.process.attempt.MakesWay;
import teal.process.attempt.Recording;
import teal.process.variable.Json;
import teal.process.variable.ReleaseRoot;
import teal.process.variable.ReleaseVariables;
import teal.process.variable.RollbackRequest;
import teal.process.variable.StepReport;
import teal.release.EarlyEnd;
import teal.release.EndedEarly;
import teal.release.PermanentRefusal;
import teal.release.Reason;
import teal.release.ReleaseErrors;
import teal.release.Report;
import teal.release.StaleAttempt;
import teal.rules.Steps;

/**
 * What all steps share: the report is stored with the step, and there are three outcomes. Done: the report passed, or a
 * person accepted this particular "no". No: {@link #noCode} for the diagram to catch. Again: a technical failure passes
 * through to the engine, which retries the step; the failure of the last attempt, or a refusal that a retry cannot fix,
 * becomes {@link ReleaseErrors#STEP_FAILED}, so that a person decides.
 *
 * <p>Before it begins, each step checks whether a roll-back has been requested, so a roll-back never runs at the same
 * time as a step.
 */
abstract class Step implements JavaDelegate {

    private static final Logger log = LoggerFactory.getLogger(Step.class);

    /** The engine stores String variables of up to 4,000 characters; an error's message becomes one. */
    private static final int MESSAGE = 3_900;

    private final StepServices services;

    Step(StepServices services) {
        this.services = services;
    }

    /** Checks the current state, makes the missing changes, and reports what was found. */
    abstract Report act(StepContext step);

    /** The diagram's error code for a refusal that a retry cannot fix. */
    String refusalCode() {
        return ReleaseErrors.STEP_FAILED;
    }

    /** The diagram's error code for a "no"; a person may continue past a failed check, and past nothing else. */
    String noCode() {
        return ReleaseErrors.CHECK_FAILED;
    }

    /** What a step that finds a roll-back requested does instead of acting. */
    RuntimeException goesBack(String reason) {
        return new BpmnError(ReleaseErrors.ROLL_BACK_DECIDED, reason);
    }

    /** A person continued although the report did not pass. */
    void accepted(StepContext step) {
        // Most steps have nothing to do then.
    }

    @Override
    public final void execute(DelegateExecution execution) {
        try {
            checkInputs(execution);
            String application = services.inventory()
                    .get(ReleaseRoot.find(execution, ReleaseVariables.APPLICATION)
                            .orElse(""))
                    .name();
            try (HeldToken token = services.turns().take(application)) {
                Recording recording = services.recordings().begin(execution, name(), token);
                recording.of(() -> run(execution, recording));
            }
        } catch (StaleAttempt late) {
            // Passed to the engine for what it is: someone else was faster. It does not count as a failed attempt, and
            // the engine logs nothing.
            log.warn(
                    "{} {} stopped: {}",
                    execution.getProcessBusinessKey(),
                    execution.getCurrentActivityId(),
                    late.getMessage());
            throw new MakesWay(late.getMessage());
        } catch (PermanentRefusal | Inventory.UnknownApplication refusal) {
            throw failed(execution, refusalCode(), Reason.of(refusal), "");
        } catch (BpmnError | OptimisticLockingException decided) {
            throw decided;
        } catch (RuntimeException failure) {
            if (!Attempts.isLast(execution)) {
                throw failure;
            }
            throw failed(
                    execution, ReleaseErrors.STEP_FAILED, "out of retries; last failure: " + Reason.of(failure), "");
        }
    }

    private void run(DelegateExecution execution, Recording token) {
        try {
            run(
                    new StepContext(
                            execution, services.inventory(), services.clock().instant(), token, earlyEnd(execution)),
                    token);
        } catch (StaleAttempt late) {
            token.check();
            // This attempt holds the step. The other attempt is not from this instance, and retrying would not end it.
            throw new PermanentRefusal(
                    late.getMessage()
                            + ", which is unknown here: another Teal instance is releasing this application too, or"
                            + " one with a wrong clock did; stop it, then remove its number: .teal-attempt on the"
                            + " node, or the TXT record",
                    late);
        }
    }

    /** Whatever merely waits stops waiting when a roll-back is requested. */
    private EarlyEnd earlyEnd(DelegateExecution execution) {
        String release = ReleaseRoot.id(execution);
        return ReleaseRoot.isGoingBack(execution)
                ? EarlyEnd.NEVER
                : () -> services.recordings().isToGoBack(release);
    }

    private void run(StepContext step, Recording recording) {
        if (!step.restoring() && services.recordings().isToGoBack(step.execution())) {
            throw goesBack(step.rollBackRequest().map(RollbackRequest::reason).orElse("requested a moment ago"));
        }
        // The report's line says what was found; this one shows later what an engine was doing when it was killed.
        log.debug("{} {} begins attempt {}", step.label(), name(), step.token().number());
        Report report = acted(step);
        Optional<String> accepted = report.passed() ? Optional.empty() : step.takeAcceptance();
        keep(step, report, accepted.orElse(null));
        if (accepted.isPresent()) {
            accepted(step);
        }
        recording.says(report);
        if (!report.passed() && accepted.isEmpty()) {
            throw failed(step.execution(), noCode(), report.summary(), output(report));
        }
    }

    private Report acted(StepContext step) {
        try {
            return act(step);
        } catch (EndedEarly requested) {
            throw goesBack("requested while the step waited");
        }
    }

    /** An input that was valid in the diagram may have been changed since, in Cockpit. */
    private void checkInputs(DelegateExecution execution) {
        Steps.get(name()).impossibleInput(execution::getVariable).ifPresent(wrong -> {
            throw new PermanentRefusal(wrong);
        });
    }

    /** The name used in diagrams, which is the bean's. Not the task's id, because a diagram may use a step twice. */
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
        services.failures().keep(execution, why, code);
        log.warn("{} {} said {}: {}", execution.getProcessBusinessKey(), execution.getCurrentActivityId(), code, why);
        return new BpmnError(code, why.length() > MESSAGE ? why.substring(0, MESSAGE) + "..." : why);
    }
}
