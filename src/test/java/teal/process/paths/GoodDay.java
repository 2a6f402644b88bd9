package teal.process.paths;

import static java.util.Map.entry;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import teal.deploy.Artifact;
import teal.process.variable.ReleasePlan;
import teal.process.variable.ReleaseRoot;
import teal.process.variable.ReleaseVariables;
import teal.release.ReleaseId;
import teal.release.ReleaseState;

/** The variables that steps leave behind when all goes well: users are on blue, green goes first. */
final class GoodDay {

    private static final Map<String, Consumer<DelegateExecution>> STEPS = Map.ofEntries(
            entry("planRelease", GoodDay::plan),
            entry("switchTraffic", GoodDay::switched),
            entry("switchTrafficBack", GoodDay::switched),
            entry("confirmSwitch", step -> ReleaseVariables.CONFIRMED.set(step, true)),
            entry("watchTraffic", step -> ReleaseVariables.BAKED.set(step, true)),
            entry("checkIdle", step -> ReleaseVariables.IDLE.set(step, true)),
            entry("checkFreeze", step -> ReleaseVariables.FROZEN.set(step, false)),
            entry("findWindow", step -> ReleaseVariables.WINDOW_OPEN.set(step, true)),
            entry("chooseNextNodes", GoodDay::batch),
            entry("planRollback", GoodDay::planBack),
            entry("establishOutcome", GoodDay::outcome));

    private GoodDay() {}

    /** A step that is not named here leaves nothing behind that a diagram would need. */
    static Consumer<DelegateExecution> of(String step) {
        return STEPS.getOrDefault(step, execution -> {});
    }

    private static void plan(DelegateExecution step) {
        Artifact artifact = new Artifact("file:/artifacts/shop.tar.gz", "shop.tar.gz", 1, "0".repeat(64));
        Map<String, String> before = Map.of("blue-1", "1", "blue-2", "1", "green-1", "1", "green-2", "1");
        ReleaseVariables.RELEASE.set(step, new ReleaseId(ReleaseRoot.id(step)));
        ReleaseRoot.set(step, ReleaseVariables.PLANNED, true);
        ReleaseVariables.PLAN.set(step, new ReleasePlan(artifact, "blue", "green", "blue", before, true, true, false));
        ReleaseVariables.FIRST.set(step, "green");
        ReleaseVariables.SECOND.set(step, "blue");
        ReleaseVariables.ANYTHING_MISSING.set(step, true);
        ReleaseVariables.SECOND_MISSING.set(step, true);
        ReleaseVariables.REMIND_EVERY.set(step, "R/PT4H");
        ReleaseVariables.ESCALATE_AFTER.set(step, Duration.ofDays(1));
        ReleaseVariables.EXPIRE_AFTER.set(step, Duration.ofDays(7));
    }

    private static void outcome(DelegateExecution step) {
        boolean back = ReleaseRoot.find(step, ReleaseVariables.CHANGED).orElse(false);
        ReleaseVariables.OUTCOME.set(step, (back ? ReleaseState.ROLLED_BACK : ReleaseState.RELEASED).text());
    }

    private static void switched(DelegateExecution step) {
        ReleaseVariables.CACHES_EXPIRE_AT.set(step, Instant.now());
    }

    private static void batch(DelegateExecution step) {
        String cluster = ReleaseVariables.CLUSTER.get(step);
        ReleaseVariables.BATCH.set(step, List.of(cluster + "-1", cluster + "-2"));
        ReleaseVariables.NODES_LEFT.set(step, 0L);
    }

    private static void planBack(DelegateExecution step) {
        ReleaseVariables.CHANGED_CLUSTERS.set(step, List.of("green"));
        ReleaseVariables.CHANGED.set(step, true);
        ReleaseRoot.set(step, ReleaseVariables.CHANGED, true);
        ReleaseRoot.set(step, ReleaseVariables.RESTORE, true);
    }
}
