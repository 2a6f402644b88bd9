package teal.deploy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import teal.lab.LabToken;
import teal.release.Node;
import teal.release.Version;

/** Two nodes without the application, and the deployer that brings it there; the subclasses bring the servers. */
abstract class DeployerScene {

    static final Version ONE = new Version("1.0.0");
    static final Version TWO = new Version("2.0.0");

    @TempDir
    Path base;

    Artifacts artifacts;
    ArtifactStore store;

    private ShopNodes shopNodes;

    /** The servers of the nodes with these names. */
    abstract ShopNodes startNodes(Path directory, String... names);

    @BeforeEach
    void start() throws IOException {
        shopNodes = startNodes(base.resolve("nodes"), "blue-1", "blue-2");
        artifacts = new Artifacts(base.resolve("artifacts"));
        store = new ArtifactStore(base.resolve("store"), artifacts.settings());
    }

    @AfterEach
    void stop() throws IOException {
        if (shopNodes != null) {
            shopNodes.servers().close();
        }
    }

    DeploymentSettings settings(NodeCommands commands, int keep) {
        return new DeploymentSettings(
                directorySetting(), keep, 1, null, commands, ssh(), artifacts.settings(), Duration.ofSeconds(20), null);
    }

    Deployer deployer(String restart, @Nullable String out, @Nullable String in, @Nullable String connections) {
        return new Deployer(settings(new NodeCommands(restart, out, in, connections), 3), store);
    }

    Deployer deployer() {
        return deployer("cat current/VERSION >> ran", null, null, null);
    }

    List<Node> nodes() {
        return shopNodes.servers().nodes();
    }

    Node node() {
        return nodes().get(0);
    }

    SshSettings ssh() {
        return shopNodes.servers().ssh();
    }

    /** The application's directory on a node, as the test sees it. */
    Path on(Node node) {
        return shopNodes.on(node);
    }

    String directorySetting() {
        return shopNodes.setting();
    }

    void stage(Deployer deployer, Version version) throws IOException {
        deployer.stage(List.of(node()), version, store.pin(artifacts.build(version.value()), null), LabToken.next());
    }
}
