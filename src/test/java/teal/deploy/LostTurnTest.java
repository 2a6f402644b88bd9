package teal.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import teal.lab.LabToken;
import teal.release.FencingToken;
import teal.release.StaleAttempt;

/**
 * An attempt that loses its turn does nothing more on a node. Each guard stands alone here: where the engine's lease is lost,
 * the node knows of no later attempt; where the node knows of one, the lease is held.
 */
@Tag("servers")
class LostTurnTest extends DeployerScene {

    @Override
    ShopNodes startNodes(Path directory, String... names) {
        return ShopNodes.lab(directory, names);
    }

    @Test
    void beforeStagingNothingIsPrepared() throws IOException {
        assertStale(() -> stageWith(LabToken.lostAfter(0)));

        assertThat(on(node())).doesNotExist();
    }

    @Test
    void beforeTheUploadNothingIsSent() throws IOException {
        assertStale(() -> stageWith(LabToken.lostAfter(1)));

        try (Stream<Path> all = Files.walk(on(node()).resolve("releases"))) {
            assertThat(all).noneMatch(Files::isRegularFile);
        }
    }

    @Test
    void afterTheUploadNoVersionAppears() throws IOException {
        assertStale(() -> stageWith(LabToken.lostAfter(2)));

        try (Stream<Path> all = Files.walk(on(node()).resolve("releases"))) {
            assertThat(all).anyMatch(file -> file.endsWith("upload"));
        }
        assertThat(on(node()).resolve("releases/1.0.0")).doesNotExist();
    }

    @Test
    void beforeTheSwitchNothingIsSwitched() throws IOException {
        Deployer deployer = deployer();
        stage(deployer, ONE);

        assertStale(() -> deployer.activate(node(), ONE, LabToken.lostAfter(0)));

        assertThat(on(node()).resolve("current")).doesNotExist();
    }

    @Test
    void afterTheSwitchNothingIsRestarted() throws IOException {
        Deployer deployer = deployer();
        stage(deployer, ONE);

        assertStale(() -> deployer.activate(node(), ONE, LabToken.lostAfter(1)));

        assertThat(Files.readSymbolicLink(on(node()).resolve("current"))).hasToString("releases/1.0.0");
        assertThat(on(node()).resolve("ran")).doesNotExist();
    }

    /** The node refuses the restart. To take that for a restart that failed would have a person decide about it. */
    @Test
    void aNodeThatKnowsALaterAttemptRefusesTheRestartToo() throws IOException {
        Deployer deployer = deployer();
        stage(deployer, ONE);

        assertStale(() -> deployer.activate(node(), ONE, overtakenAtCheck(2, deployer)));

        assertThat(Files.readSymbolicLink(on(node()).resolve("current"))).hasToString("releases/1.0.0");
        assertThat(on(node()).resolve("ran")).doesNotExist();
    }

    @Test
    void noCommandIsRun() throws IOException {
        Files.createDirectories(on(node()));
        Deployer deployer = deployer("true", "touch ran", "touch ran", null);

        assertStale(() -> deployer.takeOutOfService(node(), LabToken.lostAfter(0)));
        assertStale(() -> deployer.putBackInService(node(), LabToken.lostAfter(0)));
        assertStale(() -> deployer.run(node(), "touch ran", null, LabToken.lostAfter(0)));
        assertStale(() -> deployer.takeOutOfService(node(), overtakenAtCheck(1, deployer)));

        assertThat(on(node()).resolve("ran")).doesNotExist();
    }

    @Test
    void noTaskIsPerformed() throws IOException {
        Files.createDirectories(on(node()));
        Deployer deployer = withTask("touch ran");

        assertStale(() -> deployer.perform(node(), "migrate", ONE, LabToken.lostAfter(0)));
        assertStale(() -> deployer.perform(node(), "migrate", ONE, overtakenAtCheck(1, deployer)));

        assertThat(on(node()).resolve("ran")).doesNotExist();
        assertThat(deployer.perform(node(), "migrate", ONE, LabToken.next()).passed())
                .isTrue();
        assertThat(on(node()).resolve("ran")).exists();
    }

    @Test
    void nothingIsAdopted() throws IOException {
        Path elsewhere = Files.createDirectories(base.resolve("by-hand"));
        Files.writeString(elsewhere.resolve("VERSION"), "1.0.0");
        AdoptedTree tree = new AdoptedTree(elsewhere.toRealPath().toString(), ONE, Optional.empty());
        Files.createDirectories(on(node()));
        Deployer deployer = deployer();

        assertStale(() -> deployer.adoption().adopt(node(), tree, LabToken.lostAfter(0)));

        assertThat(on(node()).resolve("current")).doesNotExist();
        assertThat(deployer.adoption().adopt(node(), tree, LabToken.next()).passed())
                .isTrue();
        assertThat(on(node()).resolve("current/VERSION")).hasContent("1.0.0");
    }

    private void stageWith(FencingToken token) throws IOException {
        deployer().stage(List.of(node()), ONE, store.pin(artifacts.build("1.0.0"), null), token);
    }

    /** Held by the engine, while the node learns of a later attempt. */
    private FencingToken overtakenAtCheck(int check, Deployer deployer) {
        return LabToken.atCheck(check, () -> deployer.overtake(nodes(), LabToken.next()));
    }

    private Deployer withTask(String command) {
        DeploymentSettings usual = settings(new NodeCommands("true", null, null, null), 3);
        return new Deployer(
                new DeploymentSettings(
                        usual.directory(),
                        null,
                        null,
                        null,
                        usual.commands(),
                        usual.ssh(),
                        usual.artifacts(),
                        Duration.ofSeconds(20),
                        Map.of("migrate", new NodeTask(command, null, null, null))),
                store);
    }

    private static void assertStale(ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOf(StaleAttempt.class);
    }
}
