package teal.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import teal.release.Node;
import teal.release.TechnicalFailure;
import teal.release.Version;

class FoundStateTest {

    private static final Node NODE = new Node("blue-1", "127.0.0.1", 22, URI.create("http://127.0.0.1"));

    @Test
    void readsWhatIsThere() {
        NodeState found = FoundState.read(
                NODE,
                "Welcome!\ncurrent releases/2.0.0\nprevious releases/1.0.0\ncomplete 1.0.0\ncomplete 2.0.0\nseen\n");

        assertThat(found.current()).hasValue(new Version("2.0.0"));
        assertThat(found.previous()).hasValue(new Version("1.0.0"));
        assertThat(found.complete()).containsExactly(new Version("1.0.0"), new Version("2.0.0"));
    }

    @Test
    void knowsFromWhichArtifactAVersionCame() {
        Version one = new Version("1.0.0");
        NodeState found = FoundState.read(
                NODE, "complete 1.0.0\ndigest 1.0.0 " + "a".repeat(64) + "\ncomplete 2.0.0\ndigest 2.0.0 odd\nseen\n");

        assertThat(found.digests()).containsExactly(Map.entry(one, "a".repeat(64)));
        assertThat(found.otherDigest(one, "b".repeat(64))).hasValue("a".repeat(64));
        assertThat(found.otherDigest(one, "a".repeat(64))).isEmpty();
        assertThat(found.otherDigest(new Version("2.0.0"), "b".repeat(64))).isEmpty();
    }

    @Test
    void knowsWhichVersionsWereAdopted() {
        NodeState found =
                FoundState.read(NODE, "complete 1.0.0\nadopted 1.0.0\ncomplete 2.0.0\nadopted odd one\nseen\n");

        assertThat(found.adopted()).containsExactly(new Version("1.0.0"));
        assertThat(found.digests()).isEmpty();
    }

    /** As the script itself finds it out, by a shell's built-in commands. */
    @Test
    void aNodeWithoutTheToolsForArchivesSaysSo() throws IOException {
        ProcessBuilder shell = new ProcessBuilder("/bin/sh", "-c", new RemoteCommands("/nowhere/at/all").inspect());
        String all = new String(shell.start().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        shell.environment().put("PATH", "/nowhere");
        String none = new String(shell.start().getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(FoundState.read(NODE, all).missingTools()).isEmpty();
        assertThat(FoundState.read(NODE, none).missingTools()).containsExactly("tar", "gzip");
    }

    @Test
    void aNodeMayHaveNothing() {
        assertThat(FoundState.read(NODE, "seen\n").complete()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "current releases/2.0.0\n", "current releases/2.0.0\ncomplete 1.0", "complete seen\n"})
    void aCutAnswerIsNotOneOfANodeWithoutVersions(String output) {
        assertThatThrownBy(() -> FoundState.read(NODE, output))
                .isInstanceOf(TechnicalFailure.class)
                .hasMessageContaining("blue-1")
                .hasMessageContaining("the answer came without its end");
    }
}
