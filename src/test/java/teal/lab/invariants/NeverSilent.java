package teal.lab.invariants;

import java.util.List;
import java.util.stream.Collectors;
import teal.board.ReleaseView;
import teal.release.ReleaseState;

/** Invariant E, for releases that have come to rest. */
final class NeverSilent {

    private NeverSilent() {}

    static List<String> breaches(History history) {
        return history.releases().stream()
                .filter(release -> !hasEnded(release) && !waits(release))
                .map(release -> "release " + release.id() + " of " + release.startedAt() + " is "
                        + release.state().text() + ", at " + steps(release))
                .toList();
    }

    private static boolean hasEnded(ReleaseView release) {
        return release.endedAt().isPresent()
                && release.state() != ReleaseState.RUNNING
                && release.state() != ReleaseState.WAITING;
    }

    /** Waiting for a person at a user task, or because of an open incident, which says what is needed. */
    private static boolean waits(ReleaseView release) {
        return release.endedAt().isEmpty()
                && release.state() == ReleaseState.WAITING
                && (isAtTask(release)
                        || release.reason().filter(text -> !text.isBlank()).isPresent());
    }

    private static boolean isAtTask(ReleaseView release) {
        return release.steps().stream().anyMatch(step -> step.kind().equals("userTask"));
    }

    private static String steps(ReleaseView release) {
        return release.steps().isEmpty()
                ? "no step at all"
                : release.steps().stream()
                        .map(step -> step.name() + " (" + step.kind() + ") since " + step.since())
                        .collect(Collectors.joining(", "));
    }
}
