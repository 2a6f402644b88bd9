package teal.process.step;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import teal.release.Node;

/**
 * The nodes that are changed next. A cluster may have hundreds, and this is asked for each batch: no more of them are looked
 * at than must be.
 *
 * @param nodes at most as many as a batch has
 * @param done those that were found to run their version already
 */
record NextBatch(List<Node> nodes, List<Node> done) {

    /** How many are looked at when some turned out to need nothing, as after a roll-out that was begun before. */
    private static final int MORE = 16;

    /**
     * @param open the nodes that have not had their turn, in the order in which they are to have it
     * @param size of a batch
     * @param behind picks those that do not run their version
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
