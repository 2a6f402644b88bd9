package teal.lab.invariants;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import teal.board.ReleaseView;
import teal.process.variable.StepReport;

/**
 * Everything that happened to one application.
 *
 * @param liveBefore the cluster that the CNAME pointed at when the recording began
 * @param moves as the name server saw them, in chronological order
 * @param changes as the nodes saw them
 * @param releases all releases since the recording began, with their evidence
 * @param works what people had done to nodes outside of releases
 * @param troubles when something outside made repeating necessary, such as the end of Teal's process
 */
public record History(
        String liveBefore,
        List<TrafficMove> moves,
        List<NodeChange> changes,
        List<ReleaseView> releases,
        List<NodeWork> works,
        List<Instant> troubles) {

    public History {
        moves = List.copyOf(moves);
        changes =
                changes.stream().sorted(Comparator.comparing(NodeChange::begun)).toList();
        releases = List.copyOf(releases);
        works = List.copyOf(works);
        troubles = List.copyOf(troubles);
    }

    /** The violated invariants, one line each with its letter, time, cluster and node; empty if all hold. */
    public List<String> breaches() {
        return Stream.of(Invariant.values())
                .flatMap(invariant -> invariant.breaches(this).stream().map(breach -> invariant + " " + breach))
                .toList();
    }

    /** The clusters that the CNAME pointed at during this period, including both ends. */
    Set<String> liveBetween(Instant from, Instant to) {
        Set<String> live = new LinkedHashSet<>();
        String atFrom = liveBefore;
        for (TrafficMove move : moves) {
            if (!move.at().isAfter(from)) {
                atFrom = move.cluster();
            } else if (!move.at().isAfter(to)) {
                live.add(move.cluster());
            }
        }
        live.add(atFrom);
        return live;
    }

    /** Of all releases, in chronological order. */
    List<StepReport> reports() {
        return releases.stream()
                .flatMap(release -> release.evidence().stream())
                .sorted(Comparator.comparing(StepReport::at))
                .toList();
    }

    boolean hadTroubleBetween(Instant from, Instant to) {
        return troubles.stream().anyMatch(at -> !at.isBefore(from) && !at.isAfter(to));
    }

    static Instant end(StepReport report) {
        return report.at().plus(report.took());
    }

    static Instant end(ReleaseView release) {
        return release.endedAt().orElse(Instant.MAX);
    }
}
