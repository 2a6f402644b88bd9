package teal.rules;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import teal.release.ReleaseState;

/**
 * An end event says what is true on every path to it: released only behind 'Finish release', rolled back only behind a
 * roll-back, cancelled or refused only before anything was changed.
 */
final class EndsTrue implements Rule {

    static final String FINISH = "finishRelease";

    @Override
    public String name() {
        return "ends-true";
    }

    /** What has happened on a path before a node. */
    private record Place(FlowNode node, boolean finished, boolean changed, boolean restored) {}

    @Override
    public void check(Diagram diagram, Function<String, CallFacts> calls, Findings findings) {
        if (!diagram.isStartable()) {
            return;
        }
        Changes changes = new Changes(calls);
        Paths paths = new Paths(diagram);
        Deque<Place> open = new ArrayDeque<>();
        paths.begins().forEach(node -> open.add(new Place(node, false, false, false)));
        Set<Place> seen = new HashSet<>(open);
        Set<String> told = new HashSet<>();
        while (!open.isEmpty()) {
            Place place = open.poll();
            FlowNode node = place.node();
            wrong(place)
                    .filter(variant -> told.add(node.id() + variant))
                    .ifPresent(variant -> findings.add(node, variant));
            for (Place next : next(place, paths, changes)) {
                if (seen.add(next)) {
                    open.add(next);
                }
            }
        }
    }

    private static List<Place> next(Place place, Paths paths, Changes changes) {
        FlowNode node = place.node();
        Place after = after(place, changes);
        List<Place> next = new ArrayList<>();
        paths.after(node)
                .nodes()
                .forEach(to -> next.add(new Place(to, after.finished(), after.changed(), after.restored())));
        // What failed may have changed something before.
        boolean changed = place.changed() || changes.isMade(node);
        paths.troubles(node).forEach(to -> next.add(new Place(to, place.finished(), changed, place.restored())));
        return next;
    }

    private static Place after(Place place, Changes changes) {
        FlowNode node = place.node();
        if (node.called().filter(id -> Promises.of(id).isEmpty()).isPresent()) {
            // A process of the authors' own may do anything; Teal finds out what is true when the release ends.
            return new Place(node, true, place.changed() || changes.isMade(node), true);
        } else if (changes.isRestored(node)) {
            return new Place(node, false, false, true);
        } else if (changes.isMade(node)) {
            return new Place(node, false, true, false);
        }
        boolean finishes =
                node.step().filter(step -> step.name().equals(FINISH)).isPresent();
        return new Place(node, place.finished() || finishes, place.changed(), place.restored());
    }

    private static Optional<String> wrong(Place place) {
        FlowNode node = place.node();
        if (!node.isA("endEvent")
                || node.scope().isPresent()
                || node.definition("errorEventDefinition").isPresent()) {
            return Optional.empty();
        }
        String name = node.title();
        if (name.equals(ReleaseState.RELEASED.endEvent()) && !place.finished()) {
            return Optional.of("released");
        } else if (name.equals(ReleaseState.ROLLED_BACK.endEvent()) && !place.restored()) {
            return Optional.of("rolled-back");
        }
        boolean nothingChanged = List.of(ReleaseState.CANCELLED.endEvent(), ReleaseState.REFUSED.endEvent())
                .contains(name);
        return nothingChanged && place.changed() ? Optional.of("changed") : Optional.empty();
    }
}
