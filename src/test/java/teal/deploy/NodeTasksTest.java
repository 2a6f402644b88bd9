package teal.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import teal.lab.LabToken;
import teal.lab.nodes.LabNodes;
import teal.release.InvalidSetting;
import teal.release.PermanentRefusal;
import teal.release.TechnicalFailure;
import teal.release.Version;

/** What diagrams let nodes do, in the nodes' own shell. */
class NodeTasksTest {

    private static final Version TWO = new Version("2.0.0");

    @TempDir
    private Path base;

    private LabNodes lab;

    @BeforeEach
    void start() {
        lab = LabNodes.start(base.resolve("nodes"), "blue-1", "blue-2");
    }

    @AfterEach
    void stop() throws IOException {
        lab.close();
    }

    @Test
    void runsOnEachNodeForTheVersionThatItIsToRun() throws IOException {
        Deployer deployer = deployer(task("echo \"$TEAL_NODE $TEAL_VERSION\" > migrated", null, null));

        List<NodeReport> reports = deployer.perform(lab.nodes(), "migrate", node -> TWO, LabToken.next());

        assertThat(reports).allMatch(NodeReport::passed);
        assertThat(reports).extracting(NodeReport::summary).containsExactly("blue-1 did migrate", "blue-2 did migrate");
        assertThat(written("blue-1", "migrated")).isEqualTo("blue-1 2.0.0\n");
        assertThat(written("blue-2", "migrated")).isEqualTo("blue-2 2.0.0\n");
    }

    @Test
    void doesNotDoAgainWhatIsDoneAlready() throws IOException {
        Deployer deployer = deployer(task("echo ran >> migrated", "test -f migrated", null));

        NodeReport first = deployer.perform(lab.nodes().get(0), "migrate", TWO, LabToken.next());
        NodeReport second = deployer.perform(lab.nodes().get(0), "migrate", TWO, LabToken.next());

        assertThat(first.summary()).isEqualTo("blue-1 did migrate");
        assertThat(second.summary()).isEqualTo("blue-1: migrate has already been done");
        assertThat(written("blue-1", "migrated")).isEqualTo("ran\n");
    }

    @Test
    void aFailureIsANoWithWhatTheCommandSaid() {
        Deployer deployer = deployer(task("echo table is locked; exit 7", null, null));

        NodeReport report = deployer.perform(lab.nodes().get(0), "migrate", TWO, LabToken.next());

        assertThat(report.passed()).isFalse();
        assertThat(report.summary()).contains("blue-1", "migrate", "exit code 7", "table is locked");
        assertThat(report.output()).isEqualTo("table is locked\n");
    }

    @Test
    void givesUpAfterTheTasksOwnTime() {
        Deployer deployer = deployer(task("exec sleep 60", null, Duration.ofSeconds(2)));

        assertThatThrownBy(() -> deployer.perform(lab.nodes().get(0), "migrate", TWO, LabToken.next()))
                .isInstanceOf(TechnicalFailure.class)
                .hasMessageContaining("did not end within");
    }

    @Test
    void aNameThatTheInventoryDoesNotHaveIsRefusedWithThoseThatItHas() {
        Deployer deployer = deployer(task("true", null, null));

        assertThatThrownBy(() -> deployer.perform(lab.nodes().get(0), "rm -rf /", TWO, LabToken.next()))
                .isInstanceOf(PermanentRefusal.class)
                .hasMessageContaining("deployment.tasks has no 'rm -rf /'; it has: migrate");
    }

    @Test
    void namesAreHeldToWhatDiagramsCanWrite() {
        assertThatThrownBy(() -> deployer(Map.of("Migrate now", task("true", null, null))))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContaining("lower-case letters");
        assertThatThrownBy(() -> task("", null, null)).isInstanceOf(InvalidSetting.class);
    }

    private Deployer deployer(NodeTask task) {
        return deployer(Map.of("migrate", task));
    }

    private Deployer deployer(Map<String, NodeTask> tasks) {
        ArtifactSettings places = new ArtifactSettings(
                List.of("file:" + base + "/"), null, null, null, null, null, null, null, null, null, null, null);
        NodeCommands commands = new NodeCommands("true", null, null, null);
        return new Deployer(
                new DeploymentSettings(".", null, null, null, commands, lab.ssh(), places, null, tasks),
                new ArtifactStore(base.resolve("store"), places));
    }

    private static NodeTask task(String run, @Nullable String unless, @Nullable Duration timeout) {
        return new NodeTask(run, unless, null, timeout);
    }

    private String written(String node, String file) throws IOException {
        return Files.readString(lab.get(node).directory().resolve(file));
    }
}
