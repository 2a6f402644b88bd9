package teal.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.EventSubscription;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.runtime.TransitionInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import teal.access.KnownGroups;

/**
 * Finds what releases wait for without anybody seeing it: an event that nothing sends, a task that nobody can answer, or
 * nothing at all. A diagram may contain such a wait, and the release would hang silently and hold its application for
 * ever, so each becomes an incident with the element's name.
 */
@Component
class UnseenWaits {

    private static final Logger log = LoggerFactory.getLogger(UnseenWaits.class);

    static final String INCIDENT = "unseenWait";

    private static final String WORK = "unseenWaits";

    /** Until the next look, with something to spare. */
    private static final Duration TURN = Duration.ofSeconds(25);

    private static final String WAY_OUT = ". Roll the release back";

    private final RuntimeService runtime;
    private final ManagementService management;
    private final TaskService tasks;
    private final ProcessEngineConfigurationImpl engine;
    private final KnownGroups groups;
    private final Turns turns;
    private Set<Wait> suspects = Set.of();

    UnseenWaits(
            RuntimeService runtime,
            ManagementService management,
            TaskService tasks,
            ProcessEngineConfigurationImpl engine,
            KnownGroups groups,
            Turns turns) {
        this.runtime = runtime;
        this.management = management;
        this.tasks = tasks;
        this.engine = engine;
        this.groups = groups;
        this.turns = turns;
    }

    /** @param execution where it waits */
    private record Wait(String release, String execution, String message) {}

    private record Leaf(String name, String type, String instance, List<String> executions) {

        static final String TRANSITION = "transition";

        static Leaf of(ActivityInstance activity) {
            return new Leaf(
                    name(activity.getActivityName(), activity.getActivityId()),
                    activity.getActivityType(),
                    activity.getProcessInstanceId(),
                    List.of(activity.getExecutionIds()));
        }

        static Leaf of(TransitionInstance before) {
            return new Leaf(
                    name(before.getActivityName(), before.getActivityId()),
                    TRANSITION,
                    before.getProcessInstanceId(),
                    List.of(before.getExecutionId()));
        }

        private static String name(@Nullable String name, String id) {
            return "'" + (name == null ? id : name) + "'";
        }
    }

    /** One instance looks for all. If it is killed, another one has looked twice within a minute. */
    @Scheduled(fixedDelay = 15_000)
    synchronized void lookInTurn() {
        if (turns.take(WORK, TURN)) {
            look();
        } else {
            suspects = Set.of();
        }
    }

    /** A wait counts if it is seen twice in a row, because the queries of one look do not run at a single moment. */
    synchronized void look() {
        Set<Wait> found = new HashSet<>();
        Set<String> known = groups();
        for (ProcessInstance instance :
                runtime.createProcessInstanceQuery().active().list()) {
            found.addAll(unseen(instance, known));
            turns.take(WORK, TURN); // kept while there are many releases to look at
        }
        found.stream().filter(suspects::contains).forEach(this::raise);
        suspects = found;
    }

    private Set<String> groups() {
        return engine.getCommandExecutorTxRequired().execute(context -> groups.all());
    }

    private List<Wait> unseen(ProcessInstance instance, Set<String> known) {
        ActivityInstance tree = runtime.getActivityInstance(instance.getId());
        if (tree == null) {
            return List.of();
        }
        List<Job> jobs =
                management.createJobQuery().processInstanceId(instance.getId()).list();
        List<Task> asked =
                tasks.createTaskQuery().processInstanceId(instance.getId()).list();
        List<EventSubscription> events = runtime.createEventSubscriptionQuery()
                .processInstanceId(instance.getId())
                .list();
        List<Wait> waits = new ArrayList<>();
        for (Leaf leaf : leaves(tree)) {
            // A job moves it on, or is an incident once it is out of retries.
            boolean moves = jobs.stream().anyMatch(job -> leaf.executions().contains(job.getExecutionId()));
            if (!moves && !calls(leaf) && !isDone(leaf)) {
                why(leaf, asked, events, known)
                        .map(why -> new Wait(
                                instance.getRootProcessInstanceId(),
                                leaf.executions().get(0),
                                why + WAY_OUT))
                        .ifPresent(waits::add);
            }
        }
        return waits;
    }

    /** Where an instance is: at activities, and in front of those that a job would begin. */
    private static List<Leaf> leaves(ActivityInstance instance) {
        if (instance.getChildActivityInstances().length == 0 && instance.getChildTransitionInstances().length == 0) {
            return instance.getParentActivityInstanceId() == null ? List.of() : List.of(Leaf.of(instance));
        }
        return Stream.concat(
                        Stream.of(instance.getChildTransitionInstances()).map(Leaf::of),
                        Stream.of(instance.getChildActivityInstances()).flatMap(child -> leaves(child).stream()))
                .toList();
    }

    private Optional<String> why(Leaf leaf, List<Task> asked, List<EventSubscription> events, Set<String> known) {
        List<Task> here = asked.stream()
                .filter(task -> leaf.executions().contains(task.getExecutionId()))
                .toList();
        if (here.isEmpty()) {
            return Optional.of(leaf.name() + waitsFor(events, leaf.executions()));
        }
        return here.stream().anyMatch(task -> isAsked(task, known))
                ? Optional.empty()
                : Optional.of(leaf.name() + " waits for an answer that nobody can give: " + nobody(here));
    }

    private boolean calls(Leaf leaf) {
        return leaf.type().equals("callActivity")
                && runtime.createProcessInstanceQuery()
                                .superProcessInstanceId(leaf.instance())
                                .count()
                        > 0;
    }

    /** One of several that ran side by side, such as the nodes of a batch, and waits for the others to end. */
    private boolean isDone(Leaf leaf) {
        return leaf.type().equals(Leaf.TRANSITION)
                && engine.getCommandExecutorTxRequired()
                        .execute(context -> leaf.executions().stream()
                                .map(context.getExecutionManager()::findExecutionById)
                                .noneMatch(execution -> execution != null && execution.isActive()));
    }

    private static String waitsFor(List<EventSubscription> events, List<String> executions) {
        String awaited = events.stream()
                .filter(event -> executions.contains(event.getExecutionId()))
                .map(event -> event.getEventName() == null
                        ? "a condition"
                        : "the " + event.getEventType() + " '" + event.getEventName() + "'")
                .collect(Collectors.joining(" or "));
        return awaited.isEmpty()
                ? " is where the release is stuck: no job, timer, task or event moves it on"
                : " waits for " + awaited + ", which nothing in Teal sends, and no timer ends the wait";
    }

    private boolean isAsked(Task task, Set<String> known) {
        return task.getAssignee() != null
                || links(task)
                        .map(links -> links.stream()
                                .anyMatch(link -> link.getUserId() != null || known.contains(link.getGroupId())))
                        .orElse(true);
    }

    private String nobody(List<Task> here) {
        String asked = here.stream()
                .flatMap(task -> links(task).stream())
                .flatMap(List::stream)
                .map(IdentityLink::getGroupId)
                .distinct()
                .collect(Collectors.joining(", "));
        return asked.isEmpty() ? "it asks no group" : "there is no group '" + asked + "'";
    }

    /** Empty if the task has ended meanwhile: between its two looks the engine then finds no execution, and fails. */
    private Optional<List<IdentityLink>> links(Task task) {
        try {
            return Optional.of(tasks.getIdentityLinksForTask(task.getId()));
        } catch (NullPointerException | ProcessEngineException gone) {
            if (tasks.createTaskQuery().taskId(task.getId()).count() > 0) {
                throw gone;
            }
            return Optional.empty();
        }
    }

    private void raise(Wait wait) {
        boolean raised = runtime.createIncidentQuery()
                        .incidentType(INCIDENT)
                        .executionId(wait.execution())
                        .count()
                > 0;
        if (!raised) {
            try {
                runtime.createIncident(INCIDENT, wait.execution(), wait.execution(), wait.message());
                log.error("{}: {}", wait.release(), wait.message());
            } catch (BadUserRequestException refused) {
                if (isThere(wait)) {
                    throw refused;
                }
                log.debug("{} went on meanwhile: {}", wait.release(), wait.message());
            }
        }
    }

    private boolean isThere(Wait wait) {
        return runtime.createExecutionQuery().executionId(wait.execution()).count() > 0;
    }
}
