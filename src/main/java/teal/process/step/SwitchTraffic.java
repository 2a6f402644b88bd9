package teal.process.step;

import java.util.Optional;
import org.springframework.stereotype.Component;
import teal.process.variable.ReleaseReports;
import teal.process.variable.ReleaseRoot;
import teal.process.variable.ReleaseVariables;
import teal.release.Cluster;
import teal.release.Report;
import teal.traffic.Lookup;
import teal.traffic.SwitchReport;

/** Moves users to the cluster that is not being changed, or home, after checking whether they are already there. */
@Component
class SwitchTraffic extends IndispensableStep {

    private final MayReceiveUsers mayReceiveUsers;

    SwitchTraffic(StepServices services, ReleaseReports reports) {
        super(services);
        this.mayReceiveUsers = new MayReceiveUsers(reports);
    }

    @Override
    Report act(StepContext step) {
        Optional<Report> instead = FirstUsers.insteadOfMoving(step);
        if (instead.isPresent()) {
            return instead.get();
        }
        Optional<Cluster> destination = step.destination();
        return destination.isEmpty()
                ? Finding.unneeded("the application has no home: traffic stays where it is")
                : mayReceiveUsers.forbids(step, destination.get()).orElseGet(() -> lead(step, destination.get()));
    }

    static Report lead(StepContext step, Cluster wanted) {
        Lookup before = step.traffic().lookup();
        if (!before.exists() && !step.plan().newRecord()) {
            return Finding.bad(step.managed().settings().traffic().record()
                    + " is no longer there: someone removed it; create it again, as a CNAME to "
                    + step.application().other(wanted).target() + ", and try again");
        }
        if (!wanted.isTarget(before.target())) {
            Report ready = Readiness.of(step, wanted);
            if (!ready.passed()) {
                return ready;
            }
        }
        ReleaseRoot.set(step.execution(), ReleaseVariables.SWITCH_SETTLED, false);
        SwitchReport report =
                step.traffic().switchTo(before, wanted, step.application().other(wanted), step.release(), step.token());
        ReleaseVariables.CACHES_EXPIRE_AT.set(step.execution(), report.cachesExpireAt());
        report.switchedAt().ifPresent(at -> ReleaseVariables.SWITCHED_AT.set(step.execution(), at));
        return report;
    }
}
