package teal.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import teal.lab.LabToken;
import teal.lab.programs.ExitCode;
import teal.release.PermanentRefusal;
import teal.release.Version;

/** What a deployment keeps, removes and leaves alone in a node's directory, on every kind of SSH server. */
abstract class NodeDirectoryRules extends DeployerScene {

    @Test
    void keepsTheLastVersionsAndNeverRemovesTheCurrentOrThePreviousOne() throws IOException {
        Deployer deployer = new Deployer(settings(new NodeCommands("true", null, null, null), 1), store);
        for (String version : List.of("1", "2", "3", "4")) {
            stage(deployer, new Version(version));
            if (version.compareTo("3") < 0) {
                deployer.activate(node(), new Version(version), LabToken.next());
            }
        }

        NodeState state = deployer.inspect(node());

        assertThat(state.current()).contains(new Version("2"));
        assertThat(state.previous()).contains(new Version("1"));
        assertThat(state.complete()).extracting(Version::value).containsExactly("1", "2", "4");
    }

    @Test
    void leavesDirectoriesAloneThatItDidNotMake() throws IOException {
        Deployer deployer = new Deployer(settings(new NodeCommands("true", null, null, null), 1), store);
        Path foreign = Files.createDirectories(on(node()).resolve("releases/by-hand"));
        for (String version : List.of("1", "2", "3")) {
            stage(deployer, new Version(version));
        }

        assertThat(foreign).exists();
        assertThat(deployer.inspect(node()).complete())
                .extracting(Version::value)
                .containsExactly("3", "by-hand");
    }

    @Test
    void refusesACurrentThatIsNotItsOwn() throws IOException {
        Deployer deployer = deployer();
        stage(deployer, ONE);
        Path current = on(node()).resolve("current");
        Files.createSymbolicLink(current, Path.of("/opt/shop"));

        assertThatThrownBy(() -> deployer.inspect(node()))
                .isInstanceOf(PermanentRefusal.class)
                .hasMessageContaining("current points at '/opt/shop'");
        assertThatThrownBy(() -> deployer.activate(node(), ONE, LabToken.next()))
                .isInstanceOf(PermanentRefusal.class)
                .hasMessageContaining("/opt/shop");
        assertThat(Files.readSymbolicLink(current)).hasToString("/opt/shop");
    }

    @Test
    void refusesACurrentThatIsADirectory() throws IOException {
        Deployer deployer = deployer();
        stage(deployer, ONE);
        Files.createDirectory(on(node()).resolve("current"));

        assertThatThrownBy(() -> deployer.inspect(node())).isInstanceOf(PermanentRefusal.class);
        assertThatThrownBy(() -> deployer.activate(node(), ONE, LabToken.next()))
                .isInstanceOf(PermanentRefusal.class)
                .hasMessageContaining("is not a link");
    }

    @Test
    void takesOverALinkMadeByHandIntoReleases() throws IOException {
        Files.createDirectories(on(node()).resolve("releases/0.9"));
        Files.createSymbolicLink(
                on(node()).resolve("current"), on(node()).toRealPath().resolve("releases/0.9"));
        Deployer deployer = deployer();
        stage(deployer, ONE);

        assertThat(deployer.inspect(node()).current()).contains(new Version("0.9"));
        deployer.activate(node(), ONE, LabToken.next());

        assertThat(deployer.inspect(node()).previous()).contains(new Version("0.9"));
    }

    @Test
    void refusesReleasesThatAreALink() throws IOException {
        Files.createDirectories(on(node()));
        Files.createSymbolicLink(on(node()).resolve("releases"), base);
        Deployer deployer = deployer();

        assertThatThrownBy(() -> stage(deployer, ONE))
                .isInstanceOf(PermanentRefusal.class)
                .hasMessageContaining("releases is a link");
        assertThatThrownBy(() -> deployer.inspect(node())).isInstanceOf(PermanentRefusal.class);
    }

    @Test
    void leavesNoTemporaryFilesBehind() throws IOException {
        Files.createDirectories(on(node()).resolve("releases/.1.0.0.0123456789abcdef.tmp/content"));

        stage(deployer(), ONE);

        try (Stream<Path> files = Files.list(on(node()).resolve("releases"))) {
            assertThat(files).extracting(file -> file.getFileName().toString()).containsExactly("1.0.0");
        }
    }

    /** A mount point stands for what the account may not remove: a directory that a root process made in a version. */
    @Test
    void anOldVersionThatCannotBeRemovedIsNoVersionAnyMoreAndIsTriedAgain() throws IOException {
        Deployer deployer = new Deployer(settings(new NodeCommands("true", null, null, null), 1), store);
        stage(deployer, new Version("1"));
        Path held = Files.createDirectories(on(node()).resolve("releases/1/log"));
        assumeTrue(mount(held), "needs the right to mount a small file system");
        stage(deployer, new Version("2"));

        StageReport report = deployer.stage(
                List.of(node()), new Version("3"), store.pin(artifacts.build("3"), null), LabToken.next());
        StageReport again = deployer.stage(
                List.of(node()), new Version("4"), store.pin(artifacts.build("4"), null), LabToken.next());

        List<Path> left = hidden();
        assertThat(left).hasSize(1);
        assertThat(report.passed()).isTrue();
        assertThat(List.of(report, again))
                .allSatisfy(staged -> assertThat(staged.summary())
                        .contains("old files could not be removed, so remove them by hand (blue-1: " + left.get(0))
                        .contains("busy"));
        assertThat(deployer.inspect(node()).complete())
                .extracting(Version::value)
                .containsExactly("4");
        ExitCode.of(new ProcessBuilder("umount", left.get(0).resolve("log").toString()).start());
        stage(deployer, new Version("5"));
        assertThat(hidden()).isEmpty();
    }

    private List<Path> hidden() throws IOException {
        try (Stream<Path> files = Files.list(on(node()).toRealPath().resolve("releases"))) {
            return files.filter(file -> file.getFileName().toString().startsWith("."))
                    .toList();
        }
    }

    private static boolean mount(Path directory) throws IOException {
        return ExitCode.of(new ProcessBuilder("mount", "-t", "tmpfs", "tmpfs", directory.toString()).start()) == 0;
    }
}
