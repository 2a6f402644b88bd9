package teal.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import teal.lab.LabTurn;
import teal.release.Node;
import teal.release.OutOfTurn;
import teal.release.PermanentRefusal;
import teal.release.TechnicalFailure;
import teal.release.Turn;
import teal.release.Version;

/** What every kind of SSH server must see of a deployment; the subclasses bring the servers. */
abstract class DeployerRules {

    static final Version ONE = new Version("1.0.0");
    static final Version TWO = new Version("2.0.0");

    @TempDir
    Path base;

    Artifacts artifacts;
    ArtifactStore store;

    abstract void startNodes(Path directory, String... names) throws IOException;

    abstract void stopNodes() throws IOException;

    abstract List<Node> nodes();

    abstract SshSettings ssh();

    /** The application's directory on a node, as the test sees it. */
    abstract Path on(Node node);

    abstract String directorySetting();

    @BeforeEach
    void start() throws IOException {
        startNodes(base.resolve("nodes"), "blue-1", "blue-2");
        artifacts = new Artifacts(base.resolve("artifacts"));
        store = new ArtifactStore(base.resolve("store"), artifacts.settings());
    }

    @AfterEach
    void stop() throws IOException {
        stopNodes();
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

    Node node() {
        return nodes().get(0);
    }

    void stage(Deployer deployer, Version version) throws IOException {
        deployer.stage(List.of(node()), version, store.pin(artifacts.build(version.value()), null), LabTurn.next());
    }

    @Test
    void bringsAVersionOntoAllNodesAndRunsItOnOne() throws IOException {
        Deployer deployer = deployer();

        StageReport staged = deployer.stage(nodes(), ONE, store.pin(artifacts.build("1.0.0"), null), LabTurn.next());
        NodeReport activated = deployer.activate(node(), ONE, LabTurn.next());

        assertThat(staged.passed()).isTrue();
        assertThat(staged.nodes()).noneMatch(NodeStage::alreadyThere).hasSize(2);
        assertThat(activated.passed()).as(activated.summary()).isTrue();
        assertThat(on(node()).resolve("ran")).hasContent("1.0.0");
        List<NodeState> states = deployer.inspect(nodes());
        assertThat(states.get(0).current()).contains(ONE);
        assertThat(states.get(1).current()).isEmpty();
        assertThat(states.get(1).complete()).containsExactly(ONE);
    }

    @Test
    void findsNothingOnANewNode() {
        NodeState state = deployer().inspect(node());

        assertThat(state.current()).isEmpty();
        assertThat(state.complete()).isEmpty();
    }

    @Test
    void sendsNothingTheSecondTime() throws IOException {
        Deployer deployer = deployer();
        Artifact artifact = store.pin(artifacts.build("1.0.0"), null);
        deployer.stage(nodes(), ONE, artifact, LabTurn.next());

        StageReport again = deployer.stage(nodes(), ONE, artifact, LabTurn.next());

        assertThat(again.nodes()).allMatch(NodeStage::alreadyThere).allMatch(node -> node.bytes() == 0);
        assertThat(again.summary()).contains("on 2 of them it was before");
    }

    @Test
    void refusesOtherContentUnderTheSameVersion() throws IOException {
        Deployer deployer = deployer();
        stage(deployer, ONE);
        Artifact other = store.pin(
                artifacts.archive("other.tar.gz", tar -> Artifacts.file(tar, "VERSION", "something else")), null);

        assertThatThrownBy(() -> deployer.stage(nodes(), ONE, other, LabTurn.next()))
                .isInstanceOf(PermanentRefusal.class)
                .hasMessageContaining("blue-1: version 1.0.0 is there already")
                .hasMessageContaining("release under a new version");
        assertThat(on(node()).resolve("releases/1.0.0/VERSION")).hasContent("1.0.0");
    }

    @Test
    void putsAFileThatIsNoArchiveInAsItIs() throws IOException {
        Files.writeString(artifacts.directory().resolve("shop.jar"), "the jar");

        deployer().stage(List.of(node()), ONE, store.pin(artifacts.place() + "shop.jar", null), LabTurn.next());

        assertThat(on(node()).resolve("releases/1.0.0/shop.jar")).hasContent("the jar");
    }

    @Test
    void recordsThePreviousVersionAndGoesBackToIt() throws IOException {
        Deployer deployer = deployer();
        stage(deployer, ONE);
        stage(deployer, TWO);
        deployer.activate(node(), ONE, LabTurn.next());

        deployer.activate(node(), TWO, LabTurn.next());
        NodeState after = deployer.inspect(node());
        deployer.activate(node(), after.previous().orElseThrow(), LabTurn.next());

        assertThat(after.current()).contains(TWO);
        assertThat(after.previous()).contains(ONE);
        assertThat(deployer.inspect(node()).current()).contains(ONE);
        assertThat(on(node()).resolve("ran")).hasContent("1.0.02.0.01.0.0");
    }

    @Test
    void restartsAgainWhereTheLinkIsRightUnlessToldOtherwise() throws IOException {
        Deployer deployer = deployer();
        stage(deployer, ONE);
        deployer.activate(node(), ONE, LabTurn.next());

        NodeReport restarted = deployer.activate(node(), ONE, LabTurn.next());
        NodeReport left = deployer.activate(node(), VersionSwitch.to(ONE), false, LabTurn.next());

        assertThat(restarted.summary()).contains("on version 1.0.0 and restarted");
        assertThat(left.summary()).contains("already");
        assertThat(on(node()).resolve("ran")).hasContent("1.0.01.0.0");
        assertThat(Files.exists(on(node()).resolve("previous"), LinkOption.NOFOLLOW_LINKS))
                .isFalse();
    }

    @Test
    void neverActivatesWhatIsNotStaged() throws IOException {
        Deployer deployer = deployer();
        stage(deployer, ONE);
        deployer.activate(node(), ONE, LabTurn.next());

        assertThatThrownBy(() -> deployer.activate(node(), TWO, LabTurn.next()))
                .isInstanceOf(PermanentRefusal.class)
                .hasMessageContaining("version 2.0.0 is not staged");
        assertThat(deployer.inspect(node()).current()).contains(ONE);
    }

    @Test
    void neverActivatesAVersionThatComesFromAnotherArtifactThanThePinnedOne() throws IOException {
        Deployer deployer = deployer();
        stage(deployer, ONE);
        String pinned = store.pin(artifacts.build("2.0.0"), null).sha256();

        assertThatThrownBy(() -> deployer.activate(
                        node(), new VersionSwitch(ONE, Optional.of(pinned), Set.of()), true, LabTurn.next()))
                .isInstanceOf(PermanentRefusal.class)
                .hasMessageContaining("does not come from the artifact with the SHA-256 " + pinned);
        assertThat(deployer.inspect(node()).current()).isEmpty();
    }

    @Test
    void aFailingRestartIsANoWithItsOutput() throws IOException {
        Deployer deployer = deployer("echo no licence >&2; exit 7", null, null, null);
        stage(deployer, ONE);

        NodeReport report = deployer.activate(node(), ONE, LabTurn.next());

        assertThat(report.passed()).isFalse();
        assertThat(report.summary()).contains("restart command ended with exit code 7: no licence");
        assertThat(report.output()).isEqualTo("no licence\n");
    }

    @Test
    void tellsCommandsWhereTheyRun() throws IOException {
        Deployer deployer =
                deployer("true", "echo $TEAL_NODE $TEAL_VERSION $TEAL_PORT; pwd; echo \"$TEAL_DIRECTORY\"", null, null);
        stage(deployer, ONE);
        deployer.activate(node(), ONE, LabTurn.next());

        NodeReport report = deployer.takeOutOfService(node(), LabTurn.next());

        String directory = on(node()).toRealPath().toString();
        assertThat(report.output().lines()).containsExactly("blue-1 1.0.0 " + node().httpPort(), directory, directory);
        assertThat(deployer.run(node(), "printf %s \"$TEAL_VERSION\"", TWO, LabTurn.next())
                        .output())
                .isEqualTo("2.0.0");
    }

    @Test
    void hasNothingToDoWhereTheInventoryNamesNoCommand() {
        assertThat(deployer().takeOutOfService(node(), LabTurn.next()).summary())
                .contains("nothing to do");
        assertThat(deployer().putBackInService(node(), LabTurn.next()).passed()).isTrue();
    }

    @Test
    void keepsTheLastVersionsAndNeverRemovesTheCurrentOrThePreviousOne() throws IOException {
        Deployer deployer = new Deployer(settings(new NodeCommands("true", null, null, null), 1), store);
        for (String version : List.of("1", "2", "3", "4")) {
            stage(deployer, new Version(version));
            if (version.compareTo("3") < 0) {
                deployer.activate(node(), new Version(version), LabTurn.next());
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
        assertThatThrownBy(() -> deployer.activate(node(), ONE, LabTurn.next()))
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
        assertThatThrownBy(() -> deployer.activate(node(), ONE, LabTurn.next()))
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
        deployer.activate(node(), ONE, LabTurn.next());

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
    void refusesWhatIsStillOnItsWayWhenALaterAttemptOvertookIt() throws IOException {
        Deployer deployer = deployer();
        stage(deployer, ONE);
        Turn earlier = LabTurn.next();

        List<NodeState> found = deployer.overtake(nodes(), LabTurn.next());

        assertThat(found).extracting(NodeState::complete).containsExactly(List.of(ONE), List.of());
        assertThatThrownBy(() -> deployer.activate(node(), ONE, earlier)).isInstanceOf(OutOfTurn.class);
        assertThat(on(node()).resolve("current")).doesNotExist();
    }

    @Test
    void saysThatAnAttemptIsOutOfTurnOfHoweverManyNodes() throws IOException {
        Turn earlier = LabTurn.next();
        Artifact artifact = store.pin(artifacts.build("1.0.0"), null);
        deployer().overtake(nodes(), LabTurn.next());

        assertThatThrownBy(() -> deployer().stage(nodes(), ONE, artifact, earlier))
                .isInstanceOf(OutOfTurn.class);
    }

    @Test
    void leavesNoTemporaryFilesBehind() throws IOException {
        Files.createDirectories(on(node()).resolve("releases/.1.0.0.0123456789abcdef.tmp/content"));

        stage(deployer(), ONE);

        try (Stream<Path> files = Files.list(on(node()).resolve("releases"))) {
            assertThat(files).extracting(file -> file.getFileName().toString()).containsExactly("1.0.0");
        }
    }

    @Test
    void endlessOutputIsCutInTheMiddle() throws IOException {
        Files.createDirectories(on(node()));

        CommandResult result = deployer()
                .run(
                        node(),
                        "echo begin; head -c 50000000 /dev/zero | tr '\\0' x; echo; echo end",
                        ONE,
                        LabTurn.next());

        assertThat(result.truncated()).isTrue();
        assertThat(result.output())
                .startsWith("begin\nxxx")
                .endsWith("xxx\nend\n")
                .hasSizeLessThan(70_000);
        assertThat(result.exitCode()).isZero();
    }

    @Test
    void doesNotWaitForWhatACommandLeavesInTheBackground() throws IOException {
        Files.createDirectories(on(node()));

        CommandResult result =
                deployer().run(node(), "sleep 60 & echo $! > sleep.pid; echo started; exit 4", ONE, LabTurn.next());

        assertThat(result.exitCode()).isEqualTo(4);
        assertThat(result.output()).isEqualTo("started\n");
        String left = Files.readString(on(node()).resolve("sleep.pid")).strip();
        assertThat(ProcessHandle.of(Long.parseLong(left))).isPresent();
    }

    @Test
    void givesUpOnACommandThatDoesNotEnd() throws IOException {
        Files.createDirectories(on(node()));
        Deployer impatient = new Deployer(
                new DeploymentSettings(
                        directorySetting(),
                        3,
                        1,
                        null,
                        new NodeCommands("true", null, null, null),
                        ssh(),
                        artifacts.settings(),
                        Duration.ofMillis(600),
                        null),
                store);

        assertThatThrownBy(() -> impatient.run(node(), "echo $$ > sleep.pid; exec sleep 60", ONE, LabTurn.next()))
                .isInstanceOf(TechnicalFailure.class)
                .hasMessageContaining("did not end within");
    }

    @Test
    void countsTheConnectionsThatUsersHaveOpen() throws IOException {
        Files.createDirectories(on(node()));
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try (ServerSocket application = new ServerSocket(node().httpPort(), 5, loopback);
                Socket first = new Socket(loopback, application.getLocalPort());
                Socket second = new Socket(loopback, application.getLocalPort())) {
            assertThat(first.isConnected() && second.isConnected()).isTrue();
            assertThat(deployer().connections(node())).isEqualTo(2);
        }
        assertThat(deployer("true", null, null, "echo 7").connections(node())).isEqualTo(7);
        assertThatThrownBy(() -> deployer("true", null, null, "echo many").connections(node()))
                .isInstanceOf(TechnicalFailure.class)
                .hasMessageContaining("has to print a number");
    }

    @Test
    void neverShowsAMomentWithoutALink() throws Exception {
        Deployer deployer = deployer("true", null, null, null);
        stage(deployer, ONE);
        stage(deployer, TWO);
        deployer.activate(node(), ONE, LabTurn.next());
        Process watcher = new ProcessBuilder(
                        "/bin/sh", "-c", "while [ -e current/VERSION ]; do :; done; echo gone; exit 1")
                .directory(on(node()).toFile())
                .start();

        for (int i = 0; i < 10; i++) {
            deployer.activate(node(), i % 2 == 0 ? TWO : ONE, LabTurn.next());
        }

        assertThat(watcher.isAlive()).isTrue();
        watcher.destroyForcibly().waitFor();
    }
}
