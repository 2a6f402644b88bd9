package teal.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import teal.lab.nodes.OpenSshNodes;
import teal.release.CheckItem;
import teal.release.Node;
import teal.release.Version;

/** What a check finds on a node with OpenSSH, and that it leaves nothing there. */
@Tag("servers")
@TestInstance(Lifecycle.PER_CLASS)
class NodeCheckTest {

    @TempDir
    static Path base;

    private OpenSshNodes nodes;
    private Node node;

    @BeforeAll
    void start() {
        nodes = OpenSshNodes.start(base.resolve("nodes"), "blue-1");
        node = nodes.nodes().get(0);
    }

    @AfterAll
    void stop() throws IOException {
        nodes.close();
    }

    @Test
    void aNodeWithNothingOnItIsInOrderAndStaysEmpty() {
        NodeCheck.Result found = check("empty", Clock.systemUTC());

        assertThat(found.items()).allMatch(CheckItem::passed);
        assertThat(found.items())
                .extracting(CheckItem::question)
                .containsExactly(
                        "reachable",
                        "host key",
                        "log-in",
                        "SFTP",
                        "commands",
                        "tools",
                        "directory",
                        "disk",
                        "inodes",
                        "clock",
                        "versions",
                        "way back");
        assertThat(directory("empty")).doesNotExist();
    }

    @Test
    void readsVersionsAndLeavesThemAsTheyAre() throws IOException {
        Files.createDirectories(directory("shop/releases/1.0.0"));
        Files.createSymbolicLink(directory("shop/current"), Path.of("releases/1.0.0"));
        List<String> before = files("shop");

        NodeCheck.Result found = check("shop", Clock.systemUTC());

        assertThat(found.items()).allMatch(CheckItem::passed);
        assertThat(found.state())
                .hasValueSatisfying(state -> assertThat(state.current()).hasValue(new Version("1.0.0")));
        assertThat(files("shop")).isEqualTo(before);
    }

    @Test
    void saysWhatIsWrongThere() throws IOException {
        Files.createDirectories(directory("broken/releases"));
        Files.createSymbolicLink(directory("broken/current"), Path.of("releases/9.9.9"));
        assertThat(failed("broken", Clock.systemUTC())).containsExactly("way back");
        Files.delete(directory("broken/current"));
        Files.createSymbolicLink(directory("broken/current"), Path.of("/srv/elsewhere"));
        assertThat(failed("broken", Clock.systemUTC())).containsExactly("versions");
        assertThat(failed("empty", Clock.offset(Clock.systemUTC(), Duration.ofMinutes(5))))
                .containsExactly("clock");
    }

    @Test
    void aLogInThatIsRefusedHidesTheRest() throws IOException {
        Path allowed = base.resolve("nodes/id_ed25519.pub");
        String keys = Files.readString(allowed);
        Files.writeString(allowed, "");
        try {
            assertThat(failed("empty", Clock.systemUTC())).containsExactly("log-in");
            assertThat(check("empty", Clock.systemUTC()).items())
                    .filteredOn(item -> item.outcome() == CheckItem.Outcome.NOT_ASKED)
                    .extracting(CheckItem::question)
                    .containsExactly("SFTP", "commands", "versions");
        } finally {
            Files.writeString(allowed, keys);
        }
    }

    @Test
    void whereNobodyListensNothingElseIsAsked() {
        Node nobody = new Node("blue-1", "127.0.0.1", 1, node.http());

        List<CheckItem> items = check(nobody, "empty", Clock.systemUTC()).items();

        assertThat(items.get(0).outcome()).isEqualTo(CheckItem.Outcome.FAILED);
        assertThat(items.subList(1, items.size()))
                .isNotEmpty()
                .allMatch(item -> item.outcome() == CheckItem.Outcome.NOT_ASKED);
    }

    private List<String> failed(String name, Clock clock) {
        return check(name, clock).items().stream()
                .filter(item -> item.outcome() == CheckItem.Outcome.FAILED)
                .map(CheckItem::question)
                .toList();
    }

    private NodeCheck.Result check(String name, Clock clock) {
        return check(node, name, clock);
    }

    private NodeCheck.Result check(Node asked, String name, Clock clock) {
        ArtifactSettings places = new ArtifactSettings(
                List.of("file:/srv/"), null, null, null, null, null, null, null, null, null, null, null);
        return new NodeCheck(
                        new DeploymentSettings(
                                directory(name).toString(),
                                null,
                                null,
                                null,
                                new NodeCommands("true", null, null, null),
                                nodes.ssh(),
                                places,
                                null,
                                null),
                        clock)
                .ask(asked);
    }

    private Path directory(String below) {
        return nodes.get("blue-1").directory().resolve(below);
    }

    private List<String> files(String name) throws IOException {
        try (Stream<Path> files = Files.walk(directory(name))) {
            return files.map(Path::toString).sorted().toList();
        }
    }
}
