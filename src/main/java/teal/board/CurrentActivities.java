package teal.board;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import teal.board.CurrentActivity.Kind;
import teal.board.RunningTables.AttemptRow;
import teal.board.RunningTables.EventRow;
import teal.board.RunningTables.ExecutionRow;
import teal.board.RunningTables.JobRow;
import teal.board.RunningTables.TaskRow;
import teal.process.task.TaskName;

/** Translates jobs and tasks into activities that people understand. */
final class CurrentActivities {

    /** Timers that a release waits for; all others are reminders and time limits on a boundary. */
    private static final String TIMER = "timer-intermediate-transition";

    /** Reminders and time limits. */
    private static final String BOUNDARY = "timer-transition";

    private final ExecutionTree tree;
    private final Diagrams diagrams;
    private final Instant now;

    CurrentActivities(ExecutionTree tree, Diagrams diagrams, Instant now) {
        this.tree = tree;
        this.diagrams = diagrams;
        this.now = now;
    }

    /** By release. */
    Map<String, List<CurrentActivity>> of(
            List<JobRow> jobs, List<TaskRow> tasks, List<AttemptRow> attempts, List<EventRow> events) {
        Map<String, AttemptRow> byJob = new HashMap<>();
        attempts.forEach(attempt -> byJob.put(attempt.job(), attempt));
        Map<String, List<CurrentActivity>> going = new LinkedHashMap<>();
        tasks.forEach(task -> add(going, task.release(), task(task)));
        jobs.stream()
                .filter(job -> job.isStep() || job.kind().equals(TIMER))
                .forEach(job -> add(going, job.release(), job(job, byJob.get(job.id()))));
        Set<String> known = Stream.concat(
                        jobs.stream()
                                .filter(job -> !job.kind().equals(BOUNDARY))
                                .map(JobRow::execution),
                        tasks.stream().map(TaskRow::execution))
                .collect(Collectors.toSet());
        // Whatever is drawn: a release that waits is never shown as if it did nothing.
        tree.leaves().stream()
                .filter(leaf -> !known.contains(leaf.id()))
                .forEach(leaf -> add(going, leaf.release(), wait(leaf, events)));
        return going;
    }

    private CurrentActivity wait(ExecutionRow leaf, List<EventRow> events) {
        List<EventRow> awaited = events.stream()
                .filter(event -> event.execution().equals(leaf.id()))
                .toList();
        String activity = Objects.requireNonNull(leaf.activity());
        return new CurrentActivity(
                leaf.id(),
                Kind.EVENT,
                activity,
                diagrams.name(tree.definition(leaf), activity),
                tree.variable(leaf.id(), "cluster"),
                tree.variable(leaf.id(), "node"),
                awaited.stream()
                        .map(EventRow::since)
                        .min(Comparator.naturalOrder())
                        .orElse(now),
                Optional.empty(),
                1,
                Optional.empty(),
                Optional.empty(),
                Optional.of(
                        awaited.isEmpty()
                                ? "nothing in Teal moves it on"
                                : awaited.stream().map(CurrentActivities::name).collect(Collectors.joining(" or "))),
                false);
    }

    private static String name(EventRow event) {
        return event.name() == null ? "a condition" : "the " + event.type() + " '" + event.name() + "'";
    }

    private static void add(Map<String, List<CurrentActivity>> all, String release, CurrentActivity one) {
        all.computeIfAbsent(release, id -> new ArrayList<>()).add(one);
    }

    private CurrentActivity task(TaskRow task) {
        return new CurrentActivity(
                task.id(),
                Kind.PERSON,
                task.activity(),
                Optional.ofNullable(task.name())
                        .map(name -> TaskName.question(
                                name,
                                tree.variable(task.execution(), "application").orElse(""),
                                tree.variable(task.execution(), "version").orElse("")))
                        .orElse(task.activity()),
                tree.variable(task.execution(), "cluster"),
                tree.variable(task.execution(), "node"),
                task.created(),
                Optional.empty(),
                1,
                Optional.ofNullable(task.group()),
                Optional.ofNullable(task.assignee()),
                Optional.empty(),
                diagrams.isDecision(task.definition(), task.activity()));
    }

    private CurrentActivity job(JobRow job, @Nullable AttemptRow attempts) {
        boolean running = attempts != null && attempts.open();
        Kind kind = kind(job, running);
        int made = attempts == null ? 0 : attempts.count();
        return new CurrentActivity(
                job.id(),
                kind,
                job.activity(),
                diagrams.name(job.definition(), job.activity()),
                tree.variable(job.execution(), "cluster"),
                tree.variable(job.execution(), "node"),
                attempts != null && running ? attempts.began() : job.created(),
                Optional.ofNullable(job.due()),
                Math.max(1, running ? made : made + 1),
                Optional.empty(),
                Optional.empty(),
                Optional.ofNullable(job.trouble()),
                false);
    }

    private Kind kind(JobRow job, boolean running) {
        if (job.retries() == 0) {
            return Kind.STUCK;
        }
        if (job.kind().equals(TIMER)) {
            return Kind.WAIT;
        }
        boolean later = job.due() != null && job.due().isAfter(now);
        return !running && later && job.trouble() != null ? Kind.REPEAT : Kind.STEP;
    }
}
