package teal.process.step;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import teal.deploy.Artifact;
import teal.deploy.NodeState;
import teal.release.Node;
import teal.release.PermanentRefusal;

class ToolsOnNodesTest {

    private static final List<NodeState> STATES =
            List.of(state("blue-1"), state("blue-2", "gzip"), state("green-1", "tar", "gzip"));

    private static NodeState state(String name, String... missing) {
        return new NodeState(
                new Node(name, "127.0.0.1", 22, URI.create("http://127.0.0.1")),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Map.of(),
                Set.of(),
                List.of(missing));
    }

    private static Artifact artifact(String name) {
        return new Artifact("https://repo.example.com/shop/" + name, name, 1, "0".repeat(64));
    }

    @Test
    void nodesThatCannotUnpackAnArchiveAreNamedInThePlan() {
        assertThatThrownBy(() -> ToolsOnNodes.check(artifact("shop.zip"), STATES))
                .isInstanceOf(PermanentRefusal.class)
                .hasMessageStartingWith(
                        "the nodes have to unpack shop.zip, but blue-2 has no gzip; green-1 has no tar and"
                                + " no gzip; install this there");
    }

    @Test
    void aSingleFileNeedsNoTool() {
        assertThatCode(() -> ToolsOnNodes.check(artifact("shop.jar"), STATES)).doesNotThrowAnyException();
    }
}
