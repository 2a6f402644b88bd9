package teal.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import teal.lab.LabToken;
import teal.lab.nodes.OpenSshNodes;
import teal.release.Cluster;
import teal.release.InvalidSetting;
import teal.release.Node;
import teal.release.TechnicalFailure;
import teal.release.Version;
import teal.verify.FoundVersion;
import teal.verify.VerificationSettings;
import teal.verify.Verifier;
import teal.verify.VersionOnNode;
import teal.verify.VersionProcess;

/** A node that is reached by an IPv6 address alone: over SSH with its host key, and over HTTP. */
@Tag("servers")
class Ipv6NodesTest {

    private static final Version TWO = new Version("2.0.0");

    @TempDir
    Path base;

    private OpenSshNodes servers;
    private HttpServer application;
    private Node node;
    private Path knownHosts;

    @BeforeEach
    void start() throws IOException {
        servers = OpenSshNodes.start(
                base.resolve("nodes"), List.of("ListenAddress 127.0.0.1", "ListenAddress ::1"), "blue-1");
        application = HttpServer.create(new InetSocketAddress(InetAddress.getByName("::1"), 0), 0);
        application.createContext("/", exchange -> {
            byte[] body = "{\"version\": \"2.0.0\"}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        application.start();
        int sshPort = servers.nodes().get(0).sshPort();
        node = new Node(
                "blue-1",
                "::1",
                sshPort,
                URI.create("http://[::1]:" + application.getAddress().getPort()));
        String known = Files.readString(servers.ssh().knownHosts());
        knownHosts = Files.writeString(base.resolve("known"), known.replace("[127.0.0.1]:", "[::1]:"));
    }

    @AfterEach
    void stop() throws Exception {
        application.stop(0);
        servers.close();
    }

    @Test
    void getsAVersionAndAnswersWithIt() throws IOException {
        Artifacts artifacts = new Artifacts(base.resolve("artifacts"));
        ArtifactStore store = new ArtifactStore(base.resolve("store"), artifacts.settings());
        Deployer deployer = new Deployer(settings(artifacts, knownHosts), store);

        deployer.stage(List.of(node), TWO, store.pin(artifacts.build("2.0.0"), null), LabToken.next());
        assertThat(deployer.activate(node, TWO, LabToken.next()).passed()).isTrue();

        assertThat(deployer.inspect(node).current()).contains(TWO);
        assertThat(verifier().look(node).runs("2.0.0")).isTrue();
        try (Socket user = new Socket(
                InetAddress.getByName("::1"), application.getAddress().getPort())) {
            assertThat(deployer.connections(node)).isPositive();
            assertThat(user.isConnected()).isTrue();
        }
    }

    @Test
    void isNotTrustedWithoutItsHostKey() throws IOException {
        Artifacts artifacts = new Artifacts(base.resolve("artifacts"));
        ArtifactStore store = new ArtifactStore(base.resolve("store"), artifacts.settings());
        Deployer deployer = new Deployer(settings(artifacts, servers.ssh().knownHosts()), store);

        assertThatThrownBy(() -> deployer.inspect(node))
                .isNotInstanceOf(TechnicalFailure.class)
                .hasMessageContaining("blue-1")
                .hasMessageContaining("host key");
    }

    /** Written in two ways, it is still the same machine. */
    @Test
    void hasOneAddressHoweverItIsWritten() {
        Node same = new Node("blue-2", "0:0:0:0:0:0:0:1", node.sshPort(), URI.create("http://[0:0::1]:9"));
        assertThat(same.sshAddress()).isEqualTo(node.sshAddress());
        Node again = new Node("blue-3", "blue-3", 22, URI.create("http://[0:0::1]:" + node.httpPort()));
        assertThatThrownBy(() -> new Cluster("blue", "blue.example.", List.of(), List.of(node, again)))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContaining("an address of its own");
    }

    private DeploymentSettings settings(Artifacts artifacts, Path known) {
        SshSettings ssh = new SshSettings(
                servers.ssh().user(),
                servers.ssh().identity(),
                null,
                null,
                known,
                null,
                null,
                null,
                Duration.ofSeconds(2),
                Duration.ofSeconds(5));
        return new DeploymentSettings(
                servers.directorySetting("shop"),
                null,
                null,
                null,
                new NodeCommands("true", null, null, null),
                ssh,
                artifacts.settings(),
                null,
                null);
    }

    private static Verifier verifier() {
        VersionOnNode nobody = new VersionOnNode() {
            @Override
            public FoundVersion printedBy(Node node, String command) {
                throw new AssertionError("the application is asked");
            }

            @Override
            public FoundVersion ranBy(Node node, VersionProcess process) {
                throw new AssertionError("the application is asked");
            }
        };
        return new Verifier(
                new VerificationSettings(
                        URI.create("http://shop.example.test"), null, null, null, null, null, null, null, null, null),
                nobody,
                Clock.systemUTC());
    }
}
