package teal.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import teal.release.Node;
import teal.release.PermanentRefusal;
import teal.release.StaleAttempt;
import teal.release.TechnicalFailure;

/** The same step on several nodes: what is said where some of them failed. */
class OnNodesTest {

    private static final List<Node> NODES = Stream.of("blue-1", "blue-2", "blue-3")
            .map(name -> new Node(name, null, null, URI.create("http://" + name + ":8080")))
            .toList();

    @Test
    void theResultsAreInTheOrderOfTheNodes() {
        assertThat(OnNodes.each(NODES, Node::name)).containsExactly("blue-1", "blue-2", "blue-3");
        assertThat(OnNodes.each(NODES.subList(1, 2), Node::name)).containsExactly("blue-2");
    }

    @Test
    void oneNodeAloneFailsInItsOwnWords() {
        TechnicalFailure failure = new TechnicalFailure("node blue-1: no answer");

        assertThatThrownBy(() -> fail(NODES.subList(0, 1), Map.of("blue-1", failure)))
                .isSameAs(failure);
    }

    @Test
    void allThatFailedAreNamed() {
        assertThatThrownBy(() -> fail(
                        NODES,
                        Map.of(
                                "blue-1", new TechnicalFailure("node blue-1: no answer"),
                                "blue-3", new TechnicalFailure("node blue-3: no space"))))
                .isInstanceOf(TechnicalFailure.class)
                .hasMessage("2 of 3 nodes: node blue-1: no answer; node blue-3: no space");
    }

    @Test
    void whereOneOfThemNeedsAPersonSoDoAll() {
        PermanentRefusal refusal = new PermanentRefusal("node blue-3: no such account");

        assertThatThrownBy(() -> fail(
                        NODES, Map.of("blue-1", new TechnicalFailure("node blue-1: no answer"), "blue-3", refusal)))
                .isInstanceOf(PermanentRefusal.class)
                .hasMessage("2 of 3 nodes: node blue-1: no answer; node blue-3: no such account")
                .hasCause(refusal);
    }

    @Test
    void aStaleAttemptAndAFileOfTealsOwnAreSaidAlone() {
        StaleAttempt late = new StaleAttempt("attempt 3 is later");
        OwnFileFault file = new OwnFileFault("SSH identity id is not there");
        PermanentRefusal refusal = new PermanentRefusal("node blue-1: no such account");

        assertThatThrownBy(() -> fail(NODES, Map.of("blue-1", refusal, "blue-2", late)))
                .isSameAs(late);
        assertThatThrownBy(() -> fail(NODES, Map.of("blue-1", refusal, "blue-2", file)))
                .isSameAs(file);
    }

    @Test
    void anErrorIsPassedOn() {
        Error broken = new StackOverflowError("deep");

        assertThatThrownBy(() ->
                        fail(NODES, Map.of("blue-1", new TechnicalFailure("node blue-1: no answer"), "blue-2", broken)))
                .isSameAs(broken);
    }

    private static void fail(List<Node> nodes, Map<String, Throwable> failures) {
        OnNodes.each(nodes, node -> {
            Throwable failure = failures.get(node.name());
            if (failure instanceof Error error) {
                throw error;
            }
            if (failure instanceof RuntimeException exception) {
                throw exception;
            }
            return node;
        });
    }
}
