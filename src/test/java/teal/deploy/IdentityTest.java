package teal.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.schmizz.sshj.SSHClient;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import teal.lab.RealServer;
import teal.lab.programs.ExitCode;
import teal.release.Node;
import teal.release.PermanentRefusal;
import teal.release.Secret;

@Tag("slow")
class IdentityTest {

    private static final Node NODE = new Node("blue-1", null, null, URI.create("http://192.0.2.1"));

    @TempDir
    Path base;

    private SshSettings settings(Path identity) throws IOException {
        Path known = Files.write(base.resolve("known_hosts"), List.of());
        return new SshSettings("teal", identity, null, null, known, null, null, null, null, null);
    }

    private void isNamed(Path identity, String why) throws IOException {
        SshSettings settings = settings(identity);
        try (SSHClient client = new SSHClient(StrictSsh.CONFIG)) {
            assertThatThrownBy(() ->
                            Identity.read(client, Login.route(NODE, settings).get(0)))
                    .isInstanceOf(PermanentRefusal.class)
                    .hasMessageStartingWith("SSH identity " + identity + " " + why)
                    .hasMessageNotContaining("Exception");
        }
    }

    private Path generate(String name, String... options) throws IOException {
        RealServer.require("ssh-keygen", "/usr/bin/ssh-keygen", "Debian package openssh-client");
        Path file = base.resolve(name);
        Process process = new ProcessBuilder(("ssh-keygen -q -f " + file + " " + String.join(" ", options)).split(" "))
                .redirectErrorStream(true)
                .start();
        assertThat(ExitCode.of(process)).isZero();
        return file;
    }

    @ParameterizedTest
    @CsvSource({"-t ed25519", "-t ecdsa", "-t rsa", "-t rsa -m PEM", "-t ecdsa -m PKCS8", "-t rsa -m PKCS8"})
    void namesAPublicKeyAndAPassphrase(String kind) throws IOException {
        isNamed(generate("locked", kind, "-N", "secret"), "has a passphrase");
        isNamed(Path.of(base.resolve("locked") + ".pub"), "is a public key; name the private one in deployment.ssh");
        isNamed(
                Files.move(Path.of(base.resolve("locked") + ".pub"), base.resolve("moved")),
                "is a public key; name the private one");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "-----BEGIN PUBLIC KEY-----, is a public key",
                "---- BEGIN SSH2 PUBLIC KEY ----, is a public key",
                "PuTTY-User-Key-File-3: ssh-ed25519, is in PuTTY's format; convert it with 'puttygen",
                "ssh-ed25519-cert-v01@openssh.com AAAA, is a certificate",
                "<!DOCTYPE html>, `is no private key, but a web page`",
                "``, `is no private key, but an empty file`",
                "-----BEGIN OPENSSH PRIVATE KEY-----, cannot be used as a private key",
                "-----BEGIN RSA PRIVATE KEY-----, cannot be used as a private key",
            })
    void namesWhatElsePeoplePutThere(String content, String why) throws IOException {
        isNamed(Files.writeString(base.resolve("identity"), content + "\n", StandardCharsets.UTF_8), why);
    }

    @ParameterizedTest
    @CsvSource({"-t ed25519", "-t ecdsa", "-t rsa", "-t rsa -m PEM", "-t ecdsa -m PKCS8", "-t rsa -m PKCS8"})
    void opensAKeyWithItsPassphraseAndSaysWhereAWrongOneComesFrom(String kind) throws IOException {
        Path identity = generate("locked", kind, "-N", "open-sesame");
        Path secret = Files.writeString(base.resolve("passphrase"), "open-sesame\n");
        SshSettings settings = new SshSettings(
                "teal",
                identity,
                null,
                new Secret("file:" + secret),
                Files.write(base.resolve("known_hosts"), List.of()),
                null,
                null,
                null,
                null,
                null);
        Login login = Login.route(NODE, settings).get(0);

        try (SSHClient client = new SSHClient(StrictSsh.CONFIG)) {
            assertThat(Identity.read(client, login).getPrivate()).isNotNull();

            Files.writeString(secret, "open-barley");
            assertThatThrownBy(() -> Identity.read(client, login))
                    .isInstanceOf(PermanentRefusal.class)
                    .hasMessageStartingWith("SSH identity " + identity + " cannot be opened with its passphrase")
                    .hasMessageContaining("deployment.ssh.passphrase")
                    .hasMessageNotContaining("open-barley");
        }
    }

    @Test
    void namesAFileThatIsMissingOrADirectory() throws IOException {
        isNamed(base.resolve("none"), "is not there");
        isNamed(base, "is a directory");
    }

    /** And before any node is asked: these would not even answer. */
    @Test
    void saysOnceForAllNodesWhatIsWrongOnTealsOwnHost() throws IOException {
        List<Node> nodes = List.of(
                new Node("blue-1", "192.0.2.1", 22, URI.create("http://192.0.2.1")),
                new Node("blue-2", "192.0.2.2", 22, URI.create("http://192.0.2.2")));
        SshSettings noIdentity = settings(base.resolve("none"));
        SshSettings noKnownHosts = new SshSettings(
                "teal", base.resolve("none"), null, null, base.resolve("none either"), null, null, null, null, null);

        assertThatThrownBy(() -> OnNodes.each(nodes, node -> NodeSession.open(node, noIdentity)))
                .isInstanceOf(PermanentRefusal.class)
                .hasMessage("SSH identity " + base.resolve("none")
                        + " is not there; put the file there, or correct the path");
        assertThatThrownBy(() -> OnNodes.each(nodes, node -> NodeSession.open(node, noKnownHosts)))
                .isInstanceOf(PermanentRefusal.class)
                .hasMessage("known hosts " + base.resolve("none either")
                        + " is not there; put the file there, or correct the path");
    }
}
