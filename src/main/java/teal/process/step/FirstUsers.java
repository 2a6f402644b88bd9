package teal.process.step;

import java.time.Instant;
import java.util.Optional;
import teal.process.variable.ReleaseRoot;
import teal.process.variable.ReleaseVariables;
import teal.release.Cluster;
import teal.release.Report;
import teal.traffic.Confirmation;
import teal.traffic.SwitchReport;

/**
 * Users of an application whose record does not exist yet. The first cluster is given to them by creating the record; until
 * then nobody has to be moved out of the way of a change. A roll-back removes the record instead of moving it, because
 * there is nothing to move users to.
 */
final class FirstUsers {

    private FirstUsers() {}

    /** What a switch does instead of moving users; empty if it moves, or first lets, users to a cluster. */
    static Optional<Report> insteadOfMoving(StepContext step) {
        if (!step.plan().newRecord()) {
            return Optional.empty();
        }
        if (step.restoring()) {
            ReleaseRoot.set(step.execution(), ReleaseVariables.SWITCH_SETTLED, false);
            SwitchReport report = step.traffic().remove(step.token());
            ReleaseVariables.CACHES_EXPIRE_AT.set(step.execution(), later(step, report.cachesExpireAt()));
            return Optional.of(report);
        }
        if (!nobodyComesYet(step)) {
            return Optional.empty();
        }
        ReleaseVariables.CACHES_EXPIRE_AT.set(step.execution(), step.begun());
        return Optional.of(Finding.unneeded("no users to move: the record does not exist yet"));
    }

    /** What is confirmed instead of a move. */
    static Optional<Confirmation> confirmation(StepContext step) {
        return step.plan().newRecord() && (step.restoring() || nobodyComesYet(step))
                ? Optional.of(step.traffic().confirmGone())
                : Optional.empty();
    }

    private static boolean nobodyComesYet(StepContext step) {
        boolean toFirst = step.destination()
                .map(Cluster::name)
                .filter(step.plan().first()::equals)
                .isPresent();
        return !toFirst && step.traffic().target().isEmpty();
    }

    /** Removing it a second time does not make caches forget earlier. */
    private static Instant later(StepContext step, Instant found) {
        return ReleaseVariables.CACHES_EXPIRE_AT
                .find(step.execution())
                .filter(known -> known.isAfter(found))
                .orElse(found);
    }
}
