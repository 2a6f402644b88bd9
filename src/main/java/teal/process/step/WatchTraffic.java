package teal.process.step;

import java.time.Duration;
import org.springframework.stereotype.Component;
import teal.process.variable.ReleaseVariables;
import teal.release.Cluster;
import teal.release.ReleaseErrors;
import teal.release.Report;
import teal.verify.WatchReport;
import teal.verify.WatchSettings;

/**
 * Watches the cluster that took over, slice by slice, from the switch until the bake time after the last cache has
 * dropped the old answer, so the first users are protected like the last ones. A "no" moves users back at once.
 */
@Component
class WatchTraffic extends Step {

    WatchTraffic(StepServices services) {
        super(services);
    }

    @Override
    Report act(StepContext step) {
        WatchSettings settings = step.managed().settings().verification().watch();
        if (step.restoring()
                || settings.bake().isZero()
                || ReleaseVariables.SWITCHED_AT.find(step.execution()).isEmpty()) {
            ReleaseVariables.BAKED.set(step.execution(), true);
            return Finding.unneeded("nothing to watch: no cluster took over, or no watch is configured");
        }
        Duration watched = ReleaseVariables.WATCHED_FOR.find(step.execution()).orElse(Duration.ZERO);
        Duration left = longer(
                settings.bake().minus(watched),
                Duration.between(
                        step.begun(),
                        ReleaseVariables.CACHES_EXPIRE_AT.get(step.execution()).plus(settings.bake())));
        if (left.isNegative() || left.isZero()) {
            ReleaseVariables.BAKED.set(step.execution(), true);
            return Finding.unneeded("already watched for the whole bake time");
        }
        Duration slice = left.compareTo(settings.slice()) < 0 ? left : settings.slice();
        Cluster live = step.application().other(step.cluster());
        WatchReport report =
                step.verifier().watch(live, slice, left, step.token().transcript(), step.earlyEnd());
        // After a "no" the bake time starts again, unless a person accepts it and continues.
        ReleaseVariables.WATCHED_FOR.set(step.execution(), report.passed() ? watched.plus(slice) : Duration.ZERO);
        ReleaseVariables.BAKED.set(step.execution(), !report.passed() || left.compareTo(slice) <= 0);
        return report;
    }

    @Override
    String noCode() {
        return ReleaseErrors.LIVE_TRAFFIC_BAD;
    }

    private static Duration longer(Duration one, Duration two) {
        return one.compareTo(two) > 0 ? one : two;
    }
}
