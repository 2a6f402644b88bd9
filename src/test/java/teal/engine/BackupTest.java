package teal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import teal.lab.ReleaseScene;
import teal.lab.invariants.NodeChange;
import teal.lab.process.EngineScene;
import teal.lab.process.PostgreSql;
import teal.lab.process.TealProcess;
import teal.process.variable.StepReport;
import teal.release.ReleaseState;

/** The database is restored from a backup that was made in the middle of a release, while the world has moved on. */
@Tag("whole")
class BackupTest {

    private PostgreSql database;
    private EngineScene scene;
    private TealProcess teal;

    @BeforeEach
    void open() {
        database = PostgreSql.start();
        scene = EngineScene.on(database, Map.of());
        teal = scene.start();
    }

    @AfterEach
    void close() {
        scene.close();
        database.close();
    }

    @Test
    void whatWasDoneSinceIsFoundAndNotDoneAgain() {
        String version = scene.newVersion();
        String release = scene.request(version);
        scene.awaitTask(ReleaseScene.APPROVAL);
        backUp();
        scene.approve("yes");
        assertThat(scene.awaitEnd(release).state()).isEqualTo(ReleaseState.RELEASED);
        scene.assertInvariants();
        long serial = scene.company().names().serial();

        Instant restored = restore();
        scene.approve("yes");
        // It is done already, which nobody who reads the restored release knows
        scene.approve("yes");

        assertThat(scene.awaitEnd(release).state()).isEqualTo(ReleaseState.RELEASED);
        assertThat(scene.company().versions()).hasSize(4).values().containsOnly(version);
        assertThat(scene.company().names().serial()).isEqualTo(serial);
        assertThat(restartsSince(restored)).isEmpty();
        scene.assertInvariants();
    }

    @Test
    void aVersionThatWasReleasedSinceIsNotOverwritten() {
        String older = scene.newVersion();
        String release = scene.request(older);
        scene.awaitTask(ReleaseScene.APPROVAL);
        backUp();
        scene.approve("yes");
        scene.awaitEnd(release);
        String newer = scene.newVersion();
        String next = scene.request(newer);
        scene.approve("yes");
        assertThat(scene.awaitEnd(next).state()).isEqualTo(ReleaseState.RELEASED);
        // Asked before the database forgets what showed that users were led to a tested cluster
        scene.assertInvariants();
        String target = scene.company().target();

        Instant restored = restore();
        scene.forget(next);
        scene.approve("yes");
        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(last(release).summary())
                        .contains("this has changed since", newer, "Fix this before you approve again"));
        scene.awaitTask(ReleaseScene.APPROVAL);

        assertThat(scene.company().versions()).hasSize(4).values().containsOnly(newer);
        assertThat(scene.company().target()).isEqualTo(target);
        assertThat(restartsSince(restored)).isEmpty();
    }

    private StepReport last(String release) {
        List<StepReport> reports = scene.api().release(release).evidence();
        return reports.get(reports.size() - 1);
    }

    /** A copy of its files; Teal runs on, and finds its database again. */
    private void backUp() {
        database.stop();
        database.keepCopy();
        database.startAgain();
    }

    /** Returns when Teal went on with the older state. */
    private Instant restore() {
        scene.kill(teal);
        database.stop();
        database.putCopyBack();
        database.startAgain();
        Instant restored = Instant.now();
        teal = scene.start();
        return restored;
    }

    private List<NodeChange> restartsSince(Instant when) {
        return scene.recorder().changes().stream()
                .filter(change -> change.begun().isAfter(when))
                .filter(change -> change.kind() == NodeChange.Kind.RESTART)
                .toList();
    }
}
