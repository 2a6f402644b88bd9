package teal.rules;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.w3c.dom.Element;

/** A warning where a diagram no longer has one of the looks that protect users: it works, but protects them less. */
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

    @Override
    public String name() {
        return "guards-kept";
    }

    @Override
    public boolean isWarning() {
        return true;
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

    private static void beforeChanges(Diagram diagram, Paths paths, Changes changes, Findings findings) {
        Map<FlowNode, Set<String>> reached = new Outstanding(
                        paths, (node, before) -> without(before, node), node -> false)
                .from(paths.begins(), new TreeSet<>(GUARDS.keySet()))
                .follow();
        for (FlowNode node : diagram.nodes()) {
            if (changes.isMade(node) && !node.does(Effect.SWITCHES)) {
                Set<String> missing = reached.getOrDefault(node, Set.of());
                GUARDS.keySet().stream()
                        .filter(missing::contains)
                        .forEach(guard -> findings.add(node, guard, "change", node.shown()));
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

    private static void afterRollOut(FlowNode rollOut, Paths paths, Findings findings) {
        Outstanding outstanding = new Outstanding(
                        paths,
                        (node, before) -> isStep(node, "checkHealth") ? Set.of() : before,
                        node -> isStep(node, "putBackInService") || node.does(Effect.ROLLS_OUT))
                .from(paths.after(rollOut).nodes(), Set.of(HEALTH));
        boolean missing = outstanding.follow().entrySet().stream()
                .anyMatch(reached -> isStep(reached.getKey(), "putBackInService")
                        && !reached.getValue().isEmpty());
        if (missing) {
            findings.add(rollOut, HEALTH);
        }
    }

    private static boolean isStep(FlowNode node, String name) {
        return node.step().filter(step -> step.name().equals(name)).isPresent();
    }
}
