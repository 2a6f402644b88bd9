package teal.operate;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.EventSubscription;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.runtime.VariableInstance;
import org.camunda.bpm.engine.task.Task;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import teal.process.variable.ReleaseVariables;
import teal.process.variable.RollbackRequest;

/**
 * Moves on everything that waits in a release that is to be rolled back: tasks are answered, waits end now, failed jobs
 * run once more, and the next step finds the request. Anything in flight is left alone. Repeated until the roll-back
 * has begun, so that nothing is lost if an engine stops in between.
 */
@Component
class RollbackPush {

    private static final Logger log = LoggerFactory.getLogger(RollbackPush.class);

    /** The message that a diagram lets a user task wait for, as an alternative to its answer. */
    private static final String MESSAGE = "RollBackRequested";

    /** Not the boundary timers of a task, such as a reminder. */
    private static final Set<String> IN_THE_FLOW = Set.of("timer-intermediate-transition", "async-continuation");

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final ManagementService management;
    private final TaskScheduler scheduler;
    private final Clock clock;

    RollbackPush(
            RuntimeService runtime,
            TaskService tasks,
            ManagementService management,
            TaskScheduler scheduler,
            Clock clock) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.management = management;
        this.scheduler = scheduler;
        this.clock = clock;
    }

    /** After the request has been committed. */
    void soon() {
        scheduler.schedule(this::pushAll, clock.instant().plusMillis(50));
    }

    @Scheduled(fixedDelay = 1000)
    void pushAll() {
        runtime.createVariableInstanceQuery().variableName(ReleaseVariables.ROLL_BACK_REQUEST.name()).list().stream()
                .filter(variable -> !isRollingBack(variable.getProcessInstanceId()))
                .forEach(this::push);
    }

    boolean isRollingBack(String release) {
        return runtime.createProcessInstanceQuery()
                        .superProcessInstanceId(release)
                        .processDefinitionKey("rollback")
                        .count()
                > 0;
    }

    private void push(VariableInstance request) {
        String release = request.getProcessInstanceId();
        RollbackRequest wanted =
                ReleaseVariables.ROLL_BACK_REQUEST.decode(request.getValue()).orElseThrow();
        for (String instance : tree(release)) {
            tasks.createTaskQuery()
                    .processInstanceId(instance)
                    .list()
                    .forEach(task -> quietly(() -> answer(task, wanted)));
            management.createJobQuery().processInstanceId(instance).list().stream()
                    .filter(this::waits)
                    .forEach(job -> quietly(() -> begin(job)));
        }
    }

    private void answer(Task task, RollbackRequest wanted) {
        List<EventSubscription> messages = runtime.createEventSubscriptionQuery()
                .processInstanceId(task.getProcessInstanceId())
                .eventType("message")
                .eventName(MESSAGE)
                .list();
        if (!messages.isEmpty()) {
            messages.forEach(message -> runtime.messageEventReceived(MESSAGE, message.getExecutionId()));
            return;
        }
        // The request itself is the decision that the release waits for. Before the plan there is nothing to roll back.
        if (wanted.by() != null) {
            tasks.setAssignee(task.getId(), wanted.by());
        }
        String decision = hasPlan(task) ? "rollBack" : "giveUp";
        tasks.complete(task.getId(), Map.of("decision", decision, "reason", wanted.reason()));
    }

    private boolean hasPlan(Task task) {
        return runtime.getVariable(task.getExecutionId(), ReleaseVariables.PLAN.name()) != null;
    }

    /** A timer in the flow, or a job that waits for its next attempt or for a person; not a job that is being executed. */
    private boolean waits(Job job) {
        boolean later = job.getDuedate() != null && job.getDuedate().toInstant().isAfter(clock.instant());
        return (later || job.getRetries() == 0) && IN_THE_FLOW.contains(kind(job));
    }

    private String kind(Job job) {
        return management
                .createJobDefinitionQuery()
                .jobDefinitionId(job.getJobDefinitionId())
                .singleResult()
                .getJobType();
    }

    private void begin(Job job) {
        if (job.getRetries() == 0) {
            management.setJobRetries(job.getId(), 1);
        }
        management.setJobDuedate(job.getId(), Date.from(Instant.now(clock)));
    }

    private List<String> tree(String release) {
        List<String> instances = new ArrayList<>(List.of(release));
        for (int i = 0; i < instances.size(); i++) {
            runtime.createProcessInstanceQuery().superProcessInstanceId(instances.get(i)).list().stream()
                    .map(ProcessInstance::getId)
                    .forEach(instances::add);
        }
        return instances;
    }

    private static void quietly(Runnable move) {
        try {
            move.run();
        } catch (OptimisticLockingException moved) {
            log.debug("moved on by itself: {}", moved.getMessage());
        } catch (ProcessEngineException later) {
            log.warn("could not be moved on for a roll-back, next try soon: {}", later.getMessage());
        }
    }
}
