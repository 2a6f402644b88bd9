package teal.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import teal.lab.LabToken;
import teal.release.EarlyEnd;
import teal.release.FencingToken;
import teal.release.PermanentRefusal;
import teal.release.StaleAttempt;

/** What every kind of SSH server must see of a deployment. */
abstract class DeployerRules extends DeployerScene {

    @Test
    void bringsAVersionOntoAllNodesAndRunsItOnOne() throws IOException {
        Deployer deployer = deployer();

        StageReport staged = deployer.stage(nodes(), ONE, store.pin(artifacts.build("1.0.0"), null), LabToken.next());
        NodeReport activated = deployer.activate(node(), ONE, LabToken.next());

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
        deployer.stage(nodes(), ONE, artifact, LabToken.next());

        StageReport again = deployer.stage(nodes(), ONE, artifact, LabToken.next());

        assertThat(again.nodes()).allMatch(NodeStage::alreadyThere).allMatch(node -> node.bytes() == 0);
        assertThat(again.summary()).contains("on 2 of them it was before");
    }

    @Test
    void refusesOtherContentUnderTheSameVersion() throws IOException {
        Deployer deployer = deployer();
        stage(deployer, ONE);
        Artifact other = store.pin(
                artifacts.archive("other.tar.gz", tar -> Artifacts.file(tar, "VERSION", "something else")), null);

        assertThatThrownBy(() -> deployer.stage(nodes(), ONE, other, LabToken.next()))
                .isInstanceOf(PermanentRefusal.class)
                .hasMessageContaining("blue-1: version 1.0.0 is there already")
                .hasMessageContaining("release under a new version");
        assertThat(on(node()).resolve("releases/1.0.0/VERSION")).hasContent("1.0.0");
    }

    @Test
    void replacesOtherContentUnderTheSameVersionIfAskedToWhereItDoesNotRun() throws IOException {
        Deployer deployer = deployer();
        stage(deployer, ONE);
        Artifact other = store.pin(
                artifacts.archive("other.tar.gz", tar -> Artifacts.file(tar, "VERSION", "something else")), null);

        StageReport replaced =
                deployer.stage(nodes(), ONE, other, OtherDigest.REPLACED, LabToken.next(), EarlyEnd.NEVER);

        assertThat(replaced.nodes()).noneMatch(NodeStage::alreadyThere);
        assertThat(on(node()).resolve("releases/1.0.0/VERSION")).hasContent("something else");
        assertThat(deployer.inspect(node()).otherDigest(ONE, other.sha256())).isEmpty();
        try (var left = Files.list(on(node()).resolve("releases"))) {
            assertThat(left).as("nothing of what was there").hasSize(1);
        }

        deployer.activate(node(), ONE, LabToken.next());
        Artifact third = store.pin(artifacts.build("1.0.0"), null);
        assertThatThrownBy(() ->
                        deployer.stage(nodes(), ONE, third, OtherDigest.REPLACED, LabToken.next(), EarlyEnd.NEVER))
                .isInstanceOf(PermanentRefusal.class)
                .hasMessageContaining("blue-1: version 1.0.0 is there already");
        assertThat(on(node()).resolve("current/VERSION")).hasContent("something else");
    }

    @Test
    void putsAFileThatIsNoArchiveInAsItIs() throws IOException {
        Files.writeString(artifacts.directory().resolve("shop.jar"), "the jar");

        deployer().stage(List.of(node()), ONE, store.pin(artifacts.place() + "shop.jar", null), LabToken.next());

        assertThat(on(node()).resolve("releases/1.0.0/shop.jar")).hasContent("the jar");
    }

    @Test
    void recordsThePreviousVersionAndGoesBackToIt() throws IOException {
        Deployer deployer = deployer();
        stage(deployer, ONE);
        stage(deployer, TWO);
        deployer.activate(node(), ONE, LabToken.next());

        deployer.activate(node(), TWO, LabToken.next());
        NodeState after = deployer.inspect(node());
        deployer.activate(node(), after.previous().orElseThrow(), LabToken.next());

        assertThat(after.current()).contains(TWO);
        assertThat(after.previous()).contains(ONE);
        assertThat(deployer.inspect(node()).current()).contains(ONE);
        assertThat(on(node()).resolve("ran")).hasContent("1.0.02.0.01.0.0");
    }

    @Test
    void restartsAgainWhereTheLinkIsRightUnlessToldOtherwise() throws IOException {
        Deployer deployer = deployer();
        stage(deployer, ONE);
        deployer.activate(node(), ONE, LabToken.next());

        NodeReport restarted = deployer.activate(node(), ONE, LabToken.next());
        NodeReport left = deployer.activate(node(), VersionSwitch.to(ONE), false, LabToken.next());

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
        deployer.activate(node(), ONE, LabToken.next());

        assertThatThrownBy(() -> deployer.activate(node(), TWO, LabToken.next()))
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
                        node(), new VersionSwitch(ONE, Optional.of(pinned), Set.of()), true, LabToken.next()))
                .isInstanceOf(PermanentRefusal.class)
                .hasMessageContaining("does not come from the artifact with the SHA-256 " + pinned);
        assertThat(deployer.inspect(node()).current()).isEmpty();
    }

    @Test
    void refusesWhatIsStillOnItsWayWhenALaterAttemptOvertookIt() throws IOException {
        Deployer deployer = deployer();
        stage(deployer, ONE);
        FencingToken earlier = LabToken.next();

        List<NodeState> found = deployer.overtake(nodes(), LabToken.next());

        assertThat(found).extracting(NodeState::complete).containsExactly(List.of(ONE), List.of());
        assertThatThrownBy(() -> deployer.activate(node(), ONE, earlier)).isInstanceOf(StaleAttempt.class);
        assertThat(on(node()).resolve("current")).doesNotExist();
    }

    @Test
    void saysThatAnAttemptIsOutOfTurnOfHoweverManyNodes() throws IOException {
        FencingToken earlier = LabToken.next();
        Artifact artifact = store.pin(artifacts.build("1.0.0"), null);
        deployer().overtake(nodes(), LabToken.next());

        assertThatThrownBy(() -> deployer().stage(nodes(), ONE, artifact, earlier))
                .isInstanceOf(StaleAttempt.class);
    }

    @Test
    void neverShowsAMomentWithoutALink() throws Exception {
        Deployer deployer = deployer("true", null, null, null);
        stage(deployer, ONE);
        stage(deployer, TWO);
        deployer.activate(node(), ONE, LabToken.next());
        Process watcher = new ProcessBuilder(
                        "/bin/sh", "-c", "while [ -e current/VERSION ]; do :; done; echo gone; exit 1")
                .directory(on(node()).toFile())
                .start();

        for (int i = 0; i < 10; i++) {
            deployer.activate(node(), i % 2 == 0 ? TWO : ONE, LabToken.next());
        }

        assertThat(watcher.isAlive()).isTrue();
        watcher.destroyForcibly().waitFor();
    }
}
