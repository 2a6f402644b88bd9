package teal.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import teal.lab.LabToken;
import teal.lab.nodes.LabNode;
import teal.lab.nodes.LabNodes;
import teal.release.Node;
import teal.release.PermanentRefusal;
import teal.release.TechnicalFailure;
import teal.release.Version;

@Tag("servers")
class NodeFaultsTest {

    private static final Version ONE = new Version("1.0.0");

    /** Short, since some tests wait for it, and long enough for a node that answers on a busy machine. */
    private static final Duration DEADLINE = Duration.ofSeconds(2);

    @TempDir
    Path base;

    private LabNodes lab;
    private LabNode node;
    private Deployer deployer;
    private Artifact artifact;

    @BeforeEach
    void start() throws IOException {
        lab = LabNodes.start(base.resolve("nodes"), "blue-1", "blue-2");
        node = lab.get("blue-1");
        Artifacts artifacts = new Artifacts(base.resolve("artifacts"));
        ArtifactStore store = new ArtifactStore(base.resolve("store"), artifacts.settings());
        byte[] noise = new byte[2_000_000];
        new Random(1).nextBytes(noise);
        Files.write(artifacts.directory().resolve("shop.bin"), noise);
        artifact = store.pin(artifacts.place() + "shop.bin", null);
        SshSettings ssh = new SshSettings(
                "teal", lab.ssh().identity(), null, null, lab.ssh().knownHosts(), null, null, null, DEADLINE, DEADLINE);
        NodeCommands commands = new NodeCommands("echo ran >> ran", null, null, null);
        deployer = new Deployer(
                new DeploymentSettings("shop", 3, 1, null, commands, ssh, artifacts.settings(), null, null), store);
    }

    @AfterEach
    void stop() throws IOException {
        lab.close();
    }

    private List<Node> both() {
        return lab.nodes();
    }

    private void stageWorksNow() {
        node.heal();
        assertThat(deployer.stage(both(), ONE, artifact, LabToken.next()).passed())
                .isTrue();
        assertThat(node.directory().resolve("shop/releases/1.0.0/shop.bin")).hasSize(2_000_000);
        try (Stream<Path> files = Files.list(node.directory().resolve("shop/releases"))) {
            assertThat(files).extracting(file -> file.getFileName().toString()).containsExactly("1.0.0");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aNodeThatIsDownIsNamed() {
        node.refuseConnections();

        assertThatThrownBy(() -> deployer.stage(both(), ONE, artifact, LabToken.next()))
                .isInstanceOf(TechnicalFailure.class)
                .hasMessageContaining("1 of 2 nodes: node blue-1 (127.0.0.1:")
                .hasMessageContaining("cannot be reached");
        stageWorksNow();
    }

    @Test
    void aNodeThatSaysNothingFailsByItsDeadline() {
        node.acceptAndSaySilence();

        assertThatThrownBy(() -> deployer.inspect(node.node())).isInstanceOf(TechnicalFailure.class);
        stageWorksNow();
    }

    @Test
    void anUploadThatIsCutLeavesNoVersion() {
        node.cutConnectionsAfterUploadedBytes(1_000_000);

        assertThatThrownBy(() -> deployer.stage(both(), ONE, artifact, LabToken.next()))
                .isInstanceOf(TechnicalFailure.class)
                .hasMessageContaining("blue-1")
                .hasMessageContaining("broke off");
        node.heal();
        assertThat(deployer.inspect(node.node()).complete()).isEmpty();
        stageWorksNow();
    }

    @Test
    void anUploadShowsHowFarItIs() {
        node.delay(Duration.ofMillis(20));
        Map<String, Supplier<String>> shown = new ConcurrentHashMap<>();

        CompletableFuture<StageReport> staged = CompletableFuture.supplyAsync(
                () -> deployer.stage(both(), ONE, artifact, LabToken.watchedBy(shown::put)));

        await().pollInterval(Duration.ofMillis(10))
                .until(() -> shown.getOrDefault("blue-1", () -> "")
                        .get()
                        .matches("[012]\\.[0-9] of 2\\.0 MB, [0-9.]+ MB/s"));
        assertThat(staged.join().passed()).isTrue();
        assertThat(shown).containsOnlyKeys("blue-1", "blue-2");
        assertThat(shown.values()).extracting(Supplier::get).containsOnly("");
    }

    @Test
    void aByteThatChangedOnItsWayIsFound() {
        node.flipByteInUploads();

        assertThatThrownBy(() -> deployer.stage(List.of(node.node()), ONE, artifact, LabToken.next()))
                .isInstanceOf(TechnicalFailure.class)
                .hasMessageContaining("it was damaged on its way");
        assertThat(node.directory().resolve("shop/releases")).isEmptyDirectory();
        stageWorksNow();
    }

    @Test
    void aFailedCommandOfTealsOwnMayBeRepeated() {
        node.failCommandsMatching("mkdir content", 1, 1);

        assertThatThrownBy(() -> deployer.stage(both(), ONE, artifact, LabToken.next()))
                .isInstanceOf(TechnicalFailure.class)
                .hasMessageContaining("staging version 1.0.0 failed with exit code 1: the lab lets this command fail");
        stageWorksNow();
    }

    @Test
    void aRestartIsMadeUpForAfterTheLinkWasSwitchedAndTealDied() {
        deployer.stage(both(), ONE, artifact, LabToken.next());
        node.failCommandsMatching("echo ran", 1, 9);

        assertThat(deployer.activate(node.node(), ONE, LabToken.next()).passed())
                .isFalse();
        assertThat(deployer.inspect(node.node()).current()).contains(ONE);
        assertThat(deployer.activate(node.node(), ONE, LabToken.next()).passed())
                .isTrue();

        assertThat(node.directory().resolve("shop/ran")).hasContent("ran");
        assertThat(node.commands()).anyMatch(ran -> ran.exitCode() == 9);
    }

    @Test
    void stepsThatFollowSoonShareAConnection() {
        deployer.stage(both(), ONE, artifact, LabToken.next());

        deployer.activate(node.node(), ONE, LabToken.next());
        deployer.inspect(node.node());

        assertThat(node.connections()).isEqualTo(1);
    }

    @Test
    void aConnectionThatEndedMeanwhileIsReplaced() {
        deployer.inspect(node.node());
        node.cutConnections();

        deployer.inspect(node.node());

        assertThat(node.connections()).isEqualTo(2);
    }

    @Test
    void aConnectionThatFellSilentMeanwhileHoldsNobodyUp() {
        deployer.inspect(node.node());
        node.delay(Duration.ofMinutes(10));

        assertThatThrownBy(() -> deployer.inspect(node.node()))
                .isInstanceOf(TechnicalFailure.class)
                .hasMessageContaining("cannot be reached");
        stageWorksNow();
    }

    @Test
    void nobodyUsesAConnectionToAHostThatIsNoLongerKnown() throws IOException {
        deployer.inspect(node.node());
        List<String> known = Files.readAllLines(lab.ssh().knownHosts());
        Files.write(lab.ssh().knownHosts(), known.subList(1, 2));

        assertThatThrownBy(() -> deployer.inspect(node.node()))
                .isInstanceOf(PermanentRefusal.class)
                .hasMessageContaining("blue-1");
    }
}
