package teal.lab.invariants;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import teal.process.variable.StepReport;

/**
 * Invariant B. A cluster that has not changed since the recording began counts as tested: it passed with an earlier release.
 * So does a "no" that a person accepted with a reason.
 */
final class TestedBeforeLive {

    private TestedBeforeLive() {}

    static List<String> breaches(History history) {
        return history.moves().stream()
                .flatMap(move -> Stream.of("runSmokeTests", "warmUp")
                        .filter(step -> !passed(history, move, step))
                        .map(step -> "the CNAME moved to " + move.cluster() + " at " + move.at() + ", but " + step
                                + " did not pass there since "
                                + lastChange(history, move).orElseThrow()))
                .toList();
    }

    private static boolean passed(History history, TrafficMove move, String step) {
        Optional<NodeChange> change = lastChange(history, move);
        return change.isEmpty()
                || history.reports().stream()
                        .anyMatch(report -> covers(report, change.get().ended(), move, step));
    }

    private static boolean covers(StepReport report, Instant changed, TrafficMove move, String step) {
        boolean good = report.passed()
                || (report.accepted() != null && !report.accepted().isBlank());
        return good
                && report.step().equals(step)
                && move.cluster().equals(report.cluster())
                && !report.at().isBefore(changed)
                && !History.end(report).isAfter(move.at());
    }

    private static Optional<NodeChange> lastChange(History history, TrafficMove move) {
        return history.changes().stream()
                .filter(NodeChange::disturbs)
                .filter(change -> change.cluster().equals(move.cluster()))
                .filter(change -> !change.begun().isAfter(move.at()))
                .max(Comparator.comparing(NodeChange::ended));
    }
}
