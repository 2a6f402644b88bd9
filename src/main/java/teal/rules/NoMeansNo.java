package teal.rules;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import teal.release.Quoted;

/** A no, and a timer that nobody answered, never lead on with the release. */
final class NoMeansNo implements Rule {

    /** Answers after which nothing more is changed. */
    private static final Map<String, String> REFUSALS = Map.of("approved", "no", "decision", "giveUp");

    @Override
    public String name() {
        return "no-means-no";
    }

    @Override
    public void check(Diagram diagram, Function<String, CallFacts> calls, Findings findings) {
        Changes changes = new Changes(calls);
        Paths paths = new Paths(diagram);
        for (FlowNode task : diagram.nodes("userTask")) {
            Optional<TealForm> form =
                    Notation.camundaAttribute(task.xml(), "formRef").flatMap(TealForm::find);
            if (form.isEmpty()) {
                continue;
            }
            REFUSALS.forEach((variable, value) -> {
                if (form.get().answers().getOrDefault(variable, List.of()).contains(value)) {
                    goesOn(task, Map.of(variable, value), paths, changes)
                            .ifPresent(node ->
                                    findings.add(task, "answer", "value", Quoted.text(value), "reached", node.shown()));
                }
            });
            if (form.get().answers("approved")) {
                paths.troubles(task).stream()
                        .filter(event ->
                                event.definition("timerEventDefinition").isPresent())
                        .forEach(timer -> goesOn(timer, Map.of(), paths, changes)
                                .ifPresent(node ->
                                        findings.add(timer, "timer", "task", task.shown(), "reached", node.shown())));
            }
        }
    }

    /** The first change, or the end of the release, that comes without anybody being asked again. */
    private static Optional<FlowNode> goesOn(FlowNode origin, Map<String, String> known, Paths paths, Changes changes) {
        Set<FlowNode> seen = new HashSet<>();
        Deque<FlowNode> open = new ArrayDeque<>(List.of(origin));
        while (!open.isEmpty()) {
            FlowNode node = open.poll();
            List<Flow> possible = Conditions.possible(node, known);
            for (FlowNode next : paths.onward(node).nodes()) {
                boolean closed = node.ways().stream().anyMatch(flow -> flow.to() == next)
                        && possible.stream().noneMatch(flow -> flow.to() == next);
                if (closed || next.isA("userTask") || changes.isRestored(next) || !seen.add(next)) {
                    continue;
                }
                boolean finishes = next.step()
                        .filter(step -> step.name().equals(EndsTrue.FINISH))
                        .isPresent();
                if (finishes || changes.isMade(next)) {
                    return Optional.of(next);
                }
                open.add(next);
            }
        }
        return Optional.empty();
    }
}
