package teal.releaseactions;

import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.ProcessEnginePersistenceException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.ProcessInstanceModificationBuilder;
import org.camunda.bpm.engine.runtime.TransitionInstance;
import org.camunda.bpm.engine.runtime.VariableInstance;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.task.ThreadPoolTaskSchedulerBuilder;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import teal.process.attempt.Attempt;
import teal.process.attempt.AttemptTable;
import teal.process.attempt.HeldJobs;
import teal.process.request.ReleaseFrame;
import teal.process.variable.ReleaseVariables;
import teal.process.variable.RollbackRequest;
import teal.release.Reason;

/**
 * Begins a requested roll-back, whatever the release waits for: its process is taken away from under it, and Teal's own
 * process goes on to the roll-back. It needs nothing from the author's diagram, runs none of its listeners and evaluates
 * none of its expressions. Only a step in flight is waited for, since it must never run beside the roll-back; steps that
 * come later see the request and do nothing. Repeated until it has begun, so that nothing is lost if an engine stops in
 * between.
 */
@Component
class RollbackStart {

    private static final Logger log = LoggerFactory.getLogger(RollbackStart.class);

    /** A roll-back that has not begun by then, though no step is in flight, needs people. */
    private static final Duration OVERDUE = Duration.ofSeconds(30);

    /** A decision in a diagram is a request, too; until then, the diagram's own way to the roll-back comes first. */
    private static final Duration OWN_WAY = Duration.ofSeconds(2);

    /** How often in a row it is tried while the process moves on by itself. */
    private static final int TRIES = 25;

    /** So often, before its jobs are held meanwhile. */
    private static final int UNHELD = 3;

    /** How soon it is seen that the step in flight has ended. */
    private static final Duration LOOK = Duration.ofMillis(200);

    /** Of their own, since one that the database keeps waiting must hold up neither the others nor the leases of steps. */
    private static final int THREADS = 8;

    static final String INCIDENT = "rollBackOverdue";

    private final RuntimeService runtime;
    private final OpenRollbackRequests requests;
    private final AttemptTable attempts;
    private final HeldJobs jobs;
    private final TransactionTemplate transaction;
    private final ThreadPoolTaskScheduler threads;
    private final Clock clock;
    private final Set<String> beginning = ConcurrentHashMap.newKeySet();

    RollbackStart(
            RuntimeService runtime,
            OpenRollbackRequests requests,
            AttemptTable attempts,
            HeldJobs jobs,
            TransactionTemplate transaction,
            ThreadPoolTaskSchedulerBuilder threads,
            Clock clock) {
        this.runtime = runtime;
        this.requests = requests;
        this.attempts = attempts;
        this.jobs = jobs;
        this.transaction = transaction;
        this.threads = threads.poolSize(THREADS).threadNamePrefix("roll-back-").build();
        this.threads.initialize();
        this.clock = clock;
    }

    @PreDestroy
    void close() {
        threads.shutdown();
    }

    /** As soon as the request has been committed. */
    void soon(String release) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {

            @Override
            public void afterCommit() {
                begin(release);
            }
        });
    }

    @Scheduled(fixedDelay = 1000)
    void beginAll() {
        Instant now = clock.instant();
        requests.all()
                .filter(request -> request(request)
                        .map(RollbackRequest::at)
                        .filter(at -> at.plus(OWN_WAY).isAfter(now))
                        .isEmpty())
                .forEach(request -> begin(request.getProcessInstanceId()));
    }

    private static Optional<RollbackRequest> request(VariableInstance variable) {
        return ReleaseVariables.ROLL_BACK_REQUEST.decode(variable.getValue());
    }

    /** Once for each release, however often it is asked for. */
    private void begin(String release) {
        if (beginning.add(release)) {
            threads.schedule(() -> look(release), Instant.now());
        }
    }

    private void look(String release) {
        boolean again = false;
        try {
            Optional<VariableInstance> request = requests.all()
                    .filter(variable -> variable.getProcessInstanceId().equals(release))
                    .findFirst();
            again = request.isPresent() && !waitsFor(release).isEmpty();
            if (!again) {
                request.ifPresent(this::takeOver);
            }
        } finally {
            if (again) {
                threads.schedule(() -> look(release), Instant.now().plus(LOOK));
            } else {
                beginning.remove(release);
            }
        }
    }

    private void takeOver(VariableInstance request) {
        String release = request.getProcessInstanceId();
        Optional<String> obstacle = Optional.empty();
        try {
            // A process that goes in circles is nearly always a little ahead; one that stays ahead is held.
            for (int tries = 0; tries < TRIES && waitsFor(release).isEmpty(); tries++) {
                obstacle = obstacle(release, tries >= UNHELD);
                if (obstacle.isEmpty()) {
                    return;
                }
            }
        } catch (ProcessEngineException other) {
            obstacle = Optional.of(Reason.of(other));
        }
        // A step that has begun meanwhile is waited for, and is shown as that.
        obstacle.filter(why -> waitsFor(release).isEmpty()).ifPresent(why -> later(request, why));
    }

    private void later(VariableInstance variable, String why) {
        String release = variable.getProcessInstanceId();
        log.warn("release {} could not be rolled back, next try soon: {}", release, why);
        Instant now = clock.instant();
        Instant asked = request(variable).map(RollbackRequest::at).orElse(now);
        if (now.isAfter(asked.plus(OVERDUE))) {
            raise(release, why);
        }
    }

    /** Takes the process away from under the release; empty if that was done. */
    private Optional<String> obstacle(String release, boolean held) {
        try {
            transaction.executeWithoutResult(begun -> {
                if (held) {
                    jobs.hold(release);
                }
                modify(release);
            });
            log.info("release {} goes back, as requested", release);
            return Optional.empty();
        } catch (OptimisticLockingException
                | PessimisticLockingFailureException
                | ProcessEnginePersistenceException moved) {
            // The last one, too: a variable that a job has just added keeps the database from removing its execution.
            log.debug("moved on by itself: {}", Reason.of(moved));
            return Optional.of(Reason.of(moved));
        }
    }

    private void modify(String release) {
        ActivityInstance now = runtime.getActivityInstance(release);
        if (now == null || !requests.isOpen(release)) {
            return; // it has just ended, or was taken over a moment ago
        }
        // First, as in a step that begins to go back on its own: so the database makes one wait for the other.
        // If the process had been taken away before, each would wait for the other.
        runtime.setVariable(release, ReleaseVariables.RESTORE.name(), true);
        Set<String> active = Stream.concat(
                        Stream.of(now.getChildActivityInstances()).map(ActivityInstance::getActivityId),
                        Stream.of(now.getChildTransitionInstances()).map(TransitionInstance::getActivityId))
                .collect(Collectors.toSet());
        ProcessInstanceModificationBuilder move = runtime.createProcessInstanceModification(release);
        for (String activity : active) {
            move = move.cancelAllForActivity(activity);
        }
        move.startAfterActivity(ReleaseFrame.ROLL_BACK_REQUESTED).execute(true, true);
    }

    private void raise(String release, String why) {
        List<Incident> known = runtime.createIncidentQuery()
                .processInstanceId(release)
                .incidentType(INCIDENT)
                .list();
        if (known.isEmpty()) {
            runtime.createIncident(INCIDENT, release, release, "the roll-back was requested, and cannot begin: " + why);
        }
    }

    /** The steps that a requested roll-back waits for. */
    List<Attempt> waitsFor(String release) {
        return attempts.inFlight(release, clock.instant());
    }
}
