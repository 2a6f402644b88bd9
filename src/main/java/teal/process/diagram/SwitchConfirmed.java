package teal.process.diagram;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import teal.release.Quoted;

/** After a switch, nothing on a node changes before every name server is known to send users elsewhere. */
final class SwitchConfirmed implements Rule {

    @Override
    public String name() {
        return "switch-confirmed";
    }

    @Override
    public void check(Diagram diagram, Function<String, CallFacts> calls, Findings findings) {
        Paths paths = new Paths(diagram);
        diagram.nodes().stream()
                .filter(node -> node.does(Effect.SWITCHES))
                .forEach(node -> check(node, paths, calls, findings));
    }

    private static void check(FlowNode origin, Paths paths, Function<String, CallFacts> calls, Findings findings) {
        Optional<String> to = origin.input("to");
        Set<FlowNode> seen = new HashSet<>();
        Deque<FlowNode> open = new ArrayDeque<>(List.of(origin));
        while (!open.isEmpty()) {
            FlowNode node = open.poll();
            boolean confirmed = node.does(Effect.CONFIRMS) && node.input("to").equals(to);
            if (node != origin && changes(node, calls)) {
                report(origin, "change", Quoted.text(node.title()), findings);
                return;
            }
            // Another switch has to be confirmed itself, and so has one in a called process.
            if (node != origin && switches(node, calls)) {
                continue;
            }
            List<FlowNode> next = new ArrayList<>(paths.troubles(node));
            if (!confirmed) {
                Paths.Next after = paths.after(node);
                if (after.ends()) {
                    report(origin, "end", "the end", findings);
                    return;
                }
                next.addAll(after.nodes());
            }
            next.stream().filter(seen::add).forEach(open::add);
        }
    }

    private static boolean changes(FlowNode node, Function<String, CallFacts> calls) {
        return node.does(Effect.ROLLS_OUT)
                || node.does(Effect.CHANGES_NODES)
                || node.called()
                        .map(calls)
                        .filter(called -> called.changes() && !called.switches())
                        .isPresent();
    }

    private static boolean switches(FlowNode node, Function<String, CallFacts> calls) {
        return node.does(Effect.SWITCHES)
                || node.called().map(calls).filter(CallFacts::switches).isPresent();
    }

    private static void report(FlowNode origin, String variant, String reached, Findings findings) {
        findings.add(origin, variant, "to", origin.input("to").orElse("?"), "reached", reached);
    }
}
