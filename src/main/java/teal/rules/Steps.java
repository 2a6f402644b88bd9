package teal.rules;

import static teal.rules.Area.GENERAL;
import static teal.rules.Area.NODES;
import static teal.rules.Area.PLAN;
import static teal.rules.Area.TRAFFIC;
import static teal.rules.Area.VERIFICATION;
import static teal.rules.Effect.CHANGES_NODES;
import static teal.rules.Effect.CONFIRMS;
import static teal.rules.Effect.NONE;
import static teal.rules.Effect.RESTORES;
import static teal.rules.Effect.ROLLS_OUT;
import static teal.rules.Effect.SWITCHES;
import static teal.rules.Effect.VERIFIES;
import static teal.rules.Effect.WAITS;
import static teal.rules.StepInputs.APPLICATION;
import static teal.rules.StepInputs.CLUSTER;
import static teal.rules.StepInputs.NODE;
import static teal.rules.StepInputs.TO;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import teal.release.ReleaseErrors;

/** All steps that diagrams may call, in the order in which a release runs them. */
public final class Steps {

    private static final List<StepDefinition> ALL = List.of(
            StepDefinition.of(
                            "planRelease",
                            "Plan release",
                            "Reads the inventory, pins the artifact by its SHA-256 and finds out which cluster is"
                                    + " live.",
                            PLAN,
                            NONE,
                            APPLICATION)
                    .setting(
                            "release",
                            "plan",
                            "first",
                            "second",
                            "anythingMissing",
                            "secondMissing",
                            "remindEvery",
                            "escalateAfter",
                            "expireAfter",
                            "failure")
                    .throwing(ReleaseErrors.RELEASE_REFUSED, ReleaseErrors.STEP_FAILED),
            StepDefinition.of(
                            "switchTraffic",
                            "Switch traffic",
                            "Moves the CNAME in one guarded DNS update; does nothing if it already points there.",
                            TRAFFIC,
                            SWITCHES,
                            TO)
                    .setting("cachesExpireAt", "switchedAt"),
            StepDefinition.of(
                            "confirmSwitch",
                            "Confirm switch",
                            "Asks every name server and named resolver for the new answer; sets 'confirmed'.",
                            TRAFFIC,
                            CONFIRMS,
                            TO)
                    .setting("confirmed", "cachesExpireAt"),
            StepDefinition.of(
                            "checkIdle",
                            "Check that cluster is idle",
                            "Counts the connections that users still have to each node; sets 'idle'.",
                            TRAFFIC,
                            NONE,
                            CLUSTER)
                    .setting("idle"),
            StepDefinition.of(
                            "watchTraffic",
                            "Watch live traffic",
                            "Watches how the other cluster serves users for one slice of the bake time; sets 'baked'.",
                            VERIFICATION,
                            NONE,
                            CLUSTER)
                    .setting("baked", "watchedFor")
                    .throwing(ReleaseErrors.LIVE_TRAFFIC_BAD, ReleaseErrors.STEP_FAILED),
            StepDefinition.of(
                    "switchTrafficBack",
                    "Switch traffic back",
                    "Moves users back to the cluster that they came from, which has not been changed yet.",
                    TRAFFIC,
                    SWITCHES,
                    CLUSTER),
            StepDefinition.of(
                    "stageArtifact",
                    "Stage artifact",
                    "Uploads, verifies and unpacks the version on all nodes of the cluster; disturbs nothing.",
                    NODES,
                    NONE,
                    CLUSTER),
            StepDefinition.of(
                            "chooseNextNodes",
                            "Choose next nodes",
                            "Picks the next batch of nodes to update; sets 'batch' and 'nodesLeft'.",
                            NODES,
                            NONE,
                            CLUSTER)
                    .setting("batch", "chosen", "nodesLeft"),
            StepDefinition.of(
                    "takeOutOfService",
                    "Take out of service",
                    "Runs the inventory's command that takes the node out of its load balancer.",
                    NODES,
                    CHANGES_NODES,
                    NODE),
            StepDefinition.of(
                    "activateVersion",
                    "Activate version",
                    "Makes the version current on the node in one move, and restarts the application.",
                    NODES,
                    ROLLS_OUT,
                    NODE),
            StepDefinition.of(
                    "checkHealth",
                    "Check health",
                    "Waits until the node reports healthy, with the right version, several times in a row.",
                    VERIFICATION,
                    NONE,
                    NODE),
            StepDefinition.of(
                    "putBackInService",
                    "Put back in service",
                    "Runs the inventory's command that puts the node back behind its load balancer.",
                    NODES,
                    CHANGES_NODES,
                    NODE),
            StepDefinition.of(
                    "runSmokeTests",
                    "Run smoke tests",
                    "Runs the inventory's smoke tests against every node of the cluster.",
                    VERIFICATION,
                    VERIFIES,
                    CLUSTER),
            StepDefinition.of(
                    "warmUp",
                    "Warm up cluster",
                    "Sends requests until every node answers fast enough for users.",
                    VERIFICATION,
                    VERIFIES,
                    CLUSTER),
            StepDefinition.of(
                            "checkApprovedPlan",
                            "Check approved plan",
                            "Checks that the artifact, the live cluster and all versions are still as approved.",
                            PLAN,
                            NONE,
                            APPLICATION)
                    .setting("approvals"),
            StepDefinition.of(
                    "finishRelease",
                    "Finish release",
                    "Checks the end result on all nodes and frees the application's lock.",
                    PLAN,
                    NONE,
                    APPLICATION),
            StepDefinition.of(
                            "planRollback",
                            "Plan roll-back",
                            "Finds the clusters that were changed, the idle one first; sets 'changedClusters'.",
                            PLAN,
                            RESTORES,
                            APPLICATION)
                    .setting("changedClusters", "changed"),
            StepDefinition.of(
                    "runCommand",
                    "Run a command",
                    "Runs one of the inventory's tasks on nodes, such as a database migration.",
                    GENERAL,
                    CHANGES_NODES,
                    StepInputs.TASK,
                    StepInputs.ON,
                    CLUSTER),
            StepDefinition.of(
                    "callEndpoint",
                    "Call an endpoint",
                    "Calls one of the inventory's endpoints; any status other than 2xx fails the check.",
                    GENERAL,
                    NONE,
                    StepInputs.ENDPOINT),
            StepDefinition.of(
                    "checkMetric",
                    "Check a metric",
                    "Queries Prometheus, and passes only if every value is good.",
                    GENERAL,
                    NONE,
                    StepInputs.QUERY,
                    StepInputs.COMPARISON,
                    StepInputs.THRESHOLD),
            StepDefinition.of(
                    "notify",
                    "Notify",
                    "Sends a message to one of the webhooks; never stops a release.",
                    GENERAL,
                    NONE,
                    StepInputs.WEBHOOK,
                    StepInputs.TEXT),
            StepDefinition.of(
                            "checkFreeze",
                            "Check freeze",
                            "Looks up in the table 'freeze' whether the release has to wait; sets 'frozen' and 'frozenUntil'.",
                            PLAN,
                            WAITS,
                            APPLICATION)
                    .setting("frozen", "freeze", "frozenUntil", "frozenUntilText", "overrideBy"),
            StepDefinition.of(
                            "findWindow",
                            "Find time window",
                            "Finds out whether a time window is open; sets 'windowOpen' and 'windowOpensAt'.",
                            GENERAL,
                            WAITS,
                            StepInputs.DAYS,
                            StepInputs.OPENS,
                            StepInputs.CLOSES,
                            StepInputs.ZONE)
                    .setting("windowOpen", "windowOpensAt"));

    /** What only Teal's own process around a release may call. */
    private static final StepDefinition OUTCOME = StepDefinition.of(
            "establishOutcome",
            "Establish outcome",
            "Finds out, from users and nodes, how the release ended.",
            PLAN,
            NONE,
            APPLICATION);

    private Steps() {}

    public static List<StepDefinition> all() {
        return ALL;
    }

    /** The step that only Teal's own process around a release may call. */
    public static StepDefinition ofTheFrame() {
        return OUTCOME;
    }

    public static Optional<StepDefinition> find(String name) {
        return Stream.concat(ALL.stream(), Stream.of(OUTCOME))
                .filter(step -> step.name().equals(name))
                .findFirst();
    }

    /** @throws IllegalArgumentException naming the step */
    public static StepDefinition get(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException("no step is called " + name));
    }
}
