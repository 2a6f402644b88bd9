package teal.process.step;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import teal.release.Node;

class NextBatchTest {

    private static final List<Node> HUNDRED =
            IntStream.range(0, 100).mapToObj(NextBatchTest::node).toList();

    private final List<Node> looked = new ArrayList<>();

    @Test
    void looksAtNoMoreNodesThanABatchHas() {
        NextBatch next = find(HUNDRED, 2, Set.copyOf(HUNDRED));

        assertThat(next.nodes()).containsExactlyElementsOf(HUNDRED.subList(0, 2));
        assertThat(next.done()).isEmpty();
        assertThat(looked).isEqualTo(next.nodes());
    }

    @Test
    void goesOnLookingWhereSomeNeedNothing() {
        NextBatch next = find(HUNDRED, 3, Set.of(node(1), node(7), node(8), node(9)));

        assertThat(next.nodes()).containsExactly(node(1), node(7), node(8));
        assertThat(next.done()).contains(node(0), node(2), node(6)).doesNotContain(node(9), node(50));
        assertThat(looked).doesNotHaveDuplicates().hasSizeLessThan(25);
    }

    @Test
    void findsTheLastOneThatNeedsIt() {
        NextBatch next = find(HUNDRED, 1, Set.of(node(99)));

        assertThat(next.nodes()).containsExactly(node(99));
        assertThat(next.done()).containsExactlyElementsOf(HUNDRED.subList(0, 99));
    }

    @Test
    void findsNobodyWhereAllRunTheirVersion() {
        NextBatch next = find(HUNDRED, 2, Set.of());

        assertThat(next.nodes()).isEmpty();
        assertThat(next.done()).isEqualTo(HUNDRED);
        assertThat(looked).isEqualTo(HUNDRED);
    }

    @Test
    void looksAtEachNodeOnceInAWholeRollOut() {
        List<Node> open = new ArrayList<>(HUNDRED);
        while (!open.isEmpty()) {
            open.removeAll(find(open, 2, Set.copyOf(HUNDRED)).nodes());
        }

        assertThat(looked).isEqualTo(HUNDRED);
    }

    private NextBatch find(List<Node> open, int size, Set<Node> behind) {
        return NextBatch.find(open, size, nodes -> {
            looked.addAll(nodes);
            return nodes.stream().filter(behind::contains).toList();
        });
    }

    private static Node node(int number) {
        return new Node("blue-" + number, null, null, URI.create("http://127.0.0.1:8080"));
    }
}
