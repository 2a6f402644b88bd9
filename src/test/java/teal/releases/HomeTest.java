package teal.releases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import teal.lab.Company;
import teal.lab.InvariantsHold;
import teal.lab.ReleaseScene;
import teal.lab.invariants.NodeChange;
import teal.lab.invariants.NodeChange.Kind;
import teal.lab.invariants.TrafficMove;
import teal.release.ReleaseId;
import teal.release.ReleaseState;

/** An application with a home is upgraded at home first, and its users come back there. */
@Tag("whole")
@InvariantsHold(andNoRequestFailed = true)
@TestInstance(Lifecycle.PER_CLASS)
class HomeTest {

    private ReleaseScene scene;
    private int changes;
    private int moves;

    @BeforeAll
    void open() {
        scene = ReleaseScene.open(Map.of("teal.applications.shop.home", "blue"));
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
    void blueGoesFirstThenGreenAndUsersEndOnBlue() {
        String version = scene.newVersion();
        ReleaseId id = scene.request(version);
        scene.approve(id, "yes");

        assertThat(scene.awaitEnd(id).state()).isEqualTo(ReleaseState.RELEASED);

        assertThat(newMoves()).containsExactly("green", "blue");
        assertThat(newSwitches()).containsExactly("blue-1", "blue-2", "green-1", "green-2");
        assertThat(scene.company().target()).isEqualTo(Company.BLUE);
        assertThat(scene.company().versions()).hasSize(4).values().containsOnly(version);
    }

    @Test
    void afterANoBlueIsRestoredAndUsersComeHome() {
        Map<String, String> before = scene.company().versions();
        String version = scene.newVersion();
        ReleaseId id = scene.request(version);
        scene.approve(id, "no");

        assertThat(scene.awaitEnd(id).state()).isEqualTo(ReleaseState.ROLLED_BACK);

        assertThat(newMoves()).containsExactly("green", "blue");
        assertThat(newSwitches()).containsExactly("blue-1", "blue-2", "blue-1", "blue-2");
        assertThat(scene.company().target()).isEqualTo(Company.BLUE);
        assertThat(scene.company().versions()).isEqualTo(before);
        assertThat(scene.company().traffic().snapshot().byVersion()).doesNotContainKey(version);
    }

    private List<String> newMoves() {
        List<TrafficMove> all = scene.recorder().moves();
        return all.subList(moves, all.size()).stream().map(TrafficMove::cluster).toList();
    }

    private List<String> newSwitches() {
        List<NodeChange> all = scene.recorder().changes();
        return all.subList(changes, all.size()).stream()
                .filter(change -> change.kind() == Kind.SWITCH)
                .map(NodeChange::node)
                .toList();
    }
}
