package teal.rules;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** After a switch, nothing on a node changes until every name server is known to send users elsewhere. */
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
                .filter(node -> isSafe(node, paths, calls, findings))
                .forEach(node ->
                        waitBefore(node, paths, calls).ifPresent(wait -> report(node, "wait", wait.shown(), findings)));
    }

    /**
     * Where the release could wait before the confirmation. After an event or error a person decides, and a step that
     * waits checks for itself whether it may.
     */
    private static Optional<FlowNode> waitBefore(FlowNode origin, Paths paths, Function<String, CallFacts> calls) {
        Set<FlowNode> seen = new HashSet<>();
        Deque<FlowNode> open = new ArrayDeque<>(paths.after(origin).nodes());
        while (!open.isEmpty()) {
            FlowNode node = open.poll();
            if (confirms(node, origin) || switches(node, calls)) {
                continue;
            }
            if (waits(node, calls)) {
                return Optional.of(node);
            }
            paths.after(node).nodes().stream().filter(seen::add).forEach(open::add);
        }
        return Optional.empty();
    }

    private static boolean isSafe(FlowNode origin, Paths paths, Function<String, CallFacts> calls, Findings findings) {
        // Any other switch, including one in a called process, needs its own confirmation.
        Outstanding outstanding = new Outstanding(
                        paths,
                        (node, before) -> confirms(node, origin) ? Set.of() : before,
                        node -> node != origin && (changes(node, calls) || switches(node, calls)))
                .from(List.of(origin), Set.of("confirmation"));
        Set<Map.Entry<FlowNode, Set<String>>> reached = outstanding.follow().entrySet();
        for (Map.Entry<FlowNode, Set<String>> one : reached) {
            FlowNode node = one.getKey();
            if (node != origin && changes(node, calls)) {
                if (!one.getValue().isEmpty()) {
                    report(origin, "change", node.shown(), findings);
                    return false;
                }
            } else if ((node == origin || !switches(node, calls))
                    && paths.after(node).ends()
                    && !outstanding.after(node).isEmpty()) {
                report(origin, "end", "the end", findings);
                return false;
            }
        }
        return true;
    }

    private static boolean changes(FlowNode node, Function<String, CallFacts> calls) {
        return node.does(Effect.ROLLS_OUT)
                || node.does(Effect.CHANGES_NODES)
                || node.called()
                        .map(calls)
                        .filter(called -> called.changes() && !called.switches())
                        .isPresent();
    }

    private static boolean confirms(FlowNode node, FlowNode origin) {
        return node.does(Effect.CONFIRMS) && node.input("to").equals(origin.input("to"));
    }

    private static boolean waits(FlowNode node, Function<String, CallFacts> calls) {
        return node.does(Effect.WAITS)
                || node.called().map(calls).filter(CallFacts::waits).isPresent();
    }

    private static boolean switches(FlowNode node, Function<String, CallFacts> calls) {
        return node.does(Effect.SWITCHES)
                || node.called().map(calls).filter(CallFacts::switches).isPresent();
    }

    private static void report(FlowNode origin, String variant, String reached, Findings findings) {
        findings.add(origin, variant, "to", origin.input("to").orElse("?"), "reached", reached);
    }
}
