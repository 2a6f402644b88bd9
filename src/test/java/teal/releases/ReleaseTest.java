package teal.releases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import teal.board.ReleaseView;
import teal.board.ReleaseView.NodeView;
import teal.board.Releases;
import teal.lab.InvariantsHold;
import teal.lab.ReleaseScene;
import teal.lab.invariants.NodeChange;
import teal.lab.invariants.NodeChange.Kind;
import teal.lab.invariants.TrafficMove;
import teal.process.request.ApplicationBusy;
import teal.process.request.RequestRefused;
import teal.process.variable.ReleaseReports;
import teal.release.ReleaseId;
import teal.release.ReleaseState;

/** Whole releases in the lab, one after the other: real DNS updates, SSH, processes and users. */
@Tag("whole")
@InvariantsHold(andNoRequestFailed = true)
@TestInstance(Lifecycle.PER_CLASS)
class ReleaseTest {

    private ReleaseScene scene;
    private int changes;
    private int moves;

    @BeforeAll
    void open() {
        scene = ReleaseScene.open(Map.of());
        scene.company().letUsersCome();
    }

    @AfterAll
    void close() {
        scene.close();
    }

    @BeforeEach
    void look() {
        changes = scene.recorder().changes().size();
        moves = scene.recorder().moves().size();
    }

    @Test
    void aNewVersionReachesUsersWithoutAFailedRequest() {
        String target = scene.company().target();
        String version = scene.newVersion();
        ReleaseId id = scene.request(version);
        scene.approve(id, "yes");

        ReleaseView ended = scene.awaitEnd(id);

        assertThat(ended.state()).isEqualTo(ReleaseState.RELEASED);
        assertThat(ended.clusters())
                .flatMap(cluster -> cluster.nodes())
                .extracting(NodeView::version)
                .allMatch(found -> found.filter(version::equals).isPresent());
        assertThat(scene.company().versions()).hasSize(4).values().containsOnly(version);
        assertThat(newMoves())
                .singleElement()
                .extracting(TrafficMove::target)
                .isEqualTo(scene.company().target())
                .isNotEqualTo(target);
        // What the recorder does not recognise, it cannot check
        assertThat(newChanges()).extracting(NodeChange::kind).containsOnly(Kind.values());
        assertThat(newChanges()).hasSize(4 * Kind.values().length);
        await().until(() -> seenByUsers(version));
        assertThat(scene.teal(ReleaseReports.class).of(id.value()))
                .as("what the steps found, as the board shows it")
                .isEqualTo(ended.evidence());
        assertThat(keptValues(id))
                .as("each value of what people answer, and only the last one of what steps write")
                .contains("approved", "comment")
                .doesNotContain("report", "chosen", "batch", "plan", "nrOfCompletedInstances", "loopCounter");
    }

    private Set<String> keptValues(ReleaseId id) {
        return scene.teal(JdbcClient.class)
                .sql("SELECT NAME_ FROM ACT_HI_DETAIL WHERE ROOT_PROC_INST_ID_ = ?")
                .param(id.value())
                .query(String.class)
                .set();
    }

    @Test
    void aRejectedReleaseGoesBackToTheOldVersionAndUsersNeverSeeTheNewOne() {
        Map<String, String> before = scene.company().versions();
        String version = scene.newVersion();
        ReleaseId id = scene.request(version);
        scene.approve(id, "no");

        ReleaseView ended = scene.awaitEnd(id);

        assertThat(ended.state()).isEqualTo(ReleaseState.ROLLED_BACK);
        assertThat(scene.company().versions()).isEqualTo(before);
        assertThat(newMoves()).isEmpty();
        assertThat(seenByUsers(version)).isFalse();
    }

    @Test
    void ofTwoReleasesAtOnceOneBeginsAndTheOtherIsToldWhichRuns() {
        String version = scene.newVersion();
        ReleaseId first = scene.request(version);
        int known = scene.teal(Releases.class).newest(100).size();

        assertThatThrownBy(() -> scene.request(version))
                .isInstanceOf(ApplicationBusy.class)
                .hasMessageContaining(first.value());

        assertThat(scene.teal(Releases.class).newest(100)).hasSize(known);
        scene.approve(first, "no");
        scene.awaitEnd(first);
    }

    @Test
    void anArtifactThatIsMissingIsRefusedAtOnceAndOneThatIsNoneBeforeAnythingChanges() throws IOException {
        int known = scene.teal(Releases.class).newest(100).size();
        assertThatThrownBy(() -> scene.request("99.0.0"))
                .isInstanceOf(RequestRefused.class)
                .hasMessageContaining("shop-99.0.0.tar.gz is not there; publish it first");
        assertThat(scene.teal(Releases.class).newest(100)).hasSize(known);

        Files.writeString(scene.company().directory().resolve("artifacts/shop-99.0.0.tar.gz"), "<html>Sign in</html>");
        ReleaseView ended = scene.awaitEnd(scene.request("99.0.0"));

        assertThat(ended.state()).isEqualTo(ReleaseState.REFUSED);
        assertThat(ended.reason())
                .hasValueSatisfying(reason -> assertThat(reason).contains("shop-99.0.0.tar.gz"));
        assertThat(newMoves()).isEmpty();
        assertThat(newChanges()).isEmpty();
    }

    private List<NodeChange> newChanges() {
        List<NodeChange> all = scene.recorder().changes();
        return all.subList(changes, all.size());
    }

    private List<TrafficMove> newMoves() {
        List<TrafficMove> all = scene.recorder().moves();
        return all.subList(moves, all.size());
    }

    private boolean seenByUsers(String version) {
        return scene.company().traffic().snapshot().byVersion().containsKey(version);
    }
}
