package teal.process.step;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import teal.process.variable.ReleaseReports;
import teal.process.variable.ReleaseRoot;
import teal.process.variable.ReleaseVariables;
import teal.process.variable.StepReport;
import teal.release.Cluster;
import teal.release.Report;

/**
 * Whether users may be moved to a cluster that runs the new version, whatever the diagram says: it passed its smoke tests
 * and its warm-up since it was last changed, or a person accepted what they found; and it was approved, if the
 * application's policy wants that.
 */
final class MayReceiveUsers {

    private final ReleaseReports reports;

    MayReceiveUsers(ReleaseReports reports) {
        this.reports = reports;
    }

    /** The reason against it, if there is one. */
    Optional<Report> forbids(StepContext step, Cluster wanted) {
        boolean upgraded = wanted.nodes().stream()
                .anyMatch(node ->
                        step.isUpgraded(wanted) && step.expectedOn(wanted, node).equals(Optional.of(step.released())));
        if (!upgraded) {
            return Optional.empty();
        }
        List<StepReport> history = reports.of(ReleaseRoot.id(step.execution()));
        return untested(history, "runSmokeTests", "smoke tests", wanted)
                .or(() -> untested(history, "warmUp", "warm-up", wanted))
                .or(() -> unapproved(step, wanted))
                .map(Finding::bad);
    }

    private static Optional<String> untested(List<StepReport> history, String check, String name, Cluster wanted) {
        Instant changed = last(history, "activateVersion", wanted).orElse(Instant.EPOCH);
        boolean passed = history.stream()
                .filter(report -> report.step().equals(check) && wanted.name().equals(report.cluster()))
                .filter(report -> report.passed() || report.accepted() != null)
                .anyMatch(report -> !report.at().isBefore(changed));
        return passed
                ? Optional.empty()
                : Optional.of("users were not moved to cluster " + wanted.name() + ": it has not passed its " + name
                        + " since it was changed; add the step to the process, or roll back");
    }

    private static Optional<Instant> last(List<StepReport> history, String step, Cluster cluster) {
        return history.stream()
                .filter(report -> report.step().equals(step) && cluster.name().equals(report.cluster()))
                .map(StepReport::at)
                .max(Instant::compareTo);
    }

    private static Optional<String> unapproved(StepContext step, Cluster wanted) {
        String process =
                ReleaseRoot.find(step.execution(), ReleaseVariables.PROCESS).orElse("");
        boolean approved = ReleaseRoot.find(step.execution(), ReleaseVariables.APPROVED_ARTIFACT)
                .filter(step.plan().artifact().sha256()::equals)
                .isPresent();
        return approved || !step.managed().settings().approval().isNeededBy(process)
                ? Optional.empty()
                : Optional.of("users were not moved to cluster " + wanted.name() + ": nobody has approved "
                        + step.released() + ", and only an approval may bring users to a new version. Add 'Approve"
                        + " traffic switch' to the process, or name '" + process
                        + "' in approval.not-needed-by; until then, roll back");
    }
}
