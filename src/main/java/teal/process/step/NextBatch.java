package teal.process.step;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import teal.release.Node;

/**
 * The nodes to change next. A cluster may have hundreds, and this runs for each batch, so it looks at no more of them
 * than necessary.
 *
 * @param nodes at most one batch
 * @param done nodes that turned out to be on their version already
 */
record NextBatch(List<Node> nodes, List<Node> done) {

    /** How many more to look at if some need no change, for instance after an earlier roll-out was started. */
    private static final int MORE = 16;

    /**
     * @param open the nodes that have not had their turn, in order
     * @param size of a batch
     * @param behind selects the nodes that are not on their version
     */
    static NextBatch find(List<Node> open, int size, UnaryOperator<List<Node>> behind) {
        List<Node> batch = new ArrayList<>();
        List<Node> done = new ArrayList<>();
        int from = 0;
        int many = size;
        while (batch.size() < size && from < open.size()) {
            List<Node> looked = open.subList(from, Math.min(open.size(), from + many));
            List<Node> late = behind.apply(looked);
            late.stream().limit((long) size - batch.size()).forEach(batch::add);
            looked.stream().filter(node -> !late.contains(node)).forEach(done::add);
            from += looked.size();
            many = MORE;
        }
        return new NextBatch(List.copyOf(batch), List.copyOf(done));
    }
}
