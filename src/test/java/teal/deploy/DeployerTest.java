package teal.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import teal.lab.nodes.LabNodes;
import teal.release.Node;
import teal.release.Version;

class DeployerTest {

    @TempDir
    Path base;

    private LabNodes nodes;
    private Deployer deployer;
    private ArtifactStore store;
    private Artifacts artifacts;
    private Node node;

    @BeforeEach
    void start() throws IOException {
        nodes = LabNodes.start(base.resolve("nodes"), "blue-1", "blue-2");
        node = nodes.nodes().get(0);
        artifacts = new Artifacts(base.resolve("artifacts"));
        store = new ArtifactStore(base.resolve("store"), artifacts.settings());
        NodeCommands commands = new NodeCommands("cat current/VERSION > running", null, null, null);
        deployer = new Deployer(
                new DeploymentSettings("shop", 3, 1, commands, nodes.ssh(), artifacts.settings(), null), store);
    }

    @AfterEach
    void stop() throws IOException {
        nodes.close();
    }

    @Test
    void bringsAVersionOntoNodesAndRunsIt() throws IOException {
        Artifact artifact = store.pin(artifacts.build("1.0.0"), null);
        Version version = new Version("1.0.0");

        StageReport staged = deployer.stage(nodes.nodes(), version, artifact);
        NodeReport activated = deployer.activate(node, version);

        assertThat(staged.passed()).isTrue();
        assertThat(activated.passed()).as(activated.summary()).isTrue();
        assertThat(nodes.get("blue-1").directory().resolve("shop/running")).hasContent("1.0.0");
        assertThat(deployer.inspect(node).current()).contains(version);
        assertThat(deployer.inspect(nodes.nodes()).get(1).complete()).isEqualTo(List.of(version));
        assertThat(Files.exists(nodes.get("blue-2").directory().resolve("shop/current")))
                .isFalse();
    }
}
