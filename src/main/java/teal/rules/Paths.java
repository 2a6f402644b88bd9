package teal.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/** Where a release goes after a node of a diagram, normally or when an event or error occurs. */
final class Paths {

    private final Diagram diagram;

    Paths(Diagram diagram) {
        this.diagram = diagram;
    }

    /** The nodes that may come next, and whether the process may end normally here. */
    record Next(List<FlowNode> nodes, boolean ends) {}

    /** Where the process itself starts. */
    List<FlowNode> begins() {
        return entries(diagram.outermost());
    }

    /** After a node that completed its work. */
    Next after(FlowNode node) {
        if (node.isSubprocess() && !node.inside().isEmpty()) {
            return new Next(entries(node.inside()), false);
        }
        List<FlowNode> next = new ArrayList<>();
        boolean ends = leave(node, next, true);
        return new Next(next, ends);
    }

    /** The same for one round: a repeated node is not entered again. */
    Next onward(FlowNode node) {
        if (node.isSubprocess() && !node.inside().isEmpty()) {
            return new Next(entries(node.inside()), false);
        }
        List<FlowNode> next = new ArrayList<>();
        boolean ends = leave(node, next, false);
        return new Next(next, ends);
    }

    /** If an event or error occurs at a node: boundary events and event subprocesses, at every enclosing level. */
    List<FlowNode> troubles(FlowNode node) {
        List<FlowNode> found = new ArrayList<>();
        for (Optional<FlowNode> level = Optional.of(node);
                level.isPresent();
                level = level.get().scope()) {
            found.addAll(level.get().boundary());
            List<FlowNode> around = level.get().scope().map(FlowNode::inside).orElseGet(diagram::outermost);
            around.stream()
                    .filter(FlowNode::isEventSubprocess)
                    .map(FlowNode::inside)
                    .map(Paths::entries)
                    .forEach(found::addAll);
        }
        return found;
    }

    /** Adds what follows the node as a whole; returns whether the process ends instead. */
    private boolean leave(FlowNode node, List<FlowNode> next, boolean repeating) {
        if (repeating && node.isRepeated()) {
            next.addAll(node.isSubprocess() ? entries(node.inside()) : List.of(node));
        }
        if (node.isA("endEvent") && node.definition("errorEventDefinition").isPresent()) {
            return false;
        }
        Optional<String> link = linkName(node).filter(name -> node.isA("intermediateThrowEvent"));
        if (link.isPresent()) {
            diagram.nodes("intermediateCatchEvent").stream()
                    .filter(other -> linkName(other).equals(link))
                    .forEach(next::add);
            return false;
        }
        if (!node.ways().isEmpty()) {
            node.ways().forEach(way -> next.add(way.to()));
            return false;
        }
        return around(node)
                .map(subprocess -> leave(subprocess, next, repeating))
                .orElse(true);
    }

    /** The subprocess that ends when this node does; an event subprocess ends its enclosing scope. */
    private static Optional<FlowNode> around(FlowNode node) {
        Optional<FlowNode> scope = node.scope();
        return scope.filter(FlowNode::isEventSubprocess).isPresent() ? scope.flatMap(Paths::around) : scope;
    }

    private static List<FlowNode> entries(List<FlowNode> nodes) {
        List<FlowNode> starts =
                nodes.stream().filter(node -> node.isA("startEvent")).toList();
        if (!starts.isEmpty()) {
            return starts;
        }
        return nodes.stream()
                .filter(node -> !node.isA("boundaryEvent") && !node.isEventSubprocess())
                .filter(node ->
                        nodes.stream().flatMap(other -> other.ways().stream()).noneMatch(way -> way.to() == node))
                .toList();
    }

    private static Optional<String> linkName(FlowNode node) {
        return Stream.of(node)
                .flatMap(found -> found.definition("linkEventDefinition").stream())
                .map((Element link) -> link.getAttribute("name"))
                .findFirst();
    }
}
