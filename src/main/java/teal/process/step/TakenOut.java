package teal.process.step;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import teal.process.variable.ReleaseReports;
import teal.process.variable.ReleaseRoot;
import teal.process.variable.StepReport;

/**
 * The nodes that a release took out of service and did not put back. A roll-back that is requested between the two finds
 * such a node on its old version, and still has to put it back.
 */
final class TakenOut {

    private TakenOut() {}

    static Set<String> by(StepContext step, ReleaseReports reports) {
        return step.managed()
                        .settings()
                        .deployment()
                        .commands()
                        .takingOutOfService()
                        .isPresent()
                ? after(reports.of(ReleaseRoot.id(step.execution())))
                : Set.of();
    }

    /** Also after a command that failed, because nobody knows how far it got; not where none was run. */
    static Set<String> after(List<StepReport> history) {
        Set<String> out = new HashSet<>();
        for (StepReport report : history) {
            if (report.node() != null && report.step().equals("takeOutOfService") && !report.changedNothing()) {
                out.add(report.node());
            } else if (report.node() != null && report.step().equals("putBackInService") && report.passed()) {
                out.remove(report.node());
            }
        }
        return out;
    }
}
