package teal.lab.invariants;

import java.util.List;

/** Invariant A. */
final class UntouchedWhileLive {

    private UntouchedWhileLive() {}

    static List<String> breaches(History history) {
        return history.changes().stream()
                .filter(NodeChange::disturbs)
                .filter(change ->
                        history.liveBetween(change.begun(), change.ended()).contains(change.cluster()))
                .map(change -> change + " while the CNAME pointed at " + change.cluster())
                .toList();
    }
}
