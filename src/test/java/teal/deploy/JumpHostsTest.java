package teal.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import teal.lab.FreePorts;
import teal.lab.LabToken;
import teal.lab.nodes.Accounts;
import teal.lab.nodes.OpenSshNodes;
import teal.release.Node;
import teal.release.PermanentRefusal;
import teal.release.TechnicalFailure;
import teal.release.Version;

/** A node behind two jump hosts, all three real OpenSSH servers, each with keys and known hosts of its own. */
@Tag("servers")
class JumpHostsTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    @TempDir
    Path base;

    private final List<OpenSshNodes> servers = new ArrayList<>();
    private OpenSshNodes outer;
    private OpenSshNodes inner;
    private OpenSshNodes nodes;

    @BeforeEach
    void start() throws IOException {
        Accounts accounts = Accounts.in(base.resolve("accounts"));
        accounts.add("jumper", Path.of("/usr/sbin/nologin"));
        outer = keep(OpenSshNodes.start(base.resolve("outer"), accounts, List.of("LogLevel VERBOSE"), "outer"));
        inner = keep(OpenSshNodes.start(base.resolve("inner"), List.of("MaxStartups 10:100:10"), "inner"));
        nodes = keep(OpenSshNodes.start(base.resolve("nodes"), "blue-1", "blue-2"));
    }

    private OpenSshNodes keep(OpenSshNodes started) {
        servers.add(started);
        return started;
    }

    @AfterEach
    void stop() throws IOException {
        for (OpenSshNodes each : servers) {
            each.close();
        }
    }

    private static SshHop hop(OpenSshNodes server, String user) {
        Node node = server.nodes().get(0);
        SshSettings ssh = server.ssh();
        return new SshHop(node.host(), node.sshPort(), user, ssh.identity(), null, null, ssh.knownHosts());
    }

    private SshSettings via(SshHop... hops) {
        SshSettings ssh = nodes.ssh();
        return new SshSettings(
                ssh.user(),
                ssh.identity(),
                null,
                null,
                ssh.knownHosts(),
                List.of(hops),
                null,
                null,
                Duration.ofSeconds(5),
                Duration.ofSeconds(20));
    }

    private SshSettings viaBoth() {
        return via(hop(outer, "jumper"), hop(inner, null));
    }

    private Node node() {
        return nodes.nodes().get(0);
    }

    @Test
    void aVersionIsReleasedThroughBothAndEachKnowsOnlyTheNext() throws IOException {
        Artifacts artifacts = new Artifacts(base.resolve("artifacts"));
        ArtifactStore store = new ArtifactStore(base.resolve("store"), artifacts.settings());
        NodeCommands restart = new NodeCommands("cat current/VERSION > ran", null, null, null);
        Deployer deployer = new Deployer(
                new DeploymentSettings(
                        nodes.directorySetting("shop"),
                        3,
                        1,
                        null,
                        restart,
                        viaBoth(),
                        artifacts.settings(),
                        LONG,
                        null),
                store);
        Version version = new Version("1.0.0");

        deployer.stage(nodes.nodes(), version, store.pin(artifacts.build("1.0.0"), null), LabToken.next());
        NodeReport report = deployer.activate(node(), version, LabToken.next());

        assertThat(report.passed()).as(report.summary()).isTrue();
        assertThat(nodes.get("blue-1").directory().resolve("shop/ran")).hasContent("1.0.0");
        String log = Files.readString(base.resolve("outer/outer-sshd/log"));
        assertThat(log).contains("Accepted publickey for jumper").doesNotContain("port " + node().sshPort());
    }

    @Test
    void manyNodesAtOnceDoNotOverwhelmAJumpHost() {
        SshSettings ssh = via(hop(inner, null));
        List<Node> crowd = IntStream.range(0, 24)
                .mapToObj(number -> new Node(
                        "node-" + number,
                        node().host(),
                        node().sshPort(),
                        URI.create("http://127.0.0.1:" + (8000 + number))))
                .toList();

        // This one turns everybody away beyond ten that have not logged in yet
        assertThat(OnNodes.each(crowd, node -> echo(node, ssh))).hasSize(24).containsOnly("hello\n");
    }

    private static String echo(Node node, SshSettings ssh) {
        try (NodeSession session = NodeSession.open(node, ssh)) {
            return session.run("echo hello", LONG).output();
        }
    }

    @Test
    void aJumpHostWithAnotherKeyIsNotPassed() throws IOException {
        SshHop right = hop(inner, null);
        SshHop wrong = new SshHop(
                right.host(),
                right.sshPort(),
                null,
                right.identity(),
                null,
                null,
                Files.writeString(
                        base.resolve("changed"),
                        Files.readString(inner.ssh().knownHosts()).split(" ")[0] + " "
                                + Files.readString(Path.of(outer.ssh().identity() + ".pub"))));

        assertThatThrownBy(() -> NodeSession.open(node(), via(hop(outer, "jumper"), wrong)))
                .isInstanceOf(PermanentRefusal.class)
                .hasMessageStartingWith(
                        "jump host 127.0.0.1 on the way to node blue-1 (127.0.0.1:" + right.sshPort() + "): ")
                .hasMessageContaining("host key is not the one in " + base.resolve("changed"));
    }

    @Test
    void aJumpHostThatDoesNotKnowTheKeyIsNamed() {
        SshHop right = hop(inner, null);
        SshHop stranger =
                new SshHop(right.host(), right.sshPort(), null, outer.ssh().identity(), null, null, right.knownHosts());

        assertThatThrownBy(() -> NodeSession.open(node(), via(stranger)))
                .isInstanceOf(PermanentRefusal.class)
                .hasMessageStartingWith("jump host 127.0.0.1 on the way to node blue-1")
                .hasMessageContaining("log in with " + outer.ssh().identity());
    }

    @Test
    void aJumpHostThatLetsNothingThroughSaysSo() {
        OpenSshNodes closed =
                keep(OpenSshNodes.start(base.resolve("closed"), List.of("AllowTcpForwarding no"), "closed"));

        assertThatThrownBy(() -> NodeSession.open(node(), via(hop(closed, null))))
                .isInstanceOf(PermanentRefusal.class)
                .hasMessageStartingWith("node blue-1 (127.0.0.1:" + node().sshPort()
                        + "): the jump host before it does not" + " let connections through")
                .hasMessageContaining("AllowTcpForwarding");
    }

    @Test
    void aNodeThatIsDownBehindAJumpHostMayComeBack() {
        Node down = new Node("blue-3", "127.0.0.1", FreePorts.next(), URI.create("http://127.0.0.1:8080"));

        assertThatThrownBy(() -> NodeSession.open(down, via(hop(inner, null))))
                .isInstanceOf(TechnicalFailure.class)
                .hasMessageStartingWith(
                        "node blue-3 (127.0.0.1:" + down.sshPort() + "): cannot be reached from the jump host");
    }

    @Test
    void aNodeThatHangsBehindAJumpHostIsGivenUp() {
        SshSettings ssh = viaBoth();
        SshSettings hasty = new SshSettings(
                ssh.user(),
                ssh.identity(),
                null,
                null,
                ssh.knownHosts(),
                ssh.via(),
                null,
                null,
                Duration.ofSeconds(2),
                Duration.ofSeconds(2));
        nodes.get("blue-1").freeze();
        try {
            assertThatThrownBy(() -> NodeSession.open(node(), hasty))
                    .isInstanceOf(TechnicalFailure.class)
                    .hasMessageStartingWith("node blue-1 ");
        } finally {
            nodes.get("blue-1").thaw();
        }
    }
}
