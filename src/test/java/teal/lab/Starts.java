package teal.lab;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricJobLog;

/**
 * How late the engine began each job of a release, according to its history: a step counts from the moment that the previous
 * one created it, a timer from its due date. A job executor that polls would show up here.
 *
 * @param delays the shortest first
 */
record Starts(List<Duration> delays) {

    Starts {
        delays = delays.stream().sorted().toList();
    }

    static Starts of(HistoryService history, String release) {
        List<HistoricActivityInstance> activities = history.createHistoricActivityInstanceQuery().list().stream()
                .filter(activity -> activity.getRootProcessInstanceId().equals(release))
                .toList();
        return new Starts(history.createHistoricJobLogQuery().creationLog().list().stream()
                .filter(job -> release.equals(job.getRootProcessInstanceId()))
                .flatMap(job -> delay(job, activities).stream())
                .toList());
    }

    /** None for a timer on a task's edge that was not needed. */
    private static Optional<Duration> delay(HistoricJobLog job, List<HistoricActivityInstance> activities) {
        Function<HistoricActivityInstance, Date> begun =
                job.getJobDefinitionType().equals("async-continuation")
                        ? HistoricActivityInstance::getStartTime
                        : HistoricActivityInstance::getEndTime;
        Instant created = job.getTimestamp().toInstant();
        Instant due = Optional.ofNullable(job.getJobDueDate())
                .map(Date::toInstant)
                .filter(created::isBefore)
                .orElse(created);
        return activities.stream()
                .filter(activity -> activity.getActivityId().equals(job.getActivityId()))
                .filter(activity -> activity.getProcessInstanceId().equals(job.getProcessInstanceId()))
                .flatMap(activity -> Optional.ofNullable(begun.apply(activity)).stream())
                .map(Date::toInstant)
                .filter(when -> !when.isBefore(created))
                .min(Instant::compareTo)
                .map(when -> Duration.between(due, when));
    }

    /** In milliseconds, e.g. {@code 9 ms in the middle of 46, 31 ms at most}. */
    String text() {
        return delays.isEmpty()
                ? "none"
                : delays.get(delays.size() / 2).toMillis() + " ms in the middle of " + delays.size() + ", "
                        + delays.get(delays.size() - 1).toMillis() + " ms at most";
    }
}
