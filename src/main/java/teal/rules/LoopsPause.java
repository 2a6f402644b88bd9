package teal.rules;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.w3c.dom.Element;
import teal.release.Quoted;

/** Every loop has something in it that takes its time, and nothing is repeated more often than a release may. */
final class LoopsPause implements Rule {

    /** As {@code teal.bounds.instances} unless the installation says otherwise. */
    static final int MOST = 1_000;

    @Override
    public String name() {
        return "loops-pause";
    }

    @Override
    public void check(Diagram diagram, Function<String, CallFacts> calls, Findings findings) {
        Paths paths = new Paths(diagram);
        Set<FlowNode> told = new HashSet<>();
        for (FlowNode node : diagram.nodes()) {
            if (!node.rests() && !told.contains(node)) {
                Set<FlowNode> reached = reach(node, paths, FlowNode::rests);
                if (reached.contains(node)) {
                    findings.add(node, "loop");
                    told.addAll(reached);
                }
            }
            for (FlowNode event : node.boundary()) {
                if (event.definition("errorEventDefinition").isPresent()
                        && reach(event, paths, next -> next.isWait() || isLeft(node, next)).stream()
                                .anyMatch(node::contains)) {
                    findings.add(event, "failure", "step", node.shown());
                }
            }
            count(node, findings);
        }
    }

    /** Beyond its own subprocess, what failed is over, and other nodes or clusters may have their turn. */
    private static boolean isLeft(FlowNode failed, FlowNode next) {
        return failed.scope().filter(scope -> !scope.contains(next)).isPresent();
    }

    /** What comes after a node without passing anything that rests. */
    private static Set<FlowNode> reach(FlowNode origin, Paths paths, Predicate<FlowNode> rests) {
        Set<FlowNode> reached = new HashSet<>();
        Deque<FlowNode> open = new ArrayDeque<>(List.of(origin));
        while (!open.isEmpty()) {
            for (FlowNode next : paths.onward(open.poll()).nodes()) {
                if (!rests.test(next) && reached.add(next)) {
                    open.add(next);
                }
            }
        }
        return reached;
    }

    private static void count(FlowNode node, Findings findings) {
        for (Element loop : Notation.bpmn(node.xml(), "multiInstanceLoopCharacteristics")) {
            for (Element cardinality : Notation.bpmn(loop, "loopCardinality")) {
                String count = Notation.text(cardinality);
                boolean known =
                        count.matches("[0-9]{1,6}") && Integer.parseInt(count) >= 1 && Integer.parseInt(count) <= MOST;
                if (!known && !count.matches("(?s)[$#]\\{.*\\}")) {
                    findings.add(node, "count", "found", Quoted.text(count), "most", Integer.toString(MOST));
                }
            }
        }
    }
}
