package teal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import teal.lab.InvariantsHold;
import teal.lab.process.CommitCutter;
import teal.lab.process.CrashPoint;
import teal.lab.process.CrashPoints;
import teal.lab.process.EngineScene;
import teal.lab.process.PostgreSql;
import teal.release.ReleaseState;

/** The database goes away in the middle of a release, and Teal does not: it goes on by itself. */
@Tag("whole")
@InvariantsHold
@TestInstance(Lifecycle.PER_CLASS)
class DatabaseFaultsTest {

    private PostgreSql database;
    private CommitCutter wire;
    private EngineScene scene;
    private CrashPoints points;

    @BeforeAll
    void open() {
        database = PostgreSql.start();
        wire = new CommitCutter(database);
        scene = EngineScene.through(wire, database);
        points = new CrashPoints(scene.company());
        scene.start();
    }

    @AfterAll
    void close() {
        scene.close();
        wire.close();
        database.close();
    }

    @Test
    void aReleaseGoesOnWhenItsDatabaseWasRestartedInTheMiddleOfAStep() {
        String version = scene.newVersion();
        CrashPoints.Coming restarted = points.next(CrashPoint.LINK_SWITCHED, () -> {
            scene.recorder().trouble();
            database.stop();
            database.startAgain();
        });
        String release = scene.request(version);
        restarted.await();

        scene.approve("yes");

        assertThat(scene.awaitEnd(release).state()).isEqualTo(ReleaseState.RELEASED);
        assertThat(scene.company().versions()).hasSize(4).values().containsOnly(version);
    }

    /** Whether it was committed is looked up, not assumed: nothing is lost, and nothing is done twice. */
    @Test
    void commitsWhoseAnswerIsLostAreLookedUp() {
        String version = scene.newVersion();
        int before = wire.cut();
        CrashPoints.Coming cut = points.next(CrashPoint.NODE_RESTARTED, () -> {
            scene.recorder().trouble();
            wire.cutNext(8);
        });
        String release = scene.request(version);
        cut.await();

        scene.approve("yes");

        assertThat(scene.awaitEnd(release).state()).isEqualTo(ReleaseState.RELEASED);
        assertThat(wire.cut() - before).isEqualTo(8);
        assertThat(scene.company().versions()).hasSize(4).values().containsOnly(version);
    }
}
