package teal.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import teal.lab.LabToken;
import teal.lab.RealServer;
import teal.lab.nodes.OpenSshNodes;
import teal.release.Node;
import teal.release.TechnicalFailure;
import teal.release.Transcript;
import teal.release.Version;

/** Real OpenSSH servers without an SFTP server that sees what the shell sees: the artifact goes through the shell. */
@Tag("servers")
class WithoutSftpTest {

    private static final Version ONE = new Version("1.0.0");

    @TempDir
    Path base;

    private OpenSshNodes servers;

    @AfterEach
    void stop() throws IOException {
        if (servers != null) {
            servers.close();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Subsystem other internal-sftp",
                "Subsystem sftp /usr/lib/openssh/is-not-installed",
            })
    void aLargeArtifactArrivesWhole(String subsystem) throws IOException {
        assertThatALargeArtifactArrives(subsystem);
    }

    /** It is there, but sees a root of its own, in which the application's directory is not. */
    @Test
    void aLargeArtifactArrivesWholeWhereSftpIsInAChroot() throws IOException {
        assumeTrue(System.getProperty("user.name").equals("root"), "needs root, to show SFTP another root");
        Path program =
                RealServer.require("sftp-server", "/usr/lib/openssh/sftp-server", "Debian package openssh-server");
        Path nodes = Files.createDirectories(base.resolve("nodes"));
        Path confined = Files.writeString(
                base.resolve("confined-sftp"),
                "#!/bin/sh\nexec unshare --mount /bin/sh -c"
                        + " 'echo began >>" + base.resolve("log") + "; mount -t tmpfs tmpfs " + nodes + " && exec "
                        + program
                        + "'\n");
        Files.setPosixFilePermissions(confined, PosixFilePermissions.fromString("rwx------"));

        assertThatALargeArtifactArrives("Subsystem sftp " + confined);

        assertThat(base.resolve("log")).hasContent("began");
    }

    private void assertThatALargeArtifactArrives(String subsystem) throws IOException {
        servers = OpenSshNodes.start(base.resolve("nodes"), List.of(subsystem), "blue-1");
        Artifacts artifacts = new Artifacts(base.resolve("artifacts"));
        ArtifactStore store = new ArtifactStore(base.resolve("store"), artifacts.settings());
        byte[] content = new byte[3_000_000];
        new Random(1).nextBytes(content);
        Path jar = Files.write(artifacts.directory().resolve("shop.jar"), content);
        Deployer deployer = deployer(artifacts, store, servers.ssh());

        deployer.stage(servers.nodes(), ONE, store.pin(artifacts.place() + "shop.jar", null), LabToken.next());

        assertThat(servers.get("blue-1").directory().resolve("shop/releases/1.0.0/shop.jar"))
                .hasSameBinaryContentAs(jar);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Subsystem other internal-sftp", "Subsystem sftp internal-sftp -u 0077"})
    void aVersionIsReadableForOthersWhateverTheAccountsUmask(String subsystem) throws IOException {
        servers = OpenSshNodes.start(base.resolve("nodes"), List.of(subsystem), "blue-1");
        Artifacts artifacts = new Artifacts(base.resolve("artifacts"));
        ArtifactStore store = new ArtifactStore(base.resolve("store"), artifacts.settings());
        Files.writeString(artifacts.directory().resolve("shop.jar"), "not much of a jar");
        Deployer deployer = deployer(artifacts, store, masked(servers.ssh()));

        deployer.stage(servers.nodes(), ONE, store.pin(artifacts.place() + "shop.jar", null), LabToken.next());

        Path release = servers.get("blue-1").directory().resolve("shop/releases/1.0.0");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(release)))
                .isEqualTo("rwxr-x---");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(release.resolve("shop.jar"))))
                .isEqualTo("rw-r-----");
    }

    private Deployer deployer(Artifacts artifacts, ArtifactStore store, SshSettings ssh) {
        return new Deployer(
                new DeploymentSettings(
                        servers.directorySetting("shop"),
                        3,
                        1,
                        null,
                        new NodeCommands("true", null, null, null),
                        ssh,
                        artifacts.settings(),
                        Duration.ofSeconds(20),
                        null),
                store);
    }

    private static SshSettings masked(SshSettings ssh) {
        return new SshSettings(
                ssh.user(),
                ssh.identity(),
                null,
                null,
                ssh.knownHosts(),
                null,
                "027",
                null,
                ssh.connectTimeout(),
                ssh.timeout());
    }

    @Test
    void whatTheShellSaysAgainstItIsTold() throws IOException {
        servers = OpenSshNodes.start(base.resolve("nodes"), List.of("Subsystem other internal-sftp"), "blue-1");
        Path file = Files.write(base.resolve("file"), new byte[1_000_000]);
        Node node = servers.nodes().get(0);

        try (NodeSession session = NodeSession.open(node, servers.ssh())) {
            assertThatThrownBy(() -> session.upload(
                            file, base.resolve("no/such/directory").toString(), Transcript.NONE))
                    .isInstanceOf(TechnicalFailure.class)
                    .hasMessageContaining("the upload of file to")
                    .hasMessageContaining("irectory");
        }
    }
}
