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
import teal.release.ReleaseErrors;

/** All steps that diagrams may call, in the order in which a release takes them. */
public final class Steps {

    private static final List<StepDefinition> ALL = List.of(
            StepDefinition.of(
                            "planRelease",
                            "Plan release",
                            "Reads the inventory, pins the artifact by its SHA-256 and finds out which cluster is live.",
                            PLAN,
                            NONE,
                            APPLICATION)
                    .throwing(ReleaseErrors.RELEASE_REFUSED, ReleaseErrors.STEP_FAILED),
            StepDefinition.of(
                    "switchTraffic",
                    "Switch traffic",
                    "Moves the CNAME in one guarded DNS update; nothing to do where it points there already.",
                    TRAFFIC,
                    SWITCHES,
                    TO),
            StepDefinition.of(
                    "confirmSwitch",
                    "Confirm switch",
                    "Asks every name server and named resolver for the new answer; sets 'confirmed'.",
                    TRAFFIC,
                    CONFIRMS,
                    TO),
            StepDefinition.of(
                    "checkIdle",
                    "Check that cluster is idle",
                    "Counts the connections that users still have to each node; sets 'idle'.",
                    TRAFFIC,
                    NONE,
                    CLUSTER),
            StepDefinition.of(
                            "watchTraffic",
                            "Watch live traffic",
                            "Watches one slice of the bake time how the other cluster serves users; sets 'baked'.",
                            VERIFICATION,
                            NONE,
                            CLUSTER)
                    .throwing(ReleaseErrors.LIVE_TRAFFIC_BAD, ReleaseErrors.STEP_FAILED),
            StepDefinition.of(
                    "switchTrafficBack",
                    "Switch traffic back",
                    "Leads users back to the cluster that they came from, which was not changed yet.",
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
                    "Picks the next batch of nodes that have not had their turn; sets 'batch' and 'nodesLeft'.",
                    NODES,
                    NONE,
                    CLUSTER),
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
                    "Makes the version the node's current one in one move, and restarts the application.",
                    NODES,
                    ROLLS_OUT,
                    NODE),
            StepDefinition.of(
                    "checkHealth",
                    "Check health",
                    "Waits until the node answers healthy, with the right version, several times in a row.",
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
                    "Asks every node of the cluster what the inventory lists.",
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
                    "Looks whether artifact, live cluster and versions are still what was approved.",
                    PLAN,
                    NONE,
                    APPLICATION),
            StepDefinition.of(
                    "finishRelease",
                    "Finish release",
                    "Checks the end result on all nodes and gives the application's lock back.",
                    PLAN,
                    NONE,
                    APPLICATION),
            StepDefinition.of(
                    "planRollback",
                    "Plan roll-back",
                    "Finds the clusters that were changed, the idle one first; sets 'changedClusters'.",
                    PLAN,
                    RESTORES,
                    APPLICATION),
            StepDefinition.of(
                    "runCommand",
                    "Run a command",
                    "Does one of the inventory's tasks on nodes, such as a database migration.",
                    GENERAL,
                    CHANGES_NODES,
                    StepInputs.TASK,
                    StepInputs.ON,
                    CLUSTER),
            StepDefinition.of(
                    "callEndpoint",
                    "Call an endpoint",
                    "Calls one of the inventory's addresses; an answer other than 2xx is a no.",
                    GENERAL,
                    NONE,
                    StepInputs.ENDPOINT),
            StepDefinition.of(
                    "checkMetric",
                    "Check a metric",
                    "Asks Prometheus, and goes on only if every value is good.",
                    GENERAL,
                    NONE,
                    StepInputs.QUERY,
                    StepInputs.COMPARISON,
                    StepInputs.THRESHOLD),
            StepDefinition.of(
                    "notify",
                    "Notify",
                    "Tells one of the webhooks something; never stops a release.",
                    GENERAL,
                    NONE,
                    StepInputs.WEBHOOK,
                    StepInputs.TEXT),
            StepDefinition.of(
                    "checkFreeze",
                    "Check freeze",
                    "Asks the table 'freeze' whether the release has to wait; sets 'frozen' and 'frozenUntil'.",
                    PLAN,
                    WAITS,
                    APPLICATION),
            StepDefinition.of(
                    "findWindow",
                    "Find time window",
                    "Finds out whether a time window is open; sets 'windowOpen' and 'windowOpensAt'.",
                    GENERAL,
                    WAITS,
                    StepInputs.DAYS,
                    StepInputs.OPENS,
                    StepInputs.CLOSES,
                    StepInputs.ZONE));

    private Steps() {}

    public static List<StepDefinition> all() {
        return ALL;
    }

    public static Optional<StepDefinition> find(String name) {
        return ALL.stream().filter(step -> step.name().equals(name)).findFirst();
    }

    /** @throws IllegalArgumentException naming the step */
    public static StepDefinition get(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException("no step is called " + name));
    }
}
