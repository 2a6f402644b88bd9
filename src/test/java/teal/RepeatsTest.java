package teal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.xbill.DNS.Rcode;
import teal.inventory.Repeats;
import teal.lab.LabCompany;
import teal.lab.ReleaseScene;
import teal.lab.nodes.LabNode;
import teal.lab.process.CrashPoint;
import teal.lab.process.CrashPoints;
import teal.process.FailedAttempt;
import teal.process.ReleaseView;
import teal.process.ReleaseView.State;
import teal.release.ReleaseId;

/** How often a step is tried before a person is asked: by the inventory, by the diagram, or once. */
@TestInstance(Lifecycle.PER_CLASS)
class RepeatsTest {

    private static final String UPGRADE = "cluster-upgrade.bpmn";

    private final LabCompany company = LabCompany.open(1_000_000);
    private ReleaseScene scene;

    @BeforeAll
    void open() {
        scene = ReleaseScene.open(company, Map.of("teal.applications.shop.repeats.pauses", "200ms,400ms,600ms"));
    }

    @AfterAll
    void close() {
        scene.close();
    }

    @AfterEach
    void allInvariantsHold() {
        scene.assertInvariants();
    }

    @Test
    void aPrimaryThatIsDownIsTriedAgainWithGrowingPausesAsTheInventorySaysThenAPersonIsAsked() {
        CrashPoints.Coming down = new CrashPoints(company).next(CrashPoint.UPLOADING, company.names()::pause);
        ReleaseId id = scene.request(scene.newVersion());
        down.await();

        scene.awaitTask(id, ReleaseScene.DECISION);

        ReleaseView waiting = scene.view(id);
        assertThat(waiting.reason())
                .hasValueSatisfying(reason -> assertThat(reason)
                        .contains("Take out of service", "repeated as often as allowed", "could not be asked"));
        List<FailedAttempt> attempts = waiting.failedAttempts();
        assertThat(attempts).extracting(FailedAttempt::number).containsExactly(1, 2, 3);
        assertThat(attempts).extracting(FailedAttempt::step).containsOnly("Take out of service");
        assertThat(attempts)
                .allSatisfy(attempt -> assertThat(attempt.reason())
                        .contains("primary " + company.names().address(), "could not be asked"));
        company.names().resume();
        rollBack(id);
    }

    @Test
    void whereTheInventorySaysNothingThePausesAreTenSecondsAMinuteAndFive() {
        assertThat(new Repeats(null).text()).isEqualTo("PT10S,PT1M,PT5M");
    }

    @Test
    void whatNoRepeatingMendsIsTriedOnce() {
        ReleaseId id = scene.request(scene.newVersion());
        scene.awaitTask(id, ReleaseScene.APPROVAL);
        company.names().refuseNextUpdates(1, Rcode.REFUSED);
        scene.approve(id, "yes");

        scene.awaitTask(id, ReleaseScene.DECISION);

        assertThat(scene.view(id).reason())
                .hasValueSatisfying(reason -> assertThat(reason).contains("answered REFUSED", "TSIG key 'teal.'"));
        assertThat(scene.view(id).failedAttempts()).isEmpty();
        rollBack(id);
    }

    @Test
    void aStepMayHavePausesOfItsOwnInTheModeler() throws IOException {
        String diagram = Files.readString(Path.of("processes", UPGRADE));
        String edited = diagram.replaceFirst(
                "(id=\"Task_StageArtifact\"[^>]*>\\s*<bpmn:extensionElements>)",
                "$1<camunda:failedJobRetryTimeCycle>R2/PT0.1S</camunda:failedJobRetryTimeCycle>");
        assertThat(edited).isNotEqualTo(diagram);
        assertThat(scene.engineRest("paula")
                        .deploy("edited", Map.of(UPGRADE, edited.getBytes(StandardCharsets.UTF_8)))
                        .statusCode())
                .isEqualTo(200);
        LabNode node = company.nodes().get((company.target().equals(LabCompany.BLUE) ? "green" : "blue") + "-1");
        CrashPoints.Coming gone = new CrashPoints(company).next(CrashPoint.UPLOADING, node::refuseConnections);
        ReleaseId id = scene.request(scene.newVersion());
        gone.await();

        scene.awaitTask(id, ReleaseScene.DECISION);

        assertThat(scene.view(id).failedAttempts())
                .extracting(FailedAttempt::step, FailedAttempt::number)
                .containsExactly(tuple("Stage artifact", 1));
        node.heal();
        rollBack(id);
    }

    private void rollBack(ReleaseId id) {
        scene.decide(id, "rollBack", "by the test");
        assertThat(scene.awaitEnd(id).state()).isIn(State.ROLLED_BACK, State.CANCELLED);
    }
}
