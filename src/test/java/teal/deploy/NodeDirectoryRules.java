package teal.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import teal.lab.LabToken;
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
}
