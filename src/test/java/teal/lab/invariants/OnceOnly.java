package teal.lab.invariants;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import teal.board.ReleaseView;
import teal.lab.invariants.NodeChange.Kind;
import teal.process.variable.StepReport;

/** Invariant C, as far as servers can see it. */
final class OnceOnly {

    private OnceOnly() {}

    static List<String> breaches(History history) {
        List<String> breaches = new ArrayList<>();
        breaches.addAll(links(history));
        breaches.addAll(restarts(history));
        breaches.addAll(moves(history));
        breaches.addAll(serials(history));
        return breaches;
    }

    /** A release moves a node's link to each version once, forward and back, and stages a version on it once. */
    private static List<String> links(History history) {
        List<String> breaches = new ArrayList<>();
        for (ReleaseView release : history.releases()) {
            Map<String, NodeChange> seen = new HashMap<>();
            for (NodeChange change : history.changes()) {
                if (change.kind() == Kind.RESTART || !isWithin(change.begun(), release)) {
                    continue;
                }
                String effect = change.node() + change.kind() + (change.kind() == Kind.SWITCH ? change.link() : "");
                NodeChange before = seen.putIfAbsent(effect, change);
                if (before != null) {
                    breaches.add(change + ", a second time after " + before.ended() + ", in release " + release.id());
                }
            }
        }
        return breaches;
    }

    /** A node that restarted successfully is restarted again only for another version or after something went wrong. */
    private static List<String> restarts(History history) {
        List<String> breaches = new ArrayList<>();
        Map<String, NodeChange> last = new HashMap<>();
        for (NodeChange change : history.changes()) {
            if (change.kind() == Kind.STAGE) {
                continue;
            }
            NodeChange before = last.put(change.node(), change);
            if (change.kind() == Kind.RESTART
                    && before != null
                    && before.kind() == Kind.RESTART
                    && before.done()
                    && !wentWrong(history, before, change)) {
                breaches.add(change + ", though the restart until " + before.ended() + " went well");
            }
        }
        return breaches;
    }

    private static boolean wentWrong(History history, NodeChange from, NodeChange to) {
        return history.hadTroubleBetween(from.begun(), to.begun())
                || history.reports().stream()
                        .filter(report -> !report.passed() && to.cluster().equals(report.cluster()))
                        .filter(report -> report.node() == null || report.node().equals(to.node()))
                        .anyMatch(report -> History.end(report).isAfter(from.begun())
                                && report.at().isBefore(to.begun()));
    }

    /** Each move has its own step that wanted it; after a retry, the step's report comes late. */
    private static List<String> moves(History history) {
        List<String> breaches = new ArrayList<>();
        List<StepReport> switches = new ArrayList<>(history.reports().stream()
                .filter(report -> report.step().startsWith("switchTraffic") && report.passed())
                .toList());
        for (TrafficMove move : history.moves()) {
            Optional<StepReport> wanted = switches.stream()
                    .filter(report -> !History.end(report).isBefore(move.at()))
                    .filter(report -> report.details().path("wanted").asText("").equals(move.target()))
                    .findFirst();
            wanted.ifPresent(switches::remove);
            if (wanted.isEmpty() && !hadTrouble(history, move)) {
                breaches.add("the CNAME moved to " + move.cluster() + " at " + move.at()
                        + ", and no step switchTraffic of its own wanted that");
            }
        }
        return breaches;
    }

    /** A step whose retries are used up leaves no report, but may still have moved the CNAME. */
    private static boolean hadTrouble(History history, TrafficMove move) {
        return history.releases().stream()
                .filter(release -> isWithin(move.at(), release))
                .anyMatch(release -> history.hadTroubleBetween(release.startedAt(), History.end(release)));
    }

    /**
     * One update for each move: alias and marker change together. A roll-back begins with an update of its own, which
     * changes only the marker.
     */
    private static List<String> serials(History history) {
        List<String> breaches = new ArrayList<>();
        for (int i = 1; i < history.moves().size(); i++) {
            TrafficMove before = history.moves().get(i - 1);
            TrafficMove move = history.moves().get(i);
            long updates = move.serial() - before.serial();
            long allowed = 1 + overtakings(history, before.at(), move.at());
            if (updates < 1 || updates > allowed) {
                breaches.add("the zone was updated " + updates + " times from " + before.at() + " to " + move.at()
                        + " for one move of the CNAME to " + move.cluster());
            }
        }
        return breaches;
    }

    /** An attempt that was killed leaves no report, but may have had its effect. */
    private static long overtakings(History history, Instant from, Instant to) {
        Predicate<Instant> between = at -> at.isAfter(from) && at.isBefore(to);
        long begun = history.reports().stream()
                .filter(report -> report.step().equals("planRollback"))
                .map(StepReport::at)
                .filter(between)
                .count();
        long killed = history.troubles().stream().filter(between).count();
        return begun == 0 ? 0 : begun + killed;
    }

    private static boolean isWithin(Instant at, ReleaseView release) {
        return !at.isBefore(release.startedAt()) && !at.isAfter(History.end(release));
    }
}
