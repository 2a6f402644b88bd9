package teal.rules;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import teal.release.Quoted;
import teal.release.ReleaseState;

/**
 * The end events of a process that people start say how the release ended. An end event that only
 * non-interrupting events lead to, such as a reminder, does not end the release, so it is exempt.
 */
final class EndEventsKnown implements Rule {

    @Override
    public String name() {
        return "end-events-known";
    }

    @Override
    public void check(Diagram diagram, Function<String, CallFacts> calls, Findings findings) {
        if (!diagram.isStartable()) {
            return;
        }
        List<String> known = ReleaseState.endEvents();
        Set<FlowNode> reached = onItsWay(diagram);
        reached.removeAll(besides(diagram));
        diagram.outermost().stream()
                .filter(node -> node.isA("endEvent"))
                .filter(node -> node.definition("errorEventDefinition").isEmpty())
                .filter(node -> !known.contains(node.title()))
                .filter(reached::contains)
                .forEach(node -> findings.add(
                        node, "name", "found", Quoted.text(node.title()), "allowed", String.join(", ", known)));
    }

    /** Ends of parallel branches next to one that goes on to an end of the release. */
    private static Set<FlowNode> besides(Diagram diagram) {
        Paths paths = new Paths(diagram);
        Set<FlowNode> beside = new HashSet<>();
        for (FlowNode fork : diagram.nodes("parallelGateway")) {
            List<Set<FlowNode>> branches = fork.ways().stream()
                    .map(way -> reach(List.of(way.to()), paths))
                    .toList();
            for (Set<FlowNode> branch : branches) {
                boolean goesOn = branches.stream()
                        .filter(other -> other != branch)
                        .anyMatch(other -> other.stream().anyMatch(EndEventsKnown::isKnown));
                if (goesOn && branch.stream().noneMatch(EndEventsKnown::isKnown)) {
                    beside.addAll(branch);
                }
            }
        }
        return beside;
    }

    private static boolean isKnown(FlowNode node) {
        return node.isA("endEvent") && ReleaseState.endEvents().contains(node.title());
    }

    /** What the release itself gets to, without the events that leave it running. */
    private static Set<FlowNode> onItsWay(Diagram diagram) {
        Paths paths = new Paths(diagram);
        return reach(paths.begins(), paths);
    }

    private static Set<FlowNode> reach(List<FlowNode> begin, Paths paths) {
        Set<FlowNode> reached = new HashSet<>(begin);
        Deque<FlowNode> open = new ArrayDeque<>(reached);
        while (!open.isEmpty()) {
            FlowNode node = open.poll();
            Stream.concat(
                            paths.after(node).nodes().stream(),
                            paths.troubles(node).stream().filter(FlowNode::isInterrupting))
                    .filter(reached::add)
                    .forEach(open::add);
        }
        return reached;
    }
}
