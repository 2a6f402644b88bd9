package teal.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import teal.lab.nodes.OpenSshNodes;
import teal.lab.programs.ExitCode;
import teal.release.Node;
import teal.release.PermanentRefusal;
import teal.release.TechnicalFailure;

@Tag("servers")
class OpenSshFaultsTest {

    @TempDir
    Path base;

    private OpenSshNodes servers;

    private Node start(String... settings) {
        servers = OpenSshNodes.start(base.resolve("nodes"), List.of(settings), "blue-1");
        return servers.nodes().get(0);
    }

    @AfterEach
    void stop() throws IOException {
        if (servers != null) {
            servers.close();
        }
    }

    private SshSettings ssh(Path identity, Path certificate) {
        SshSettings ssh = servers.ssh();
        return new SshSettings(
                ssh.user(),
                identity,
                certificate,
                null,
                ssh.knownHosts(),
                null,
                null,
                null,
                ssh.connectTimeout(),
                Duration.ofSeconds(3));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ciphers aes128-cbc,3des-cbc",
                "KexAlgorithms diffie-hellman-group1-sha1,diffie-hellman-group14-sha1",
            })
    void refusesAServerThatOffersOnlyWeakAlgorithms(String setting) {
        Node node = start(setting);

        assertThatThrownBy(() -> NodeSession.open(node, servers.ssh()))
                .isInstanceOf(PermanentRefusal.class)
                .hasMessageContaining("offers only algorithms that are no longer safe");
    }

    @Test
    void aServerThatIsAheadOfTealsLibraryIsNotCalledWeak() {
        Node node = start("KexAlgorithms sntrup761x25519-sha512@openssh.com");

        assertThatThrownBy(() -> NodeSession.open(node, servers.ssh()))
                .isInstanceOf(PermanentRefusal.class)
                .hasMessageContaining("offers only key exchanges that Teal's SSH library cannot speak yet"
                        + " (sntrup761x25519-sha512@openssh.com); they are stronger")
                .hasMessageContaining("add one of curve25519-sha256, ")
                .hasMessageNotContaining("kex-strict");
    }

    @Test
    void refusesSha1MacsWhereTheCipherNeedsOne() {
        Node node = start("Ciphers aes128-ctr", "MACs hmac-sha1");

        assertThatThrownBy(() -> NodeSession.open(node, servers.ssh()))
                .isInstanceOf(PermanentRefusal.class)
                .hasMessageContaining("no longer safe");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ciphers chacha20-poly1305@openssh.com",
                "Ciphers aes256-gcm@openssh.com",
                "Ciphers aes256-ctr",
                "KexAlgorithms ecdh-sha2-nistp384",
                "KexAlgorithms diffie-hellman-group16-sha512",
            })
    void speaksEachOfTheStrongOnes(String setting) {
        Node node = start(setting);

        try (NodeSession session = NodeSession.open(node, servers.ssh())) {
            assertThat(session.run("echo hello", Duration.ofSeconds(10)).output())
                    .isEqualTo("hello\n");
        }
    }

    @Test
    void speaksToANodeThatIsSetAsTheOperatingGuideSays() throws IOException {
        String[] settings = Files.readString(Path.of("docs/operate/install.md"))
                .split("# /etc/ssh/sshd_config.d/teal.conf\n")[1]
                .split("\n```")[0]
                .split("\n");
        assertThat(settings).hasSizeGreaterThan(3);
        Node node = start(settings);

        try (NodeSession session = NodeSession.open(node, servers.ssh())) {
            assertThat(session.run("echo hello", Duration.ofSeconds(10)).output())
                    .isEqualTo("hello\n");
        }
    }

    @Test
    void aKeyThatTheNodeDoesNotKnowIsRefused() throws IOException {
        Node node = start();
        Path stranger = key("stranger");

        assertThatThrownBy(() -> NodeSession.open(node, ssh(stranger, null)))
                .isInstanceOf(PermanentRefusal.class)
                .hasMessageContaining("does not let")
                .hasMessageContaining("authorized_keys");
        assertThatThrownBy(() -> NodeSession.open(node, ssh(base.resolve("none"), null)))
                .isInstanceOf(PermanentRefusal.class)
                .hasMessageContaining("SSH identity");
    }

    @Test
    void logsInWithACertificate() throws Exception {
        Path authority = key("authority");
        Path identity = key("certified");
        ssh(
                "ssh-keygen",
                "-q",
                "-s",
                authority.toString(),
                "-I",
                "teal",
                "-n",
                System.getProperty("user.name"),
                identity + ".pub");
        Path certificate = Files.move(base.resolve("certified-cert.pub"), base.resolve("elsewhere.pub"));
        Node node = start("TrustedUserCAKeys " + authority + ".pub");

        NodeSession.open(node, ssh(identity, certificate)).close();

        assertThatThrownBy(() -> NodeSession.open(node, ssh(identity, null))).isInstanceOf(PermanentRefusal.class);
    }

    @Test
    void aServerThatFreezesDuringACommandIsFound() throws IOException {
        Node node = start();
        Path begun = base.resolve("begun");
        CompletableFuture<CommandResult> running = CompletableFuture.supplyAsync(() -> {
            try (NodeSession session = NodeSession.open(node, ssh(servers.ssh().identity(), null))) {
                return session.run("touch '" + begun + "'; sleep 20", Duration.ofMinutes(1));
            }
        });
        Awaitility.await().until(() -> Files.exists(begun));

        servers.get("blue-1").freeze();

        assertThatThrownBy(running::join)
                .hasCauseInstanceOf(TechnicalFailure.class)
                .hasMessageContaining("whether it ran to its end is not known");
        assertThatThrownBy(() -> NodeSession.open(node, ssh(servers.ssh().identity(), null)))
                .isInstanceOf(TechnicalFailure.class);
    }

    /** Each command sees a network of its own, as the node's do if the application is in a container behind a bridge. */
    @Test
    void aNodeThatDoesNotSeeTheConnectionsIsNotCalledIdle() throws IOException {
        assumeTrue(System.getProperty("user.name").equals("root"), "needs root for a network namespace");
        Node node = start("ForceCommand exec unshare --net /bin/sh -c \"$SSH_ORIGINAL_COMMAND\"");
        Deployer deployer = connections(null);
        try (ServerSocket application = new ServerSocket(node.httpPort(), 5, InetAddress.getLoopbackAddress())) {
            assertThat(application.isBound()).isTrue();
            assertThatThrownBy(() -> deployer.connections(node))
                    .isInstanceOf(PermanentRefusal.class)
                    .hasMessageContaining("node blue-1: Teal's own connection to 127.0.0.1:" + node.httpPort())
                    .hasMessageContaining("deployment.commands.connections");
            assertThat(connections("echo 0").connections(node)).isZero();
        }
        assertThat(deployer.connections(node)).as("nothing listens").isZero();
    }

    private Deployer connections(String command) throws IOException {
        Files.createDirectories(servers.get("blue-1").directory().resolve("shop"));
        Artifacts artifacts = new Artifacts(base.resolve("artifacts"));
        return new Deployer(
                new DeploymentSettings(
                        servers.directorySetting("shop"),
                        null,
                        null,
                        null,
                        new NodeCommands("true", null, null, command),
                        servers.ssh(),
                        artifacts.settings(),
                        null,
                        null),
                new ArtifactStore(base.resolve("store"), artifacts.settings()));
    }

    private Path key(String name) throws IOException {
        Path file = base.resolve(name);
        ssh("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", file.toString());
        return file;
    }

    private static void ssh(String... command) throws IOException {
        Process process = new ProcessBuilder(command).inheritIO().start();
        assertThat(ExitCode.of(process)).isZero();
    }
}
