package teal.deploy;

import static java.util.concurrent.CompletableFuture.delayedExecutor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.connection.channel.OpenFailException;
import net.schmizz.sshj.connection.channel.direct.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import teal.lab.LabToken;
import teal.lab.nodes.OpenSshNode;
import teal.lab.nodes.OpenSshNodes;
import teal.release.Node;
import teal.release.PermanentRefusal;
import teal.release.Version;

/** A connection that was kept for the next step, on a real sshd: what happened to the node since is noticed. */
@Tag("servers")
class KeptConnectionsTest {

    private static final Version ONE = new Version("1.0.0");

    @TempDir
    Path base;

    private OpenSshNodes servers;
    private OpenSshNode server;
    private Node node;
    private ArtifactStore store;
    private Artifacts artifacts;
    private Deployer deployer;

    private void start(String... sshd) throws IOException {
        servers = OpenSshNodes.start(base.resolve("nodes"), List.of(sshd), "blue-1");
        server = servers.get("blue-1");
        node = server.node();
        artifacts = new Artifacts(base.resolve("artifacts"));
        store = new ArtifactStore(base.resolve("store"), artifacts.settings());
        deployer = new Deployer(
                new DeploymentSettings(
                        servers.directorySetting("shop"),
                        null,
                        null,
                        null,
                        new NodeCommands("true", null, null, null),
                        servers.ssh(),
                        artifacts.settings(),
                        null,
                        null),
                store);
    }

    @AfterEach
    void stop() throws IOException {
        if (servers != null) {
            servers.close();
        }
    }

    @Test
    void aWholeChangeNeedsOneLogInWhereANodeAllowsOneSessionAtATime() throws IOException {
        start("MaxSessions 1");

        deployer.inspect(node);
        stage();
        deployer.activate(node, ONE, LabToken.next());

        assertThat(deployer.inspect(node).current()).contains(ONE);
        assertThat(server.logIns()).isEqualTo(1);
    }

    /** It counts a command's session until it has seen the end of its shell, and refuses the next one until then. */
    @Test
    void aNodeThatStillCountsTheLastSessionIsAskedAgain() throws IOException {
        start("MaxSessions 1");
        SshConnection connection = SshConnection.open(node, servers.ssh());
        try {
            SSHClient client = connection.client();
            Session.Command last = client.startSession().exec("cat");
            assertThatThrownBy(client::startSession).isInstanceOf(OpenFailException.class);
            assertThatThrownBy(() -> OpenedSession.on(client)).isInstanceOf(OpenFailException.class);
            CompletableFuture<Void> ended =
                    CompletableFuture.runAsync(() -> end(last), delayedExecutor(100, TimeUnit.MILLISECONDS));

            Session.Command next = OpenedSession.on(client).exec("echo next");

            assertThat(next.getInputStream()).hasContent("next\n");
            ended.join();
        } finally {
            connection.close();
        }
        assertThat(server.logIns()).isEqualTo(1);
    }

    private static void end(Session.Command command) {
        try {
            command.getOutputStream().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aNodeThatWasRebootedIsLoggedInToAgain() throws IOException {
        start();
        stage();
        server.losePower();
        server.startAgain();

        assertThat(deployer.inspect(node).complete()).contains(ONE);
        assertThat(server.logIns()).isEqualTo(2);
    }

    @Test
    void aServerThatEndsIdleConnectionsHoldsNobodyUp() throws IOException {
        start("UnusedConnectionTimeout 1s");
        stage();
        await().until(server::isUnused);

        assertThat(deployer.inspect(node).complete()).contains(ONE);
        assertThat(server.logIns()).isEqualTo(2);
    }

    @Test
    void aFirewallThatForgotTheConnectionHoldsNobodyUp() throws IOException {
        start();
        stage();
        server.freezeConnections();

        assertThat(deployer.inspect(node).complete()).contains(ONE);
        assertThat(server.logIns()).isEqualTo(2);
    }

    @Test
    void aHostKeyThatWasRevokedSinceIsRefused() throws IOException {
        start();
        deployer.inspect(node);
        Path known = servers.ssh().knownHosts();
        String line = Files.readString(known).strip();
        Files.writeString(
                known, "@revoked * " + line.substring(line.indexOf(' ') + 1) + "\n", StandardOpenOption.APPEND);

        assertThatThrownBy(() -> deployer.inspect(node))
                .isInstanceOf(PermanentRefusal.class)
                .hasMessageContaining("blue-1")
                .hasMessageContaining("is revoked");
    }

    @Test
    void anAccountThatWasClosedSinceIsNamed() throws IOException {
        Path authorized = base.resolve("authorized_keys");
        start("AuthorizedKeysFile " + authorized);
        Files.copy(Path.of(servers.ssh().identity() + ".pub"), authorized);
        deployer.inspect(node);
        Files.delete(authorized);
        server.endConnections();

        assertThatThrownBy(() -> deployer.inspect(node))
                .isInstanceOf(PermanentRefusal.class)
                .hasMessageContaining("blue-1")
                .hasMessageContaining(servers.ssh().user());
    }

    private void stage() throws IOException {
        deployer.stage(List.of(node), ONE, store.pin(artifacts.build(ONE.value()), null), LabToken.next());
    }
}
