package teal.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import teal.lab.LabToken;
import teal.lab.nodes.LabNode;
import teal.lab.nodes.LabNodes;
import teal.release.FencingToken;
import teal.release.TechnicalFailure;
import teal.release.Version;

/** What staging does on one node when something comes in between, and what it leaves there. */
@Tag("servers")
class StagingTest extends DeployerScene {

    /** Checks of the token, of which one comes before each change: the room, the upload, the version's name. */
    private static final int BEFORE_UPLOAD = 2;

    private static final int BEFORE_FINISH = 3;

    private LabNodes lab;

    @Override
    ShopNodes startNodes(Path directory, String... names) {
        ShopNodes nodes = ShopNodes.lab(directory, names);
        lab = (LabNodes) nodes.servers();
        return nodes;
    }

    @Test
    void eachAttemptWritesToANameOfItsOwn() throws IOException {
        List<String> names = new ArrayList<>();
        Artifact artifact = store.pin(artifacts.build("1.0.0"), null);

        for (Version version : List.of(ONE, TWO)) {
            stage(deployer(), version, artifact, LabToken.atCheck(BEFORE_UPLOAD, () -> names.add(temporary())));
        }

        assertThat(names.get(0)).matches("\\.1\\.0\\.0\\.[0-9a-f]{16}\\.tmp");
        assertThat(names.get(1)).matches("\\.2\\.0\\.0\\.[0-9a-f]{16}\\.tmp");
        assertThat(names.get(0).substring(7)).isNotEqualTo(names.get(1).substring(7));
    }

    @Test
    void anUploadThatFailsLeavesNothingBehind() throws IOException {
        Artifact artifact = store.pin(artifacts.build("1.0.0"), null);
        FencingToken token = LabToken.atCheck(BEFORE_UPLOAD, () -> make(temporary() + "/upload/in-the-way"));

        assertThatThrownBy(() -> stage(deployer(), ONE, artifact, token)).isInstanceOf(TechnicalFailure.class);

        assertThat(releases()).isEmptyDirectory();
    }

    @Test
    void whereTheConnectionIsGoneTheUploadIsWhatFailed() throws IOException {
        Files.write(artifacts.directory().resolve("shop.bin"), new byte[2_000_000]);
        Artifact artifact = store.pin(artifacts.place() + "shop.bin", null);
        LabNode server = lab.get("blue-1");
        server.cutConnectionsAfterUploadedBytes(1_000_000);

        assertThatThrownBy(() -> stage(deployer(), ONE, artifact, LabToken.next()))
                .isInstanceOf(TechnicalFailure.class)
                .hasMessageContaining("broke off")
                .satisfies(failure -> assertThat(failure.getSuppressed())
                        .as("the clean-up, over the same connection")
                        .hasSize(1));
    }

    @Test
    void anAnswerWithoutItsEndIsNoVersion() throws IOException {
        lab.get("blue-1").failCommandsMatching("mkdir content", 1, 0);
        Artifact artifact = store.pin(artifacts.build("1.0.0"), null);

        assertThatThrownBy(() -> stage(deployer(), ONE, artifact, LabToken.next()))
                .isInstanceOf(TechnicalFailure.class)
                .hasMessage("node blue-1: staging version 1.0.0: the answer came without its end ('the lab lets this"
                        + " command fail'); it is asked again");
    }

    @Test
    void whatWasAdoptedStaysAsItIs() throws IOException {
        Path elsewhere = Files.createDirectories(base.resolve("by-hand"));
        Files.writeString(elsewhere.resolve("VERSION"), "by hand");
        Files.createDirectories(on(node()));
        AdoptedTree tree = new AdoptedTree(elsewhere.toRealPath().toString(), ONE, Optional.empty());
        deployer().adoption().adopt(node(), tree, LabToken.next());

        StageReport report = stage(deployer(), ONE, store.pin(artifacts.build("1.0.0"), null), LabToken.next());

        assertThat(report.unneeded()).isTrue();
        assertThat(releases().resolve("1.0.0/VERSION")).hasContent("by hand");
    }

    @Test
    void anOldVersionThatCannotBeMovedAwayIsNamedWithTheReason() throws IOException {
        Deployer deployer = new Deployer(settings(new NodeCommands("true", null, null, null), 1), store);
        stage(deployer, ONE);
        FencingToken token = LabToken.atCheck(
                BEFORE_FINISH, () -> write(temporary().replace("2.0.0", "1.0.0"), "where it would be moved to"));

        StageReport report = stage(deployer, TWO, store.pin(artifacts.build("2.0.0"), null), token);

        assertThat(report.passed()).isTrue();
        assertThat(report.summary())
                .startsWith("version 2.0.0 is on 1 node; old files could not be removed, so remove them by hand"
                        + " (blue-1: " + releases().toRealPath().resolve("1.0.0") + ": mv: ")
                .endsWith(")");
    }

    private StageReport stage(Deployer deployer, Version version, Artifact artifact, FencingToken token) {
        return deployer.stage(List.of(node()), version, artifact, token);
    }

    private Path releases() {
        return on(node()).resolve("releases");
    }

    /** The directory that the attempt in hand writes to. */
    private String temporary() {
        try (Stream<Path> all = Files.list(releases())) {
            return all.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".tmp"))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void make(String directory) {
        try {
            Files.createDirectories(releases().resolve(directory));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String file, String text) {
        try {
            Files.writeString(releases().resolve(file), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
