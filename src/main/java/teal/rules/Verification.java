package teal.rules;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The steps that still have to verify a roll-out, along every path through a diagram. */
final class Verification {

    /** The steps that a cluster must pass before users may be sent there. */
    static final List<String> STEPS = Steps.all().stream()
            .filter(step -> step.effect() == Effect.VERIFIES)
            .map(StepDefinition::name)
            .toList();

    private final Paths paths;
    private final Function<String, CallFacts> calls;

    Verification(Diagram diagram, Function<String, CallFacts> calls) {
        this.paths = new Paths(diagram);
        this.calls = calls;
    }

    /** Where a path ends with steps missing: at a switch, or (empty) at the end of the process. */
    record Gap(Optional<FlowNode> at, List<String> missing) {}

    private record Place(FlowNode node, List<String> missing) {}

    /** The steps that the node itself leaves outstanding. */
    List<String> leftBy(FlowNode node) {
        return node.does(Effect.ROLLS_OUT)
                ? STEPS
                : node.called().map(calls).map(CallFacts::leaves).orElse(List.of());
    }

    /** All gaps on the paths after this node, nearest first. */
    List<Gap> gapsAfter(FlowNode rollOut) {
        List<String> left = leftBy(rollOut);
        List<Place> begin = new ArrayList<>();
        List<Gap> gaps = new ArrayList<>();
        follow(rollOut, left, left, begin, gaps);
        return walk(begin, gaps);
    }

    /** The steps that are missing on some path from start to end. */
    List<String> missedThroughout() {
        List<Place> begin =
                paths.begins().stream().map(node -> new Place(node, STEPS)).toList();
        return union(walk(begin, new ArrayList<>()).stream()
                .filter(gap -> gap.at().isEmpty())
                .toList());
    }

    static List<String> union(Collection<Gap> gaps) {
        return STEPS.stream()
                .filter(step -> gaps.stream().anyMatch(gap -> gap.missing().contains(step)))
                .toList();
    }

    private List<Gap> walk(List<Place> begin, List<Gap> gaps) {
        Set<Place> seen = new HashSet<>(begin);
        Deque<Place> open = new ArrayDeque<>(begin);
        while (!open.isEmpty()) {
            Place place = open.poll();
            FlowNode node = place.node();
            if (node.does(Effect.SWITCHES)
                    && node.input("to").filter("home"::equals).isPresent()) {
                gaps.add(new Gap(Optional.of(node), place.missing()));
                continue;
            }
            // A later roll-out has to be verified itself, which also verifies this one.
            if (!leftBy(node).isEmpty()) {
                continue;
            }
            List<Place> next = new ArrayList<>();
            follow(node, place.missing(), missingAfter(node, place.missing()), next, gaps);
            next.stream().filter(seen::add).forEach(open::add);
        }
        return gaps;
    }

    private void follow(FlowNode node, List<String> before, List<String> after, List<Place> places, List<Gap> gaps) {
        if (!after.isEmpty()) {
            Paths.Next next = paths.after(node);
            next.nodes().forEach(found -> places.add(new Place(found, after)));
            if (next.ends()) {
                gaps.add(new Gap(Optional.empty(), after));
            }
        }
        // An event or error may have occurred before the node did its work.
        paths.troubles(node).forEach(found -> places.add(new Place(found, before)));
    }

    private List<String> missingAfter(FlowNode node, List<String> missing) {
        Optional<StepDefinition> step = node.step();
        Optional<CallFacts> called = node.called().map(calls);
        if (called.filter(CallFacts::restores).isPresent()) {
            return List.of();
        }
        return missing.stream()
                .filter(wanted ->
                        step.filter(taken -> taken.name().equals(wanted)).isEmpty())
                .filter(wanted -> called.isEmpty() || called.get().misses().contains(wanted))
                .toList();
    }
}
