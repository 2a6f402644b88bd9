package teal.rules;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import teal.release.ReleaseErrors;

/** After every switch there is a path to a roll-back. */
final class WayBack implements Rule {

    @Override
    public String name() {
        return "way-back";
    }

    @Override
    public void check(Diagram diagram, Function<String, CallFacts> calls, Findings findings) {
        // A roll-back is not rolled back itself.
        if (diagram.nodes().stream().anyMatch(node -> node.does(Effect.RESTORES))) {
            return;
        }
        Paths paths = new Paths(diagram);
        diagram.nodes().stream()
                .filter(node -> switches(node, calls))
                .filter(node -> !leadsBack(node, diagram, paths, calls))
                .forEach(node -> findings.add(node, "none"));
    }

    private static boolean switches(FlowNode node, Function<String, CallFacts> calls) {
        return node.does(Effect.SWITCHES)
                || node.called()
                        .map(calls)
                        .filter(called -> called.switches() && !called.restores())
                        .isPresent();
    }

    private static boolean leadsBack(FlowNode origin, Diagram diagram, Paths paths, Function<String, CallFacts> calls) {
        Set<FlowNode> seen = new HashSet<>();
        Deque<FlowNode> open = new ArrayDeque<>(List.of(origin));
        while (!open.isEmpty()) {
            FlowNode node = open.poll();
            if (rollsBack(node, diagram, calls)) {
                return true;
            }
            List<FlowNode> next = new ArrayList<>(paths.after(node).nodes());
            next.addAll(paths.troubles(node));
            next.stream().filter(seen::add).forEach(open::add);
        }
        return false;
    }

    private static boolean rollsBack(FlowNode node, Diagram diagram, Function<String, CallFacts> calls) {
        boolean decided = Stream.of(node)
                .filter(found -> found.isA("endEvent"))
                .flatMap(found -> found.definition("errorEventDefinition").stream())
                .flatMap(error -> diagram.errorCode(error).stream())
                .anyMatch(ReleaseErrors.ROLL_BACK_DECIDED::equals);
        return decided || node.called().map(calls).filter(CallFacts::restores).isPresent();
    }
}
