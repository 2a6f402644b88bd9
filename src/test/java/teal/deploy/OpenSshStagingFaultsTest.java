package teal.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import teal.lab.LabToken;
import teal.lab.nodes.OpenSshNodes;
import teal.lab.programs.ExitCode;
import teal.release.Node;
import teal.release.TechnicalFailure;
import teal.release.Version;

@Tag("servers")
class OpenSshStagingFaultsTest {

    private static final Version ONE = new Version("1.0.0");
    private static final Version TWO = new Version("2.0.0");

    @TempDir
    Path base;

    private OpenSshNodes servers;
    private Artifacts artifacts;
    private ArtifactStore store;
    private Deployer deployer;
    private Path directory;

    @BeforeEach
    void start() throws IOException {
        servers = OpenSshNodes.start(base.resolve("nodes"), "blue-1");
        artifacts = new Artifacts(base.resolve("artifacts"));
        store = new ArtifactStore(base.resolve("store"), artifacts.settings());
        directory = Files.createDirectories(servers.get("blue-1").directory().resolve("shop"));
        deployer = deployer("true");
    }

    private Deployer deployer(String restart) {
        SshSettings ssh = new SshSettings(
                servers.ssh().user(),
                servers.ssh().identity(),
                null,
                null,
                servers.ssh().knownHosts(),
                null,
                null,
                null,
                null,
                Duration.ofSeconds(2));
        NodeCommands commands = new NodeCommands(restart, null, null, null);
        return new Deployer(
                new DeploymentSettings(
                        servers.directorySetting("shop"), 3, 1, null, commands, ssh, artifacts.settings(), null, null),
                store);
    }

    @AfterEach
    void stop() throws IOException {
        if (servers != null) {
            servers.close();
        }
    }

    private List<Path> releases() throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("releases"))) {
            return files.toList();
        }
    }

    @Test
    void aServerThatFreezesDuringAnUploadIsFoundAndTheNextAttemptCleansUp() throws IOException {
        Files.write(artifacts.directory().resolve("shop.bin"), noise(60_000_000));
        Artifact artifact = store.pin(artifacts.place() + "shop.bin", null);
        CompletableFuture<StageReport> staging =
                CompletableFuture.supplyAsync(() -> deployer.stage(servers.nodes(), ONE, artifact, LabToken.next()));
        Awaitility.await().pollInterval(Duration.ofMillis(5)).until(this::somethingIsUploaded);

        servers.get("blue-1").freeze();
        assertThatThrownBy(staging::join).hasCauseInstanceOf(TechnicalFailure.class);
        servers.get("blue-1").thaw();

        assertThat(deployer.inspect(servers.nodes().get(0)).complete()).isEmpty();
        deployer.stage(servers.nodes(), ONE, artifact, LabToken.next());
        assertThat(releases()).containsExactly(directory.resolve("releases/1.0.0"));
    }

    private boolean somethingIsUploaded() throws IOException {
        if (!Files.isDirectory(directory.resolve("releases"))) {
            return false;
        }
        try (Stream<Path> files = Files.walk(directory.resolve("releases"))) {
            return files.anyMatch(
                    file -> file.endsWith("upload") && file.toFile().length() > 0);
        }
    }

    @Test
    void aFullDiskIsShownAndLeavesTheOldVersionRunning() throws IOException {
        isTooMuchFor("size=6m", manySmallFiles(2000, "x"), "file-");
    }

    @Test
    void aFileSystemWithoutInodesIsShownAndLeavesTheOldVersionRunning() throws IOException {
        isTooMuchFor("size=20m,nr_inodes=40", manySmallFiles(60, ""), "file-");
    }

    @Test
    void aFileSystemWithNoexecTakesAVersionAndWhatCannotStartFromItSaysWhy() throws IOException {
        assumeTrue(mount("noexec"), "needs the right to mount a file system");
        Node node = servers.nodes().get(0);
        try {
            deployer.stage(servers.nodes(), ONE, store.pin(artifacts.build("1.0.0"), null), LabToken.next());

            assertThat(deployer("chmod +x current/VERSION && current/VERSION")
                            .activate(node, ONE, LabToken.next())
                            .summary())
                    .contains("exit code 126", "mounted with 'noexec'");
            assertThat(deployer("cat current/VERSION")
                            .activate(node, ONE, LabToken.next())
                            .passed())
                    .isTrue();
        } finally {
            ExitCode.of(new ProcessBuilder("umount", directory.toString()).start());
        }
    }

    private void isTooMuchFor(String fileSystem, String artifact, String named) throws IOException {
        assumeTrue(mount(fileSystem), "needs the right to mount a small file system");
        try {
            deployer.stage(servers.nodes(), ONE, store.pin(artifacts.build("1.0.0"), null), LabToken.next());
            deployer.activate(servers.nodes().get(0), ONE, LabToken.next());
            Artifact large = store.pin(artifact, null);

            assertThatThrownBy(() -> deployer.stage(servers.nodes(), TWO, large, LabToken.next()))
                    .isInstanceOf(TechnicalFailure.class)
                    .hasMessageContaining("tar could not unpack the artifact")
                    .hasMessageContaining(named);

            assertThat(releases()).containsExactly(directory.resolve("releases/1.0.0"));
            assertThat(deployer.inspect(servers.nodes().get(0)).current()).contains(ONE);
        } finally {
            ExitCode.of(new ProcessBuilder("umount", directory.toString()).start());
        }
    }

    private boolean mount(String options) throws IOException {
        Process mount =
                new ProcessBuilder("mount", "-t", "tmpfs", "-o", options, "tmpfs", directory.toString()).start();
        return ExitCode.of(mount) == 0;
    }

    /** Each file takes an inode and, if there is something in it, a block: more than the check for free space counts. */
    private String manySmallFiles(int count, String content) throws IOException {
        return artifacts.archive("many.tar.gz", tar -> {
            for (int i = 0; i < count; i++) {
                Artifacts.file(tar, "file-" + i, content);
            }
        });
    }

    private static byte[] noise(int size) {
        byte[] noise = new byte[size];
        new Random(1).nextBytes(noise);
        return noise;
    }
}
