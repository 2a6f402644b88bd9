package teal.process.variable;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import teal.release.Node;

/**
 * The nodes of a cluster that have had their turn in a roll-out: all batches so far, and nodes that needed no change.
 *
 * @param names names of any number of nodes, so it is not stored as text: the engine limits texts to 4,000 characters
 */
public record ChosenNodes(List<String> names) {

    public static final ChosenNodes NONE = new ChosenNodes(List.of());

    public ChosenNodes(List<String> names) {
        this.names = List.copyOf(names);
    }

    /** Those of these nodes that have not had their turn, in their order. */
    public List<Node> stillOpen(List<Node> nodes) {
        Set<String> had = new HashSet<>(names);
        return nodes.stream().filter(node -> !had.contains(node.name())).toList();
    }

    public ChosenNodes and(Stream<Node> more) {
        return new ChosenNodes(
                Stream.concat(names.stream(), more.map(Node::name)).toList());
    }
}
