package teal.releases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import teal.lab.Company;
import teal.lab.InvariantsHold;
import teal.lab.LabCompany;
import teal.lab.ReleaseScene;
import teal.lab.invariants.NodeChange;
import teal.lab.process.CrashPoint;
import teal.lab.process.CrashPoints;
import teal.release.ReleaseId;
import teal.release.ReleaseState;

/** Where users are is looked at before a node is taken out of service, and again before its version is changed. */
@Tag("whole")
@InvariantsHold
@TestInstance(Lifecycle.PER_CLASS)
class MovedWhileOutOfServiceTest {

    /** Does nothing, and can be seen on its way. */
    private static final String OUT_OF_SERVICE = "echo out of service";

    private final LabCompany company = LabCompany.open();
    private final CrashPoints points = new CrashPoints(company);
    private final Queue<String> takenOut = new ConcurrentLinkedQueue<>();
    private final AtomicReference<Runnable> onceTakenOut = new AtomicReference<>(() -> {});
    private ReleaseScene scene;
    private Map<String, String> versions;
    private Instant begun;

    @BeforeAll
    void open() {
        scene = ReleaseScene.open(
                company, Map.of("teal.applications.shop.deployment.commands.out-of-service", OUT_OF_SERVICE));
        company.nodes()
                .all()
                .forEach(node -> node.onCommand(ran -> {
                    if (ran.command().contains(OUT_OF_SERVICE)) {
                        takenOut.add(ran.node());
                        onceTakenOut.getAndSet(() -> {}).run();
                    }
                }));
    }

    @AfterAll
    void close() {
        scene.close();
    }

    @BeforeEach
    void look() {
        takenOut.clear();
        begun = Instant.now();
        versions = company.versions();
    }

    @Test
    void aNodeIsNotTakenOutOfServiceWhereUsersAre() {
        CrashPoints.Coming moved = points.next(CrashPoint.UPLOADING, this::moveUsersToTheIdleCluster);
        ReleaseId id = scene.request(scene.newVersion());
        moved.await();

        isRefused(id);
        assertThat(takenOut).isEmpty();
        goesBack(id, ReleaseState.CANCELLED);
    }

    @Test
    void aNodeThatIsOutOfServiceIsNotChangedOnceUsersAreThere() {
        onceTakenOut.set(this::moveUsersToTheIdleCluster);
        ReleaseId id = scene.request(scene.newVersion());

        isRefused(id);
        assertThat(takenOut).hasSize(1);
        goesBack(id, ReleaseState.ROLLED_BACK);
    }

    private void isRefused(ReleaseId id) {
        scene.awaitTask(id, ReleaseScene.DECISION);
        assertThat(scene.view(id).reason().orElse("")).contains("users are expected on", "someone moved it");
        assertThat(company.versions()).isEqualTo(versions);
        assertThat(scene.recorder().changes())
                .filteredOn(change -> change.begun().isAfter(begun))
                .isNotEmpty()
                .extracting(NodeChange::kind)
                .containsOnly(NodeChange.Kind.STAGE);
    }

    /** Only a node that was taken out of service is a change. */
    private void goesBack(ReleaseId id, ReleaseState state) {
        moveUsersToTheIdleCluster();
        scene.decide(id, "rollBack", "somebody works here");
        assertThat(scene.awaitEnd(id).state()).isEqualTo(state);
        assertThat(company.versions()).isEqualTo(versions);
    }

    private void moveUsersToTheIdleCluster() {
        scene.recorder().trouble();
        company.names()
                .editByHand(
                        Company.RECORD, company.target().equals(LabCompany.BLUE) ? LabCompany.GREEN : LabCompany.BLUE);
    }
}
