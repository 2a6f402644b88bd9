package teal.rules;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** What a diagram itself shows its callers. */
final class Observation {

    private Observation() {}

    static CallFacts of(Diagram diagram, Function<String, CallFacts> calls) {
        Errors errors = new Errors(diagram, calls);
        Verification verification = new Verification(diagram, calls);
        List<Verification.Gap> gaps = diagram.nodes().stream()
                .filter(node -> !verification.leftBy(node).isEmpty())
                .flatMap(node -> verification.gapsAfter(node).stream())
                .filter(gap -> gap.at().isEmpty())
                .toList();
        return new CallFacts(
                diagram.nodes().stream()
                        .flatMap(node -> errors.uncaught(node).stream())
                        .distinct()
                        .sorted()
                        .toList(),
                any(diagram, calls, Effect.SWITCHES, CallFacts::switches),
                diagram.nodes().stream().anyMatch(node -> node.does(Effect.RESTORES)),
                any(diagram, calls, Effect.ROLLS_OUT, CallFacts::changes)
                        || any(diagram, calls, Effect.CHANGES_NODES, facts -> false),
                any(diagram, calls, Effect.WAITS, CallFacts::waits),
                Verification.union(gaps),
                verification.missedThroughout());
    }

    private static boolean any(
            Diagram diagram, Function<String, CallFacts> calls, Effect effect, Predicate<CallFacts> called) {
        return diagram.nodes().stream().anyMatch(node -> {
            Optional<CallFacts> facts = node.called().map(calls);
            return node.does(effect) || facts.filter(called).isPresent();
        });
    }
}
