package teal.board;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import teal.access.Principals;
import teal.board.RunningTables.StartRow;
import teal.board.RunningTables.TroubleRow;

/** Running releases, each with its current activity, across all processes that it calls. */
@Component
public class RunningReleases {

    /** The process that rolls a release back, part of every set of diagrams. */
    private static final String ROLL_BACK = "rollback";

    private final Principals principals;
    private final RunningTables tables;
    private final Diagrams diagrams;
    private final Clock clock;

    RunningReleases(Principals principals, RunningTables tables, Diagrams diagrams, Clock clock) {
        this.principals = principals;
        this.tables = tables;
        this.diagrams = diagrams;
        this.clock = clock;
    }

    public List<RunningRelease> all() {
        return ask(Optional.empty());
    }

    /** Empty if the release has ended. */
    public Optional<RunningRelease> find(String release) {
        return ask(Optional.of(List.of(release))).stream().findFirst();
    }

    private List<RunningRelease> ask(Optional<List<String>> release) {
        principals.mustBeSomebody("reading running releases");
        ExecutionTree tree = new ExecutionTree(tables.executions(release), tables.variables(release));
        CurrentActivities goingOn = new CurrentActivities(tree, diagrams, clock.instant());
        Map<String, List<CurrentActivity>> now = goingOn.of(
                tables.jobs(release), tables.tasks(release), tables.attempts(release), tables.events(release));
        Map<String, StartRow> starts =
                tables.starts(release).stream().collect(Collectors.toMap(StartRow::release, Function.identity()));
        Map<String, String> troubles = tables.troubles(release).stream()
                .collect(Collectors.toMap(TroubleRow::release, TroubleRow::message, (one, other) -> one));
        return tree.releases().stream()
                .filter(root -> starts.containsKey(root.id()))
                .map(root -> running(root, tree, now, starts, troubles))
                .sorted(Comparator.comparing(RunningRelease::startedAt))
                .toList();
    }

    private RunningRelease running(
            RunningTables.ExecutionRow root,
            ExecutionTree tree,
            Map<String, List<CurrentActivity>> now,
            Map<String, StartRow> starts,
            Map<String, String> troubles) {
        String id = root.id();
        String drawn = tree.variable(id, "process")
                .flatMap(process -> diagrams.inTheSameDeployment(tree.definition(root), process))
                .orElseGet(() -> tree.definition(root));
        Optional<RunningTables.ExecutionRow> running = tree.instance(id, drawn);
        List<Phase> phases = diagrams.phases(drawn).stream()
                .map(phase -> withCluster(phase, tree, drawn, running.orElse(root), root))
                .toList();
        List<String> activities = phases.stream().map(Phase::activity).toList();
        // Once the requested process is over, Teal's own says what happens.
        RunningTables.ExecutionRow where = running.orElse(root);
        List<String> here = tree.activities(where.id());
        Optional<Integer> phase = running.stream()
                .flatMap(instance -> here.stream())
                .map(activities::indexOf)
                .filter(index -> index >= 0)
                .findFirst();
        StartRow start = Objects.requireNonNull(starts.get(id));
        return new RunningRelease(
                id,
                tree.variable(id, "application").orElse(""),
                tree.variable(id, "version").orElse(""),
                start.process(),
                Optional.ofNullable(start.by()),
                start.at(),
                phases,
                phase,
                phase.map(index -> phases.get(index).name())
                        .or(() -> here.stream()
                                .findFirst()
                                .map(activity -> diagrams.name(tree.definition(where), activity)))
                        .orElse(""),
                tree.variable(id, "rollBackRequest").isPresent()
                        || here.stream()
                                .anyMatch(activity -> diagrams.calls(tree.definition(where), activity, ROLL_BACK)),
                now.getOrDefault(id, List.of()),
                tree.variable(id, "rollBackRequest")
                        .filter(request -> running.isPresent())
                        .flatMap(request -> stepsInFlight(now.getOrDefault(id, List.of()))),
                Optional.ofNullable(troubles.get(id)));
    }

    private static Optional<String> stepsInFlight(List<CurrentActivity> now) {
        String steps = now.stream()
                .filter(activity -> activity.kind() == CurrentActivity.Kind.STEP)
                .map(activity -> "'" + activity.name() + "'"
                        + activity.node()
                                .or(activity::cluster)
                                .map(where -> " on " + where)
                                .orElse(""))
                .collect(Collectors.joining(", "));
        return Optional.of(steps).filter(text -> !text.isEmpty());
    }

    /** <em>Upgrade first cluster</em> means more with the cluster's name. */
    private Phase withCluster(
            Phase phase,
            ExecutionTree tree,
            String definition,
            RunningTables.ExecutionRow instance,
            RunningTables.ExecutionRow root) {
        return diagrams.variableOfCluster(definition, phase.activity())
                .flatMap(
                        variable -> tree.variable(instance.id(), variable).or(() -> tree.variable(root.id(), variable)))
                .map(cluster -> new Phase(phase.activity(), phase.name() + " (" + cluster + ")"))
                .orElse(phase);
    }
}
