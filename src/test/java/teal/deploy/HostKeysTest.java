package teal.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import teal.lab.nodes.LabNodes;
import teal.release.Node;
import teal.release.PermanentRefusal;

class HostKeysTest {

    @TempDir
    Path base;

    private LabNodes lab;
    private Node node;
    private String mine;
    private String others;

    @BeforeEach
    void start() throws IOException {
        lab = LabNodes.start(base.resolve("nodes"), "blue-1", "blue-2");
        node = lab.nodes().get(0);
        List<String> known = Files.readAllLines(lab.ssh().knownHosts());
        mine = known.get(0);
        others = mine.split(" ")[0] + known.get(1).substring(known.get(1).indexOf(' '));
    }

    @AfterEach
    void stop() throws IOException {
        lab.close();
    }

    private void connect(String... known) {
        try {
            Path file = Files.write(base.resolve("known"), List.of(known));
            SshSettings ssh = new SshSettings("teal", lab.ssh().identity(), null, file, null, null);
            NodeSession.open(node, ssh).close();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void refuses(String why, String... known) {
        assertThatThrownBy(() -> connect(known))
                .isInstanceOf(PermanentRefusal.class)
                .hasMessageContaining(why);
        assertThat(lab.get("blue-1").commands()).isEmpty();
    }

    @Test
    void takesAKnownKey() {
        connect("# a comment", "", "  ", mine + " and a comment");
        connect(mine.replace("127.0.0.1", "127.0.0.*"));
        connect(others, mine);
    }

    @Test
    void refusesAnUnknownNode() {
        refuses("node blue-1 (127.0.0.1:" + node.sshPort() + "): there is no", mine.replace("127.0.0.1", "127.0.0.2"));
        refuses("there is no");
    }

    @Test
    void refusesAnotherKey() {
        refuses("is not the one in", others);
    }

    @Test
    void refusesARevokedKeyWhateverOtherLinesSay() {
        String key = mine.substring(mine.indexOf(' '));
        refuses("is revoked", mine, "@revoked *" + key);
        refuses("is revoked", "@revoked  *" + key, mine);
        connect(mine, "@revoked *" + others.substring(others.indexOf(' ')));
    }

    @ParameterizedTest
    @ValueSource(strings = {"garbage", "@revoke * x y", "* ssh-ed25519 %%%", "* ssh-new AAAA", "*,!10.0.0.1 {key}"})
    void aLineThatCannotBeReadIsAnError(String line) {
        List<String> known = new ArrayList<>(List.of(mine));
        known.add(line.replace("{key}", mine.substring(mine.indexOf(' ') + 1)));

        refuses("line 2", known.toArray(String[]::new));
    }

    @Test
    void saysThatTheFileIsMissing() {
        SshSettings ssh = new SshSettings("teal", lab.ssh().identity(), null, base.resolve("none"), null, null);

        assertThatThrownBy(() -> NodeSession.open(node, ssh))
                .isInstanceOf(PermanentRefusal.class)
                .hasMessageContaining("cannot be read");
    }
}
