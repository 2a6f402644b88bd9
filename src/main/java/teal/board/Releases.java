package teal.board;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import teal.access.Principals;
import teal.access.ReleaseRights;
import teal.board.HistoryTables.ActivityRow;
import teal.board.HistoryTables.FailureRow;
import teal.board.HistoryTables.InstanceRow;
import teal.board.HistoryTables.VariableRow;
import teal.board.ReleaseView.Activity;
import teal.board.RunningTables.JobRow;
import teal.board.RunningTables.TroubleRow;
import teal.process.variable.LeftOut;
import teal.process.variable.ReleaseVariables;
import teal.process.variable.StepReport;
import teal.process.variable.Variable;
import teal.release.ReleaseState;

/**
 * Running and past releases of any process: every process instance that no other process called is a release. Assembled
 * from the engine's own records, so nothing is stored twice, in a fixed number of queries however many releases there are.
 */
@Service
public class Releases {

    /** So many reports of steps are in a view of one release: 250 nodes make about as many. */
    public static final int MOST_EVIDENCE = 2_000;

    private static final String USER_TASK = "userTask";
    private static final String NOT_YET_A_TASK = "task";

    private final Principals principals;
    private final ReleaseRights rights;
    private final HistoryTables history;
    private final RunningTables running;
    private final Diagrams diagrams;
    private final ClusterViews clusters;

    Releases(
            Principals principals,
            ReleaseRights rights,
            HistoryTables history,
            RunningTables running,
            Diagrams diagrams,
            ClusterViews clusters) {
        this.principals = principals;
        this.rights = rights;
        this.history = history;
        this.running = running;
        this.diagrams = diagrams;
        this.clusters = clusters;
    }

    /** Also empty if the user may not read releases. */
    public Optional<ReleaseView> find(String id) {
        return mayRead()
                ? history.root(id)
                        .flatMap(root -> views(List.of(root), true).stream().findFirst())
                        .filter(release -> rights.include(release.application()))
                : Optional.empty();
    }

    /** Newest releases first, without their evidence. Those that the user may not read are left out of them. */
    public List<ReleaseView> newest(int most) {
        return mayRead()
                ? views(history.newest(most), false).stream()
                        .filter(release -> rights.include(release.application()))
                        .toList()
                : List.of();
    }

    /**
     * What the steps of a release found, oldest first, page by page; empty if there is no such release, or the user may not
     * read it.
     *
     * @param after how many reports to leave out at the beginning
     * @param most how many to return at the most
     */
    public Optional<List<StepReport>> evidence(String release, int after, int most) {
        Optional<InstanceRow> readable = mayRead() ? history.root(release).filter(this::mayRead) : Optional.empty();
        return readable.map(
                root -> evidence(root.id()).stream().skip(after).limit(most).toList());
    }

    private boolean mayRead(InstanceRow root) {
        return rights.include(variable(history.ownVariables(List.of(root.id())), ReleaseVariables.APPLICATION)
                .orElse(""));
    }

    private boolean mayRead() {
        principals.mustBeSomebody("reading releases");
        return rights.mayRead();
    }

    /** The evidence is read last: a reader who sees that a release waits, or has ended, also sees what led to it. */
    private List<ReleaseView> views(List<InstanceRow> roots, boolean whole) {
        List<String> ids = roots.stream().map(InstanceRow::id).toList();
        List<String> alive = roots.stream()
                .filter(root -> root.end() == null)
                .map(InstanceRow::id)
                .toList();
        Map<String, List<ActivityRow>> activities = by(history.nowAndEnds(ids), ActivityRow::release);
        Map<String, List<JobRow>> jobs = by(running.jobs(Optional.of(alive)), JobRow::release);
        Map<String, List<TroubleRow>> troubles = by(running.troubles(Optional.of(alive)), TroubleRow::release);
        Map<String, List<VariableRow>> variables = by(history.ownVariables(ids), VariableRow::instance);
        return roots.stream()
                .map(root -> view(
                        root,
                        steps(of(activities, root), of(jobs, root)),
                        of(activities, root),
                        of(troubles, root),
                        of(variables, root),
                        whole))
                .toList();
    }

    private static <T> Map<String, List<T>> by(List<T> rows, Function<T, String> release) {
        return rows.stream().collect(Collectors.groupingBy(release));
    }

    private static <T> List<T> of(Map<String, List<T>> rows, InstanceRow root) {
        return rows.getOrDefault(root.id(), List.of());
    }

    private ReleaseView view(
            InstanceRow root,
            List<Activity> steps,
            List<ActivityRow> activities,
            List<TroubleRow> troubles,
            List<VariableRow> variables,
            boolean whole) {
        boolean ended = root.end() != null;
        List<FailedAttempt> failed = whole ? failed(root.id()) : List.of();
        List<StepReport> evidence = whole ? evidence(root.id()) : List.of();
        int earlier = Math.max(0, evidence.size() - MOST_EVIDENCE);
        String application = variable(variables, ReleaseVariables.APPLICATION).orElse("");
        String version = variable(variables, ReleaseVariables.VERSION)
                .map(Object::toString)
                .orElse("");
        LeftOut leftOut = variable(variables, ReleaseVariables.LEFT_OUT).orElse(LeftOut.NOBODY);
        return new ReleaseView(
                root.id(),
                application,
                version,
                root.asked(),
                root.name().version().orElse(0),
                ended ? ReleaseEnd.of(root, activities) : state(steps, troubles),
                Optional.ofNullable(root.startedBy()),
                variable(variables, ReleaseVariables.REQUESTED_FOR),
                root.start(),
                Optional.ofNullable(root.end()),
                ended
                        ? variable(variables, ReleaseVariables.FAILURE).filter(text -> !text.isBlank())
                        : troubles.stream().map(TroubleRow::message).findFirst(),
                variable(variables, ReleaseVariables.ROLL_BACK_REQUEST),
                leftOut.reasons(),
                ended ? List.of() : steps,
                variable(variables, ReleaseVariables.PLAN)
                        .map(plan -> ended && !whole && ReleaseEnd.of(root, activities) == ReleaseState.RELEASED
                                ? clusters.released(application, plan, version, leftOut)
                                : clusters.of(application, plan, evidence))
                        .orElse(List.of()),
                failed,
                evidence.subList(earlier, evidence.size()),
                earlier);
    }

    /**
     * Tasks and timers are in the history from the start; a step that runs, or waits for its next attempt, gets there
     * only when it ends, but it has a job.
     */
    private List<Activity> steps(List<ActivityRow> activities, List<JobRow> jobs) {
        Stream<Activity> waits = activities.stream()
                .filter(activity -> activity.end() == null && isLeaf(activity.type()))
                .map(activity -> new Activity(
                        activity.activity(),
                        Optional.ofNullable(activity.name()).orElse(activity.activity()),
                        activity.type(),
                        activity.start(),
                        Awaited.by(activity, diagrams),
                        Optional.ofNullable(activity.task()).map("/engine-rest/task/"::concat)));
        Stream<Activity> steps = jobs.stream()
                .filter(JobRow::isStep)
                .map(job -> new Activity(
                        job.activity(),
                        diagrams.name(job.definition(), job.activity()),
                        kindOf(diagrams.type(job.definition(), job.activity())),
                        job.created(),
                        Optional.empty(),
                        Optional.empty()));
        return Stream.concat(waits, steps).toList();
    }

    /** As long as the job before a person's task has not run, there is no task that anybody could answer. */
    private static String kindOf(String type) {
        return type.equals(USER_TASK) ? NOT_YET_A_TASK : type;
    }

    private static boolean isLeaf(String type) {
        return switch (type) {
            case "subProcess", "callActivity", "multiInstanceBody" -> false;
            default -> true;
        };
    }

    private static ReleaseState state(List<Activity> steps, List<TroubleRow> troubles) {
        boolean forPeople = steps.stream().anyMatch(step -> step.kind().equals(USER_TASK)) || !troubles.isEmpty();
        return forPeople ? ReleaseState.WAITING : ReleaseState.RUNNING;
    }

    private List<FailedAttempt> failed(String release) {
        Map<String, Integer> numbers = new HashMap<>();
        List<FailedAttempt> attempts = new ArrayList<>();
        for (FailureRow failure : history.failures(release)) {
            attempts.add(new FailedAttempt(
                    diagrams.name(failure.definition(), failure.activity()),
                    numbers.merge(failure.job(), 1, Integer::sum),
                    failure.at(),
                    Optional.ofNullable(failure.message()).orElse("(no reason given)")));
        }
        return attempts;
    }

    private List<StepReport> evidence(String release) {
        return StepReports.of(history.variables(release));
    }

    private static <T> Optional<T> variable(List<VariableRow> variables, Variable<T> variable) {
        try {
            return variables.stream()
                    .filter(row -> row.name().equals(variable.name()))
                    .map(VariableRow::text)
                    .findFirst()
                    .flatMap(variable::decode);
        } catch (IllegalStateException unreadable) {
            // A request with an invalid version was refused; the release is still shown.
            return Optional.empty();
        }
    }
}
