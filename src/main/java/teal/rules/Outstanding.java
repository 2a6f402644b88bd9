package teal.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;

/**
 * What may still be outstanding when a path through a diagram gets to a node. Where parallel branches join, everything is
 * done that one of them did, since the join waits for all of them.
 */
final class Outstanding {

    /** What is outstanding after a node, given what was outstanding before it. */
    interface Step {
        Set<String> after(FlowNode node, Set<String> before);
    }

    private record Edge(FlowNode from, boolean trouble) {}

    private final Paths paths;
    private final Step step;
    private final Predicate<FlowNode> stops;
    private final Map<FlowNode, List<Edge>> arriving = new LinkedHashMap<>();
    private final Map<FlowNode, Set<String>> starting = new LinkedHashMap<>();
    private final Map<FlowNode, Set<String>> before = new LinkedHashMap<>();

    /** @param stops whether paths are not followed beyond a node */
    Outstanding(Paths paths, Step step, Predicate<FlowNode> stops) {
        this.paths = paths;
        this.step = step;
        this.stops = stops;
    }

    /** Where paths begin, with all of this outstanding. */
    Outstanding from(List<FlowNode> nodes, Set<String> outstanding) {
        nodes.forEach(node -> starting.put(node, outstanding));
        return this;
    }

    /** Follows all paths. The nodes that they get to, the nearest first, with what may be outstanding before each. */
    Map<FlowNode, Set<String>> follow() {
        List<FlowNode> reached = reach();
        reached.forEach(node -> before.put(node, Set.of()));
        // Sets only grow, so this ends.
        boolean changed = true;
        while (changed) {
            changed = false;
            for (FlowNode node : reached) {
                Set<String> found = arriving(node);
                changed |= !found.equals(before.put(node, found));
            }
        }
        return before;
    }

    /** After a node that was reached. */
    Set<String> after(FlowNode node) {
        return step.after(node, before.getOrDefault(node, Set.of()));
    }

    private List<FlowNode> reach() {
        Set<FlowNode> seen = new LinkedHashSet<>(starting.keySet());
        List<FlowNode> open = new ArrayList<>(seen);
        for (int i = 0; i < open.size(); i++) {
            FlowNode node = open.get(i);
            if (stops.test(node)) {
                continue;
            }
            for (boolean trouble : List.of(false, true)) {
                for (FlowNode next :
                        trouble ? paths.troubles(node) : paths.after(node).nodes()) {
                    arriving.computeIfAbsent(next, first -> new ArrayList<>()).add(new Edge(node, trouble));
                    if (seen.add(next)) {
                        open.add(next);
                    }
                }
            }
        }
        return open;
    }

    private Set<String> arriving(FlowNode node) {
        List<Set<String>> sets = new ArrayList<>();
        if (starting.containsKey(node)) {
            sets.add(starting.get(node));
        }
        for (Edge edge : arriving.getOrDefault(node, List.of())) {
            sets.add(edge.trouble() ? before.getOrDefault(edge.from(), Set.of()) : after(edge.from()));
        }
        BinaryOperator<Set<String>> joined = node.isA("parallelGateway") ? Outstanding::both : Outstanding::either;
        return sets.stream().reduce(joined).orElse(Set.of());
    }

    private static Set<String> either(Set<String> one, Set<String> other) {
        Set<String> union = new TreeSet<>(one);
        union.addAll(other);
        return union;
    }

    private static Set<String> both(Set<String> one, Set<String> other) {
        Set<String> common = new TreeSet<>(one);
        common.retainAll(other);
        return common;
    }
}
