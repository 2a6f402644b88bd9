package teal.process.step;

import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;
import teal.inventory.Inventory;
import teal.process.ReleaseVariables;
import teal.release.Cluster;
import teal.release.Report;
import teal.verify.WatchReport;
import teal.verify.WatchSettings;

/** Watches the cluster that took over for the bake time, slice by slice. */
@Component
class WatchTraffic extends Step {

    WatchTraffic(Inventory inventory, Clock clock) {
        super(inventory, clock);
    }

    @Override
    Report act(StepContext step) {
        if (step.restoring()
                || ReleaseVariables.SWITCHED_AT.find(step.execution()).isEmpty()) {
            ReleaseVariables.BAKED.set(step.execution(), true);
            return Finding.good("nothing to watch: no cluster took over");
        }
        WatchSettings settings = step.managed().settings().verification().watch();
        Duration watched = ReleaseVariables.WATCHED_FOR.find(step.execution()).orElse(Duration.ZERO);
        Duration left = settings.bake().minus(watched);
        if (left.isNegative() || left.isZero()) {
            ReleaseVariables.BAKED.set(step.execution(), true);
            return Finding.good("watched for the whole bake time already");
        }
        Duration slice = left.compareTo(settings.slice()) < 0 ? left : settings.slice();
        Cluster live = step.application().other(step.cluster());
        WatchReport report = step.verifier().watch(live, slice);
        // After a "no" the bake begins anew, unless a person accepts it and goes on.
        ReleaseVariables.WATCHED_FOR.set(step.execution(), report.passed() ? watched.plus(slice) : Duration.ZERO);
        ReleaseVariables.BAKED.set(step.execution(), !report.passed() || left.compareTo(slice) <= 0);
        return report;
    }
}
