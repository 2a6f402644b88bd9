package teal.rules;

import java.util.List;
import java.util.Optional;

/** Teal's processes that diagrams call, with the inputs that they need. */
public final class CalledProcesses {

    private static final List<StepInput> RELEASE = List.of(
            StepInputs.APPLICATION,
            StepInput.variable("version", "Version", "The variable that holds the version to release."),
            StepInput.variable("release", "Release", "The variable that holds the release's id."),
            StepInput.variable("plan", "Plan", "The variable that holds what 'Plan release' found out."));

    /** A variable, or one of the two values. */
    private static final StepInput RESTORE = StepInput.text(
                    "restore",
                    "Restore",
                    "Whether the cluster goes back to what it ran before this release.",
                    "\\$\\{(?:true|false|[A-Za-z]\\w*)\\}",
                    "${true}, ${false} or a variable such as ${restore}")
            .suggesting("${false}");

    private static final List<CalledProcess> ALL = List.of(
            new CalledProcess(
                    "cluster-upgrade",
                    "Upgrade one cluster",
                    "Moves users away, waits until the cluster is idle, stages, rolls out, tests and warms up.",
                    Area.NODES,
                    RELEASE,
                    List.of(StepInputs.CLUSTER, RESTORE),
                    List.of()),
            new CalledProcess(
                    "rolling-deployment",
                    "Roll out version",
                    "Changes the cluster's nodes in batches: out of service, activate, check health, back in service.",
                    Area.NODES,
                    RELEASE,
                    List.of(StepInputs.CLUSTER, RESTORE),
                    List.of()),
            new CalledProcess(
                    "rollback",
                    "Roll back release",
                    "Restores each changed cluster, moves users home, and asks for a decision if something fails.",
                    Area.NODES,
                    RELEASE,
                    List.of(
                            StepInput.variable("first", "First cluster", "The variable that names the first cluster."),
                            StepInput.variable(
                                    "second", "Second cluster", "The variable that names the second cluster."),
                            RESTORE.suggesting("${true}")),
                    List.of("changed")),
            new CalledProcess(
                    "wait-out-freeze",
                    "Wait out freeze",
                    "A safe point: during a freeze, waits here until it ends or someone overrides it.",
                    Area.PLAN,
                    RELEASE,
                    List.of(),
                    List.of()),
            new CalledProcess(
                    "wait-for-window",
                    "Wait for time window",
                    "Continues at once if the window is open, otherwise when it opens.",
                    Area.GENERAL,
                    RELEASE,
                    List.of(StepInputs.DAYS, StepInputs.OPENS, StepInputs.CLOSES, StepInputs.ZONE),
                    List.of()),
            new CalledProcess(
                    "wait-for-caches",
                    "Wait for caches",
                    "Waits until no cache can still hold the answer from before the last switch.",
                    Area.TRAFFIC,
                    List.of(),
                    List.of(StepInput.variable("cachesExpireAt", "Until", "The variable that 'Switch traffic' sets.")),
                    List.of()));

    private CalledProcesses() {}

    public static List<CalledProcess> all() {
        return ALL;
    }

    public static Optional<CalledProcess> find(String id) {
        return ALL.stream().filter(process -> process.id().equals(id)).findFirst();
    }
}
