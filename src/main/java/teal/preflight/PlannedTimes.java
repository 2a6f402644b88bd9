package teal.preflight;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import teal.inventory.ApplicationSettings;
import teal.inventory.ManagedApplication;
import teal.preflight.Preview.Wait;
import teal.process.dmn.Circumstances;
import teal.process.dmn.Policies;
import teal.process.variable.ReleasePlan;
import teal.release.Cluster;

/** How long a release would wait, and for what, as the inventory and the company's policies say. */
final class PlannedTimes {

    private final ManagedApplication managed;
    private final ApplicationSettings settings;
    private final Policies policies;
    private final String definition;
    private final Circumstances circumstances;

    PlannedTimes(ManagedApplication managed, Policies policies, String definition, Circumstances circumstances) {
        this.managed = managed;
        this.settings = managed.settings();
        this.policies = policies;
        this.definition = definition;
        this.circumstances = circumstances;
    }

    /** In the order in which they come. */
    List<Wait> waits(ReleasePlan plan, boolean approval) {
        List<Wait> waits = new ArrayList<>();
        if (!plan.anythingMissing()) {
            return waits;
        }
        if (plan.first().equals(plan.live())) {
            addSwitch(waits, plan.second(), caches());
        }
        addRollOut(waits, plan.first());
        if (plan.secondMissing()) {
            if (approval) {
                waits.add(new Wait("approval", settings.approval().expireAfter().toSeconds(), true));
            }
            addSwitch(waits, plan.first(), settings.traffic().ttl());
            addRollOut(waits, plan.second());
        }
        return waits;
    }

    private Duration caches() {
        return managed.traffic().lookup().ttl();
    }

    private void addSwitch(List<Wait> waits, String to, Duration ttl) {
        String users = "users go to " + to + ": ";
        waits.add(new Wait(
                users + "caches expire",
                ttl.plus(settings.traffic().cacheMargin()).toSeconds(),
                false));
        waits.add(new Wait(
                users + "every name server and resolver gives the new answer",
                settings.waitLimits().confirm().toSeconds(),
                true));
        waits.add(new Wait(
                users + "the other cluster is idle",
                settings.waitLimits().idle().toSeconds(),
                true));
        waits.add(new Wait(
                users + "live traffic is watched",
                settings.verification().watch().bake().toSeconds(),
                false));
    }

    private void addRollOut(List<Wait> waits, String cluster) {
        int batches = batches(cluster);
        waits.add(new Wait(
                cluster + ": nodes become healthy, " + batches + (batches == 1 ? " batch" : " batches"),
                settings.verification().health().within().multipliedBy(batches).toSeconds(),
                true));
        waits.add(new Wait(
                cluster + ": warm-up",
                settings.verification().warmUp().longest().toSeconds(),
                true));
    }

    private int batches(String cluster) {
        Cluster named = managed.application().cluster(cluster);
        int nodes = named.nodes().size();
        int batch = policies.batch(
                definition, circumstances, nodes, settings.deployment().batch());
        return (nodes + batch - 1) / Math.max(1, batch);
    }

    /** What it takes at least, whatever the servers' speed: the waits that are never shorter, and healthy nodes. */
    Duration least(ReleasePlan plan) {
        long waits = waits(plan, false).stream()
                .filter(wait -> !wait.atMost())
                .mapToLong(Wait::seconds)
                .sum();
        Duration stable = settings.verification().health().stable();
        Duration nodes = plan.anythingMissing() ? stable.multipliedBy(batches(plan.first())) : Duration.ZERO;
        return Duration.ofSeconds(waits)
                .plus(nodes)
                .plus(plan.secondMissing() ? stable.multipliedBy(batches(plan.second())) : Duration.ZERO);
    }
}
