package teal.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
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
            connectWith(Files.write(base.resolve("known"), List.of(known)));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void connectWith(Path file) {
        NodeSession.open(
                        node,
                        new SshSettings("teal", lab.ssh().identity(), null, null, file, null, null, null, null, null))
                .close();
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

    /** Another host, a key of another kind, a comment in any encoding: none of it says anything about this node's key. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "garbage",
                "laptop.example.test sk-ssh-ed25519@openssh.com AAAAGnNrLXNzaC1lZDI1NTE5QG9wZW5zc2guY29tAAAAIEX/dQ0v4127"
                        + "bEo8eeG1EV0ApO2lWbSnN6RWusn/NjqIAAAABHNzaDo=",
                "web1.example.test ssh-mldsa44@example.test AAAAEHNzaC1mdXR1cmUta2V5AAAAAA==",
                "web3.example.test 1024 37 1234567890123456789012345678901234567890",
                "web4.example.test ssh-ed25519 %%%",
                "* ssh-new AAAAB3NzaC1uZXcAAAADa2V5",
                "* ssh-ed25519 AAAA",
                "|1|not-base64|x ssh-ed25519 AAAA",
                "@revoked web5.example.test ssh-ed25519 %%%",
                "@revoked * ssh-new AAAAB3NzaC1uZXcAAAADa2V5",
                "@revoked *,!127.0.0.1,![127.0.0.1]:* {key}",
                "@revoke web5.example.test {key}",
                "# r\u00E9sum\u00E9",
                "{mine} r\u00E9sum\u00E9",
            })
    void aLineThatSaysNothingAboutThisNodesKeyStopsNothing(String line) throws IOException {
        String text = line.replace("{mine}", mine).replace("{key}", mine.substring(mine.indexOf(' ') + 1));
        Path file = base.resolve("known");

        Files.writeString(file, text + "\n" + mine + "\n", StandardCharsets.ISO_8859_1);
        connectWith(file);
        Files.writeString(file, mine + "\n" + text + "\n", StandardCharsets.ISO_8859_1);
        connectWith(file);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@revoked",
                "@revoked *",
                "@revoked * ssh-ed25519 %%%",
                "@revoked [127.0.0.?]:* ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI",
                "@revoke * x y",
                "@Revoked * {key}",
            })
    void aLineThatMayRevokeItsKeyHasToBeReadable(String line) {
        refuses(
                "line 2 of " + base.resolve("known") + " may revoke its host key, but cannot be read",
                mine,
                line.replace("{key}", mine.substring(mine.indexOf(' ') + 1)));
    }

    @Test
    void namesALineWithAPartOfTheKey() {
        refuses("Line 2 has no key that can be read", "# a comment", mine.substring(0, mine.length() - 9));
    }

    @Test
    void excludesHosts() {
        String key = mine.substring(mine.indexOf(' '));
        connect("[*]:*,!10.0.0.1" + key);
        refuses("there is no", "*,![127.0.0.1]:*" + key);
    }

    @Test
    void findsHashedNames() throws Exception {
        byte[] salt = "0123456789abcdef0123".getBytes(StandardCharsets.US_ASCII);
        Mac mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(salt, "HmacSHA1"));
        String hash = Base64.getEncoder().encodeToString(mac.doFinal(mine.split(" ")[0].getBytes()));
        String hosts = "|1|" + Base64.getEncoder().encodeToString(salt) + "|" + hash;

        connect(hosts + mine.substring(mine.indexOf(' ')));
        refuses("is not the one in", hosts + others.substring(others.indexOf(' ')));
    }

    @Test
    void saysWhyTheFileCannotBeRead() throws IOException {
        isNamed("is not there; put the file there", base.resolve("none"));
        isNamed("is a directory", Files.createDirectory(base.resolve("directory")));
    }

    private void isNamed(String why, Path file) {
        assertThatThrownBy(() -> connectWith(file))
                .isInstanceOf(PermanentRefusal.class)
                .hasMessageContaining("known hosts " + file + " " + why)
                .hasMessageNotContaining("Exception");
    }
}
