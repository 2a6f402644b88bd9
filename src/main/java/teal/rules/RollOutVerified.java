package teal.rules;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import teal.rules.Verification.Gap;

/** Users are never sent to a cluster that has not passed every verifying step for its current version. */
final class RollOutVerified implements Rule {

    @Override
    public String name() {
        return "roll-out-verified";
    }

    @Override
    public void check(Diagram diagram, Function<String, CallFacts> calls, Findings findings) {
        Verification verification = new Verification(diagram, calls);
        // A process that is only called may leave this to its caller, as far as callers know about it.
        List<String> leftToCaller = Promises.of(diagram.process())
                .map(CallFacts::leaves)
                .orElse(diagram.isStartable() ? List.of() : Verification.STEPS);
        for (FlowNode node : diagram.nodes()) {
            List<Gap> gaps = verification.leftBy(node).isEmpty() ? List.of() : verification.gapsAfter(node);
            report(
                    node,
                    "switch",
                    gaps.stream().filter(gap -> gap.at().isPresent()).toList(),
                    findings);
            report(
                    node,
                    "end",
                    gaps.stream()
                            .filter(gap -> gap.at().isEmpty() && !leftToCaller.containsAll(gap.missing()))
                            .toList(),
                    findings);
        }
    }

    private static void report(FlowNode node, String variant, List<Gap> gaps, Findings findings) {
        Optional<Gap> first = gaps.stream().findFirst();
        if (first.isPresent()) {
            findings.add(
                    node,
                    variant,
                    "missing",
                    Verification.union(gaps).stream()
                            .map(step -> "'" + Steps.get(step).title() + "'")
                            .collect(Collectors.joining(" and ")),
                    "to",
                    first.get().at().map(FlowNode::shown).orElse("the end"));
        }
    }
}
