package teal.process.step;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import teal.inventory.Inventory;
import teal.process.Json;
import teal.process.ReleaseErrors;
import teal.process.ReleaseVariables;
import teal.process.StepReport;
import teal.release.PermanentRefusal;
import teal.release.Report;

/**
 * What all steps share: the report is kept with the step, and there are three outcomes. Done: the report passed, or a
 * person accepted this very "no". No: {@link ReleaseErrors#CHECK_FAILED} for the diagram to catch. Again: a technical
 * failure passes through to the engine, which repeats the step; the last attempt's failure, or a refusal that no
 * repeating helps, becomes {@link ReleaseErrors#STEP_FAILED}, so that a person decides.
 */
abstract class Step implements JavaDelegate {

    private static final Logger log = LoggerFactory.getLogger(Step.class);

    /** The engine stores String variables of up to 4,000 characters; an error's message becomes one. */
    private static final int MESSAGE = 3_900;

    private final Inventory inventory;
    private final Clock clock;

    Step(Inventory inventory, Clock clock) {
        this.inventory = inventory;
        this.clock = clock;
    }

    /** Looks at the world, changes what is missing, and says what was found. */
    abstract Report act(StepContext step);

    /** What a refusal that no repeating helps means for the diagram. */
    String refusalCode() {
        return ReleaseErrors.STEP_FAILED;
    }

    @Override
    public final void execute(DelegateExecution execution) {
        StepContext step = new StepContext(execution, inventory, clock.instant());
        Report report;
        try {
            report = act(step);
        } catch (PermanentRefusal | Inventory.UnknownApplication refusal) {
            throw failed(execution, refusalCode(), refusal.getMessage());
        } catch (BpmnError decided) {
            throw decided;
        } catch (RuntimeException failure) {
            if (!Attempts.isLast(execution)) {
                throw failure;
            }
            throw failed(
                    execution,
                    ReleaseErrors.STEP_FAILED,
                    "repeated as often as allowed; last: " + failure.getMessage());
        }
        Optional<String> accepted = report.passed() ? Optional.empty() : step.takeAcceptance();
        keep(step, report, accepted.orElse(null));
        if (!report.passed() && accepted.isEmpty()) {
            throw failed(execution, ReleaseErrors.CHECK_FAILED, report.summary());
        }
    }

    private void keep(StepContext step, Report report, @org.jspecify.annotations.Nullable String accepted) {
        Instant begun = step.begun();
        ReleaseVariables.REPORT.setLocal(
                step.execution(),
                new StepReport(
                        step.bean(),
                        ReleaseVariables.CLUSTER.find(step.execution()).orElse(null),
                        ReleaseVariables.NODE.find(step.execution()).orElse(null),
                        report.passed(),
                        report.summary(),
                        begun,
                        Duration.between(begun, clock.instant()),
                        accepted,
                        Json.tree(report)));
        log.info("{} {}: {}", step.label(), step.bean(), report.summary());
    }

    private BpmnError failed(DelegateExecution execution, String code, String why) {
        ReleaseVariables.FAILED_STEP.set(execution, execution.getCurrentActivityId());
        log.warn("{} {} said {}: {}", execution.getProcessBusinessKey(), execution.getCurrentActivityId(), code, why);
        return new BpmnError(code, why.length() > MESSAGE ? why.substring(0, MESSAGE) + "..." : why);
    }
}
