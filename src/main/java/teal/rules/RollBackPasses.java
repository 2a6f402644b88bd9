package teal.rules;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import teal.release.ReleaseErrors;

/** An event that catches every error also catches a requested roll-back, and must not carry on with the release then. */
final class RollBackPasses implements Rule {

    @Override
    public String name() {
        return "roll-back-passes";
    }

    @Override
    public void check(Diagram diagram, Function<String, CallFacts> calls, Findings findings) {
        if (diagram.nodes().stream().anyMatch(node -> node.does(Effect.RESTORES))) {
            return;
        }
        Changes changes = new Changes(calls);
        Paths paths = new Paths(diagram);
        for (FlowNode host : diagram.nodes()) {
            if (host.boundary().stream().anyMatch(event -> catchesRollBack(event, diagram))) {
                continue;
            }
            for (FlowNode event : host.boundary()) {
                if (catchesAll(event, diagram)) {
                    goesOn(event, host, paths, changes)
                            .ifPresent(node -> findings.add(
                                    event, "caught", "reached", node.shown(), "code", ReleaseErrors.ROLL_BACK_DECIDED));
                }
            }
        }
    }

    private static boolean catchesAll(FlowNode event, Diagram diagram) {
        return event.definition("errorEventDefinition")
                .filter(error -> diagram.errorCode(error).isEmpty())
                .isPresent();
    }

    private static boolean catchesRollBack(FlowNode event, Diagram diagram) {
        return event.definition("errorEventDefinition")
                .flatMap(diagram::errorCode)
                .filter(ReleaseErrors.ROLL_BACK_DECIDED::equals)
                .isPresent();
    }

    /** The first change that comes after it without a person, a roll-back, or a new attempt at what failed. */
    private static Optional<FlowNode> goesOn(FlowNode event, FlowNode host, Paths paths, Changes changes) {
        Set<FlowNode> seen = new HashSet<>();
        Deque<FlowNode> open = new ArrayDeque<>(List.of(event));
        while (!open.isEmpty()) {
            for (FlowNode next : paths.onward(open.poll()).nodes()) {
                if (next.isA("userTask") || changes.isRestored(next) || host.contains(next) || !seen.add(next)) {
                    continue;
                }
                if (changes.isMade(next)) {
                    return Optional.of(next);
                }
                open.add(next);
            }
        }
        return Optional.empty();
    }
}
