package teal.board;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import teal.access.Principals;
import teal.board.HistoryTables.ActivityRow;
import teal.board.HistoryTables.InstanceRow;
import teal.board.HistoryTables.TaskRow;
import teal.board.HistoryTables.VariableRow;
import teal.process.attempt.AttemptTable;
import teal.process.variable.LeftOut;
import teal.process.variable.ReleasePlan;
import teal.process.variable.ReleaseVariables;
import teal.process.variable.Variable;
import teal.release.ReleaseState;

/** Assembles everything known about one release. */
@Component
public class ReleaseSheets {

    private static final Set<String> INNER = Set.of("multiInstanceBody");

    private final Principals principals;
    private final HistoryTables history;
    private final AttemptTable attempts;
    private final RunningReleases runningReleases;
    private final ClusterViews clusterViews;
    private final Diagrams diagrams;
    private final Clock clock;

    ReleaseSheets(
            Principals principals,
            HistoryTables history,
            AttemptTable attempts,
            RunningReleases runningReleases,
            ClusterViews clusterViews,
            Diagrams diagrams,
            Clock clock) {
        this.principals = principals;
        this.history = history;
        this.attempts = attempts;
        this.runningReleases = runningReleases;
        this.clusterViews = clusterViews;
        this.diagrams = diagrams;
        this.clock = clock;
    }

    /** @param instance the release, or any process instance that it called */
    public Optional<ReleaseSheet> find(String instance) {
        principals.mustBeSomebody("reading a release");
        return history.release(instance).map(this::sheet);
    }

    private ReleaseSheet sheet(String release) {
        List<InstanceRow> instances = history.instances(release);
        List<ActivityRow> activities = history.activities(release);
        List<VariableRow> variables = history.variables(release);
        InstanceRow root = instances.stream()
                .filter(row -> row.id().equals(release))
                .findFirst()
                .orElseThrow();
        Optional<RunningRelease> running = root.end() == null ? runningReleases.find(release) : Optional.empty();
        String application = text(release, variables, "application").orElse("");
        String version = text(release, variables, "version").orElse("");
        List<TaskRow> tasks = history.tasks(release).stream()
                .map(task -> task.in(application, version))
                .toList();
        Optional<ReleasePlan> plan = value(release, variables, ReleaseVariables.PLAN);
        return new ReleaseSheet(
                release,
                application,
                version,
                root.name(),
                root.end() != null
                        ? ReleaseEnd.of(root, activities)
                        : running.filter(RunningRelease::waiting).isPresent()
                                ? ReleaseState.WAITING
                                : ReleaseState.RUNNING,
                Optional.ofNullable(root.startedBy()),
                text(release, variables, ReleaseVariables.REQUESTED_FOR.name()),
                root.start(),
                Optional.ofNullable(root.end()),
                plan.map(planned -> planned.artifact().fileName()).or(() -> text(release, variables, "artifact")),
                root.end() == null
                        ? running.flatMap(RunningRelease::trouble)
                        : text(release, variables, "failure").filter(reason -> !reason.isBlank()),
                value(release, variables, ReleaseVariables.ROLL_BACK_REQUEST),
                value(release, variables, ReleaseVariables.LEFT_OUT)
                        .map(LeftOut::reasons)
                        .orElse(Map.of()),
                running,
                plan.map(ReleasePlan::before).orElse(Map.of()),
                plan.map(planned -> clusterViews.of(application, planned, StepReports.of(variables)))
                        .orElse(List.of()),
                Timeline.of(attempts.of(release), tasks, history.answers(release), activities),
                waited(tasks),
                instances.stream().map(row -> path(row, activities, variables)).toList());
    }

    /** Two people asked at the same time count as one wait. */
    private Duration waited(List<TaskRow> tasks) {
        Duration sum = Duration.ZERO;
        Instant until = Instant.EPOCH;
        for (TaskRow task : tasks) {
            Instant end = task.end() == null ? clock.instant() : task.end();
            Instant from = task.start().isAfter(until) ? task.start() : until;
            if (end.isAfter(from)) {
                sum = sum.plus(Duration.between(from, end));
                until = end;
            }
        }
        return sum;
    }

    private DiagramPath path(InstanceRow row, List<ActivityRow> activities, List<VariableRow> variables) {
        List<ActivityRow> mine = activities.stream()
                .filter(activity -> activity.instance().equals(row.id()) && !INNER.contains(activity.type()))
                .toList();
        return new DiagramPath(
                row.id(),
                Optional.ofNullable(row.caller()),
                row.definition(),
                row.process(),
                row.ownName(),
                text(row.id(), variables, "cluster"),
                row.start(),
                ids(mine.stream().filter(activity -> activity.end() != null && !activity.cancelled())),
                ids(mine.stream().filter(activity -> activity.end() != null && activity.cancelled())),
                ids(mine.stream().filter(activity -> activity.end() == null)),
                TakenFlows.of(diagrams.flows(row.definition()), mine));
    }

    private static List<String> ids(Stream<ActivityRow> activities) {
        return activities.map(ActivityRow::activity).toList();
    }

    /** The variable of the instance itself, not of a step in it. */
    private static Optional<String> text(String instance, List<VariableRow> variables, String name) {
        return variables.stream()
                .filter(variable -> variable.name().equals(name) && instance.equals(variable.execution()))
                .map(VariableRow::text)
                .findFirst();
    }

    private static <T> Optional<T> value(String instance, List<VariableRow> variables, Variable<T> variable) {
        return text(instance, variables, variable.name()).flatMap(variable::decode);
    }
}
