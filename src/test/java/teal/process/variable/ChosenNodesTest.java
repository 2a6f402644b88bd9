package teal.process.variable;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.spin.plugin.variable.value.JsonValue;
import org.junit.jupiter.api.Test;
import teal.release.Node;

class ChosenNodesTest {

    @Test
    void areKeptHoweverManyTheyAre() {
        List<Node> nodes = IntStream.range(0, 500)
                .mapToObj(number -> node("application-server-" + number + ".blue.example.test"))
                .toList();
        ChosenNodes chosen = ChosenNodes.NONE.and(nodes.stream());

        Object stored = ReleaseVariables.CHOSEN.encode(chosen);

        assertThat(stored)
                .as("more than the engine takes of a text")
                .isInstanceOfSatisfying(
                        JsonValue.class,
                        json -> assertThat(ReleaseVariables.CHOSEN.decode(json.getValueSerialized()))
                                .hasValue(chosen));
        assertThat(chosen.stillOpen(nodes)).isEmpty();
    }

    @Test
    void leaveTheOthersOpenInTheirOrder() {
        ChosenNodes chosen = ChosenNodes.NONE.and(Stream.of(node("blue-3"), node("blue-1")));

        assertThat(chosen.stillOpen(List.of(node("blue-4"), node("blue-1"), node("blue-2"), node("blue-3"))))
                .extracting(Node::name)
                .containsExactly("blue-4", "blue-2");
    }

    private static Node node(String name) {
        return new Node(name, null, null, URI.create("http://127.0.0.1:8080"));
    }
}
