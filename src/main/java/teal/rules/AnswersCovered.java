package teal.rules;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import teal.release.Quoted;

/** Where a path splits by conditions, one of them holds for every answer and every value that can be. */
final class AnswersCovered implements Rule {

    /** Variables that only a question sets. */
    private static final Set<String> ANSWERS = Set.of("approved", "decision");

    @Override
    public String name() {
        return "answers-covered";
    }

    @Override
    public void check(Diagram diagram, Function<String, CallFacts> calls, Findings findings) {
        for (FlowNode node : diagram.nodes()) {
            List<Optional<Formula>> conditions =
                    node.ways().stream().map(Conditions::of).toList();
            if (!conditions.isEmpty() && conditions.stream().allMatch(Optional::isPresent)) {
                check(node, conditions.stream().flatMap(Optional::stream).toList(), diagram, findings);
            }
        }
    }

    private static void check(FlowNode node, List<Formula> conditions, Diagram diagram, Findings findings) {
        Set<String> names = new LinkedHashSet<>();
        conditions.forEach(condition -> names.addAll(condition.names()));
        Map<String, List<String>> known = new LinkedHashMap<>();
        for (String name : names) {
            if (ANSWERS.contains(name)) {
                Optional<List<String>> answers = answers(node, name);
                if (answers.isEmpty()) {
                    if (onlyByQuestions(name, diagram)) {
                        findings.add(node, "unasked", "variable", Quoted.text(name));
                    }
                    return;
                }
                known.put(name, answers.get());
            }
        }
        Evaluation.combinations(conditions, known).stream()
                .flatMap(List::stream)
                .filter(values -> conditions.stream().noneMatch(condition -> Evaluation.holds(condition, values)))
                .findFirst()
                .ifPresent(values -> findings.add(node, "missing", "case", words(values)));
    }

    /** Whether neither a caller nor another element can have set it. */
    private static boolean onlyByQuestions(String variable, Diagram diagram) {
        return diagram.isStartable()
                && diagram.nodes().stream()
                        .filter(node -> !node.isA("userTask"))
                        .flatMap(node -> Stream.concat(
                                Notation.camunda(node.xml(), "outputParameter").stream()
                                        .map(output -> output.getAttribute("name")),
                                Notation.camunda(node.xml(), "out").stream().map(out -> out.getAttribute("target"))))
                        .noneMatch(variable::equals);
    }

    private static String words(Map<String, String> values) {
        return values.isEmpty()
                ? "any case"
                : values.entrySet().stream()
                        .map(one -> one.getKey() + " = " + one.getValue())
                        .collect(Collectors.joining(" and "));
    }

    /** What the questions before a node offer; empty if a path leads here on which nobody was asked. */
    private static Optional<List<String>> answers(FlowNode node, String variable) {
        Set<String> offered = new LinkedHashSet<>();
        Set<FlowNode> seen = new HashSet<>(Set.of(node));
        Deque<FlowNode> open = new ArrayDeque<>(seen);
        boolean asked = false;
        while (!open.isEmpty()) {
            FlowNode here = open.poll();
            Optional<String> form = here == node ? Optional.empty() : Notation.camundaAttribute(here.xml(), "formRef");
            Optional<TealForm> known = form.flatMap(TealForm::find).filter(found -> found.answers(variable));
            if (known.isPresent()) {
                asked = true;
                offered.addAll(known.get().answers().get(variable));
            } else if (form.isPresent() && form.flatMap(TealForm::find).isEmpty()) {
                // A form of the authors' own may offer anything.
                asked = true;
                KnownVariables.find(variable).ifPresent(all -> offered.addAll(all.values()));
            } else {
                before(here).stream().filter(seen::add).forEach(open::add);
            }
        }
        return asked ? Optional.of(List.copyOf(offered)) : Optional.empty();
    }

    private static List<FlowNode> before(FlowNode node) {
        List<FlowNode> before = new ArrayList<>();
        node.arrivals().forEach(flow -> before.add(flow.from()));
        if (before.isEmpty()) {
            node.host().or(node::scope).ifPresent(before::add);
        }
        return before;
    }
}
