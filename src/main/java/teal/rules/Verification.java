package teal.rules;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

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

    /** The steps that the node itself leaves outstanding. */
    List<String> leftBy(FlowNode node) {
        return node.does(Effect.ROLLS_OUT)
                ? STEPS
                : node.called().map(calls).map(CallFacts::leaves).orElse(List.of());
    }

    /** All gaps on the paths after this node, nearest first. */
    List<Gap> gapsAfter(FlowNode rollOut) {
        List<String> left = leftBy(rollOut);
        Paths.Next next = paths.after(rollOut);
        List<Gap> gaps = new ArrayList<>();
        if (next.ends()) {
            gaps.add(new Gap(Optional.empty(), left));
        }
        List<FlowNode> begin = new ArrayList<>(next.nodes());
        begin.addAll(paths.troubles(rollOut));
        gaps.addAll(gaps(begin, left));
        return gaps;
    }

    /** The steps that are missing on some path from start to end. */
    List<String> missedThroughout() {
        return union(gaps(paths.begins(), STEPS).stream()
                .filter(gap -> gap.at().isEmpty())
                .toList());
    }

    static List<String> union(Collection<Gap> gaps) {
        return STEPS.stream()
                .filter(step -> gaps.stream().anyMatch(gap -> gap.missing().contains(step)))
                .toList();
    }

    private List<Gap> gaps(List<FlowNode> begin, List<String> missing) {
        Outstanding outstanding =
                new Outstanding(paths, this::missingAfter, this::isOver).from(begin, new LinkedHashSet<>(missing));
        List<Gap> gaps = new ArrayList<>();
        for (Map.Entry<FlowNode, Set<String>> reached : outstanding.follow().entrySet()) {
            FlowNode node = reached.getKey();
            if (isSwitchHome(node)) {
                add(Optional.of(node), reached.getValue(), gaps);
            } else if (!isOver(node) && paths.after(node).ends()) {
                add(Optional.empty(), outstanding.after(node), gaps);
            }
        }
        return gaps;
    }

    private static void add(Optional<FlowNode> at, Set<String> missing, List<Gap> gaps) {
        if (!missing.isEmpty()) {
            gaps.add(new Gap(at, STEPS.stream().filter(missing::contains).toList()));
        }
    }

    /** A later roll-out has to be verified itself, which also verifies this one. */
    private boolean isOver(FlowNode node) {
        return isSwitchHome(node) || !leftBy(node).isEmpty();
    }

    private static boolean isSwitchHome(FlowNode node) {
        return node.does(Effect.SWITCHES)
                && node.input("to").filter("home"::equals).isPresent();
    }

    private Set<String> missingAfter(FlowNode node, Set<String> missing) {
        Optional<StepDefinition> step = node.step();
        Optional<CallFacts> called = node.called().map(calls);
        if (called.filter(CallFacts::restores).isPresent()) {
            return Set.of();
        }
        return missing.stream()
                .filter(wanted ->
                        step.filter(taken -> taken.name().equals(wanted)).isEmpty())
                .filter(wanted -> called.isEmpty() || called.get().misses().contains(wanted))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
