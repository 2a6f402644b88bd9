package teal.process.attempt;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import teal.process.variable.ReleaseRoot;
import teal.process.variable.ReleaseVariables;
import teal.release.FencingToken;

/** Records attempts. A failure to record never stops a step. */
@Component
public class Recordings {

    /** A new release appears in the engine's history only after its first step has been committed. */
    private static final Duration YOUNG = Duration.ofHours(1);

    private final AttemptTable table;
    private final TaskScheduler scheduler;
    private final Clock clock;

    Recordings(AttemptTable table, TaskScheduler scheduler, Clock clock) {
        this.table = table;
        this.scheduler = scheduler;
        this.clock = clock;
    }

    /** Starts recording the attempt that the engine is making in this thread. */
    public Recording begin(DelegateExecution execution, String step, FencingToken token) {
        JobEntity job = Context.getCommandContext().getCurrentJob();
        Attempt attempt = new Attempt(
                UUID.randomUUID().toString(),
                execution.getProcessInstanceId(),
                job == null ? execution.getId() : job.getId(),
                execution.getCurrentActivityId(),
                Optional.ofNullable(execution.getCurrentActivityName()).orElse(execution.getCurrentActivityId()),
                step,
                ReleaseVariables.CLUSTER.find(execution),
                ReleaseVariables.NODE.find(execution),
                clock.instant(),
                Optional.empty(),
                Optional.empty(),
                "",
                false);
        return new Recording(attempt.id(), token, table, scheduler, clock)
                .begin(() -> table.begin(ReleaseRoot.id(execution), attempt));
    }

    /**
     * Whether the release of this attempt is to go back, as known now. To be asked after {@link #begin}, so that no step
     * acts beside a roll-back: whoever begins that one waits for the attempts recorded before.
     */
    public boolean isToGoBack(DelegateExecution execution) {
        return isToGoBack(ReleaseRoot.id(execution));
    }

    /** The same, for steps that ask again and again while they wait, from any thread. */
    public boolean isToGoBack(String release) {
        return table.isToGoBack(release);
    }

    /** Attempts are kept as long as the engine keeps the release. */
    @Scheduled(fixedDelay = 3_600_000)
    void forget() {
        table.forget(clock.instant().minus(YOUNG));
    }
}
