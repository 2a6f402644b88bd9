package teal.rules;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import teal.release.Quoted;
import teal.rules.Readings.Reading;

/**
 * A warning where a variable is read that something sets, but not on every path before. Whether such a path is ever taken may
 * depend on conditions, so it refuses nothing.
 */
final class VariablesSet implements Rule {

    @Override
    public String name() {
        return "variables-set";
    }

    @Override
    public boolean isWarning() {
        return true;
    }

    @Override
    public void check(Diagram diagram, Function<String, CallFacts> calls, Findings findings) {
        // What the authors' own diagrams pass on to this process is for them to know.
        Optional<List<String>> outside = fromOutside(diagram);
        if (outside.isEmpty()) {
            return;
        }
        Map<String, List<FlowNode>> setters = new LinkedHashMap<>();
        for (FlowNode node : diagram.nodes()) {
            Setters.of(node)
                    .orElse(Set.of())
                    .forEach(name -> setters.computeIfAbsent(name, first -> new ArrayList<>())
                            .add(node));
        }
        Set<String> candidates = new TreeSet<>(setters.keySet());
        outside.get().forEach(candidates::remove);
        Paths paths = new Paths(diagram);
        Outstanding outstanding =
                new Outstanding(paths, VariablesSet::without, node -> false).from(paths.begins(), candidates);
        Map<FlowNode, Set<String>> reached = outstanding.follow();
        Set<String> told = new HashSet<>();
        for (Reading reading : Readings.of(diagram)) {
            FlowNode node = reading.node();
            Set<String> missing = reading.after() ? outstanding.after(node) : reached.getOrDefault(node, Set.of());
            if (reached.containsKey(node)
                    && missing.contains(reading.variable())
                    && told.add(reading.element() + " " + reading.variable())) {
                String nodes = setters.get(reading.variable()).stream()
                        .map(FlowNode::shown)
                        .collect(Collectors.joining(" or "));
                findings.add(reading.element(), "some", "found", Quoted.text(reading.variable()), "nodes", nodes);
            }
        }
    }

    /** What the process has from its start; empty if only its callers know. */
    private static Optional<List<String>> fromOutside(Diagram diagram) {
        return diagram.isStartable()
                ? Optional.of(KnownVariables.FROM_START)
                : CalledProcesses.find(diagram.process())
                        .map(process ->
                                process.inputs().stream().map(StepInput::name).toList());
    }

    private static Set<String> without(FlowNode node, Set<String> before) {
        Set<String> left = new TreeSet<>();
        Setters.of(node).ifPresent(set -> {
            left.addAll(before);
            left.removeAll(set);
        });
        return left;
    }
}
