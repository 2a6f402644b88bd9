package teal.rules;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/**
 * Where a diagram no longer has one of the looks that protect users: it works, but protects them less. That is a warning, and a
 * mistake for what an application's inventory calls required.
 */
final class GuardsKept implements Rule {

    private static final String HEALTH = "health";

    /** What guards a change of nodes after a switch, with the steps and processes that do it. */
    private static final Map<String, List<String>> GUARDS = new LinkedHashMap<>();

    static {
        GUARDS.put("watch", List.of("watchTraffic"));
        GUARDS.put("caches", List.of("wait-for-caches"));
        GUARDS.put("idle", List.of("checkIdle"));
        GUARDS.put("freeze", List.of("checkFreeze", "wait-out-freeze"));
    }

    private static final String RULE = "guards-kept";

    private final Optional<Vocabulary> required;

    private GuardsKept(Optional<Vocabulary> required) {
        this.required = required;
    }

    static Rule asWarning() {
        return new GuardsKept(Optional.empty());
    }

    /** @param vocabulary names the guards that applications require */
    static Rule required(Vocabulary vocabulary) {
        return new GuardsKept(Optional.of(vocabulary));
    }

    /** What may be required, by the names that an inventory has for them. */
    static List<String> names() {
        return Stream.concat(GUARDS.keySet().stream(), Stream.of(HEALTH)).toList();
    }

    @Override
    public String name() {
        return RULE;
    }

    @Override
    public boolean isWarning() {
        return required.isEmpty();
    }

    @Override
    public void check(Diagram diagram, Function<String, CallFacts> calls, Findings findings) {
        Paths paths = new Paths(diagram);
        Changes changes = new Changes(calls);
        if (diagram.nodes().stream().anyMatch(node -> node.does(Effect.SWITCHES))
                && diagram.nodes().stream().noneMatch(node -> node.does(Effect.RESTORES))) {
            beforeChanges(diagram, paths, changes, findings);
        }
        diagram.nodes().stream()
                .filter(node -> node.does(Effect.ROLLS_OUT))
                .forEach(node -> afterRollOut(node, paths, findings));
    }

    private void beforeChanges(Diagram diagram, Paths paths, Changes changes, Findings findings) {
        Map<FlowNode, Set<String>> reached = new Outstanding(
                        paths, (node, before) -> without(before, node), node -> false)
                .from(paths.begins(), new TreeSet<>(GUARDS.keySet()))
                .follow();
        for (FlowNode node : diagram.nodes()) {
            if (changes.isMade(node) && !node.does(Effect.SWITCHES)) {
                Set<String> missing = reached.getOrDefault(node, Set.of());
                GUARDS.keySet().stream().filter(missing::contains).forEach(guard -> report(node, guard, findings));
            }
        }
    }

    private static Set<String> without(Set<String> before, FlowNode node) {
        Set<String> left = new TreeSet<>(before);
        left.removeIf(guard -> guards(guard, node));
        return left;
    }

    private static boolean guards(String guard, FlowNode node) {
        List<String> by = GUARDS.getOrDefault(guard, List.of());
        return node.step().filter(step -> by.contains(step.name())).isPresent()
                || node.called().filter(by::contains).isPresent()
                || guard.equals("caches") && waitsForCaches(node);
    }

    private static boolean waitsForCaches(FlowNode node) {
        Optional<Element> timer =
                node.isA("intermediateCatchEvent") ? node.definition("timerEventDefinition") : Optional.empty();
        return timer.stream()
                .flatMap(found -> Notation.bpmn(found, "timeDate").stream())
                .anyMatch(date -> Notation.text(date).contains("cachesExpireAt"));
    }

    private void afterRollOut(FlowNode rollOut, Paths paths, Findings findings) {
        Outstanding outstanding = new Outstanding(
                        paths,
                        (node, before) -> isStep(node, "checkHealth") ? Set.of() : before,
                        node -> isStep(node, "putBackInService") || node.does(Effect.ROLLS_OUT))
                .from(paths.after(rollOut).nodes(), Set.of(HEALTH));
        boolean missing = outstanding.follow().entrySet().stream()
                .anyMatch(reached -> isStep(reached.getKey(), "putBackInService")
                        && !reached.getValue().isEmpty());
        if (missing) {
            report(rollOut, HEALTH, findings);
        }
    }

    private void report(FlowNode node, String guard, Findings findings) {
        if (required.isEmpty()) {
            findings.add(node, guard, "change", node.shown());
            return;
        }
        List<String> applications = required.get().requiring(guard);
        if (!applications.isEmpty()) {
            String found = Messages.text(RULE, guard, "change", node.shown());
            findings.add(node, "required", "found", found, "applications", String.join(", ", applications));
        }
    }

    private static boolean isStep(FlowNode node, String name) {
        return node.step().filter(step -> step.name().equals(name)).isPresent();
    }
}
