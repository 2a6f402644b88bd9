package teal.rules;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.w3c.dom.Element;
import teal.release.Quoted;

/**
 * Every variable that a diagram asks for is set by something: a step, a question, a table, a caller or the request. The
 * Modeler sees neither own forms nor callers, so it only warns.
 */
final class VariablesKnown implements Rule {

    private static final int NEAR = 2;

    private final ReleaseSet set;

    VariablesKnown(ReleaseSet set) {
        this.set = set;
    }

    @Override
    public String name() {
        return "variables-known";
    }

    private record Asked(String element, String variable) {}

    @Override
    public void check(Diagram diagram, Function<String, CallFacts> calls, Findings findings) {
        if (!isCalledOrStarted(diagram)) {
            return;
        }
        Set<String> known = new Names(diagram, set).known();
        Set<Asked> asked = new LinkedHashSet<>();
        for (Expressions.Found found : Expressions.harmless(diagram)) {
            Formula.read(found.text())
                    .ifPresent(formula -> formula.names()
                            .forEach(name -> asked.add(new Asked(Notation.nearestId(found.element()), name))));
        }
        for (FlowNode node : diagram.nodes()) {
            Notation.camunda(node.xml(), "in").stream()
                    .filter(in -> in.hasAttribute("source"))
                    .forEach(in -> asked.add(new Asked(node.id(), in.getAttribute("source"))));
            for (Element loop : Notation.bpmn(node.xml(), "multiInstanceLoopCharacteristics")) {
                Notation.camundaAttribute(loop, "collection")
                        .filter(collection -> !collection.contains("{"))
                        .ifPresent(collection -> asked.add(new Asked(node.id(), collection.strip())));
            }
        }
        asked.stream().filter(one -> !known.contains(one.variable())).forEach(one -> report(one, known, findings));
    }

    /** What a process gets that nothing calls yet is not known. */
    private boolean isCalledOrStarted(Diagram diagram) {
        String process = diagram.process();
        return diagram.isStartable()
                || CalledProcesses.find(process).isPresent()
                || !set.passedTo(process).isEmpty();
    }

    private static void report(Asked asked, Set<String> known, Findings findings) {
        String name = asked.variable();
        String found = Quoted.text(name);
        String steps = Steps.all().stream()
                .filter(step -> step.sets().contains(name))
                .map(step -> "'" + step.title() + "'")
                .collect(Collectors.joining(" or "));
        Optional<String> near = nearest(name, known);
        if (!steps.isEmpty()) {
            findings.add(asked.element(), "unset", "found", found, "steps", steps);
        } else if (near.isPresent()) {
            findings.add(asked.element(), "near", "found", found, "near", Quoted.text(near.get()));
        } else {
            findings.add(asked.element(), "unknown", "found", found);
        }
    }

    private static Optional<String> nearest(String name, Set<String> known) {
        Optional<String> best = Optional.empty();
        int least = NEAR + 1;
        for (String other : new TreeSet<>(known)) {
            int distance = distance(name, other);
            if (distance < least && distance < other.length()) {
                least = distance;
                best = Optional.of(other);
            }
        }
        return best;
    }

    /** How many letters have to be put in, taken out or replaced (Levenshtein). */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int changed = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }
}
