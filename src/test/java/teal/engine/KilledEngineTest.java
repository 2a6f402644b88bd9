package teal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import teal.lab.InvariantsHold;
import teal.lab.ReleaseScene;
import teal.lab.nodes.LabNode;
import teal.lab.process.CrashPoint;
import teal.lab.process.CrashPoints;
import teal.lab.process.EngineScene;
import teal.lab.process.TealProcess;
import teal.release.ReleaseState;

/** The one Teal of a company is killed ({@code kill -9}) in the middle of a step and started again, on its own H2. */
@Tag("whole")
@InvariantsHold
@TestInstance(Lifecycle.PER_CLASS)
class KilledEngineTest {

    private EngineScene scene;
    private CrashPoints points;
    private TealProcess teal;

    @BeforeAll
    void open() {
        scene = EngineScene.onH2();
        scene.company().letUsersCome();
        points = new CrashPoints(scene.company());
        teal = scene.start();
    }

    @AfterAll
    void close() {
        scene.close();
    }

    @Test
    void anUploadThatWasCutOffIsNeverPartOfAVersion() {
        String version = scene.newVersion();
        scene.company().nodes().all().forEach(node -> node.delay(Duration.ofMillis(200)));
        CrashPoints.Coming killed = points.next(CrashPoint.UPLOADING, () -> scene.kill(teal));
        String release = scene.request(version);
        killed.await();
        scene.company().nodes().all().forEach(LabNode::heal);
        assertThat(inReleases()).anyMatch(name -> name.endsWith(".tmp")).doesNotContain(version);

        teal = scene.start();
        scene.approve("yes");

        assertThat(scene.awaitEnd(release).state()).isEqualTo(ReleaseState.RELEASED);
        assertThat(scene.company().versions()).hasSize(4).values().containsOnly(version);
        assertThat(inReleases()).noneMatch(name -> name.endsWith(".tmp"));
    }

    @Test
    void anUpdateThatTheNameServerAppliedIsNotSentAgain() {
        String version = scene.newVersion();
        String release = scene.request(version);
        CrashPoints.Coming killed = points.next(CrashPoint.CNAME_MOVED, () -> scene.kill(teal));
        scene.approve("yes");
        killed.await();
        String target = scene.company().target();
        long serial = scene.company().names().serial();

        teal = scene.start();

        assertThat(scene.awaitEnd(release).state()).isEqualTo(ReleaseState.RELEASED);
        assertThat(scene.company().target()).isEqualTo(target);
        assertThat(scene.company().names().serial()).isEqualTo(serial);
    }

    @Test
    void aNodeThatWasSwitchedAndNotYetRestartedRunsTheRightVersionInTheEnd() {
        String version = scene.newVersion();
        CrashPoints.Coming killed = points.next(CrashPoint.LINK_SWITCHED, () -> scene.kill(teal));
        String release = scene.request(version);
        killed.await();
        assertThat(scene.company().versions()).hasSize(4).values().doesNotContain(version);

        teal = scene.start();
        scene.approve("yes");

        assertThat(scene.awaitEnd(release).state()).isEqualTo(ReleaseState.RELEASED);
        assertThat(scene.company().versions()).hasSize(4).values().containsOnly(version);
    }

    @Test
    void aRollBackGoesOnWhereItWasEnded() {
        Map<String, String> before = scene.company().versions();
        String version = scene.newVersion();
        String release = scene.request(version);
        scene.awaitTask(ReleaseScene.APPROVAL);
        CrashPoints.Coming killed = points.next(CrashPoint.LINK_SWITCHED, () -> scene.kill(teal));
        scene.approve("no");
        killed.await();
        assertThat(scene.company().versions()).containsValue(version);

        teal = scene.start();

        assertThat(scene.awaitEnd(release).state()).isEqualTo(ReleaseState.ROLLED_BACK);
        assertThat(scene.company().versions()).isEqualTo(before);
    }

    @Test
    void anAnswerThatWasAcceptedIsKeptEvenIfTealIsKilledRightAfterIt() {
        String release = scene.request(scene.newVersion());
        scene.approve("yes");
        scene.kill(teal);

        teal = scene.start();

        assertThat(scene.api().tasks()).isEmpty();
        assertThat(scene.awaitEnd(release).state()).isEqualTo(ReleaseState.RELEASED);
    }

    private List<String> inReleases() {
        return scene.company().nodes().all().stream()
                .flatMap(node -> names(node.directory().resolve("releases")))
                .toList();
    }

    private static Stream<String> names(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
