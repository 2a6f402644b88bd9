package teal.lab.invariants;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Invariant D: neither the steps, as they report, nor their actions, as the servers saw them, overlap. Nodes of one cluster
 * may be changed in parallel, within one batch.
 */
final class OneAtATime {

    private record Act(
            Instant begun,
            Instant ended,
            @Nullable String cluster,
            @Nullable String node,
            String text) {

        boolean overlaps(Act later) {
            return later.begun.isBefore(ended) && begun.isBefore(later.ended);
        }

        boolean maySideBySide(Act other) {
            return node != null
                    && other.node != null
                    && Objects.equals(cluster, other.cluster)
                    && !node.equals(other.node);
        }
    }

    private OneAtATime() {}

    static List<String> breaches(History history) {
        return Stream.of(overlaps(history, steps(history)), overlaps(history, acts(history)), withoutRelease(history))
                .flatMap(List::stream)
                .toList();
    }

    private static List<String> overlaps(History history, Stream<Act> unsorted) {
        List<Act> acts = unsorted.sorted(Comparator.comparing(act -> act.begun)).toList();
        List<String> breaches = new ArrayList<>();
        for (int i = 0; i < acts.size(); i++) {
            Act act = acts.get(i);
            for (Act later : acts.subList(i + 1, acts.size())) {
                if (!later.begun.isBefore(act.ended)) {
                    break;
                }
                if (act.overlaps(later) && !act.maySideBySide(later) && !waitedItsTurn(history, act, later)) {
                    breaches.add("at the same time: " + act.text + "; " + later.text);
                }
            }
        }
        return breaches;
    }

    /** A command that a killed Teal instance left running on a node ends before the node lets the next one act. */
    private static boolean waitedItsTurn(History history, Act act, Act later) {
        return act.node != null
                && act.node.equals(later.node)
                && act.begun.isBefore(later.begun)
                && history.hadTroubleBetween(act.begun, later.begun);
    }

    private static Stream<Act> steps(History history) {
        return history.reports().stream()
                .map(report -> new Act(
                        report.at(),
                        History.end(report),
                        report.cluster(),
                        report.node(),
                        "step " + report.step()
                                + Stream.of(report.cluster(), report.node())
                                        .filter(Objects::nonNull)
                                        .map(where -> " " + where)
                                        .reduce("", String::concat)
                                + " from " + report.at() + " to " + History.end(report)));
    }

    private static Stream<Act> acts(History history) {
        Stream<Act> nodes = history.changes().stream()
                .map(change ->
                        new Act(change.begun(), change.ended(), change.cluster(), change.node(), change.toString()));
        return Stream.concat(nodes, moves(history));
    }

    private static Stream<Act> moves(History history) {
        return history.moves().stream()
                .map(move -> new Act(
                        move.at(),
                        move.at().plusNanos(1),
                        move.cluster(),
                        null,
                        "the CNAME moved to " + move.cluster() + " at " + move.at()));
    }

    private static List<String> withoutRelease(History history) {
        return acts(history)
                .filter(act -> history.releases().stream()
                        .noneMatch(release ->
                                !act.begun.isBefore(release.startedAt()) && !act.begun.isAfter(History.end(release))))
                .filter(act -> history.works().stream()
                        .noneMatch(work -> act.node != null && work.covers(act.node, act.begun, act.ended)))
                .map(act -> act.text + ", while no release was under way")
                .toList();
    }
}
