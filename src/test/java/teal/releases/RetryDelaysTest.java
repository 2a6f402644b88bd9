package teal.releases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.xbill.DNS.Rcode;
import teal.board.FailedAttempt;
import teal.board.ReleaseView;
import teal.inventory.Retry;
import teal.lab.InvariantsHold;
import teal.lab.LabCompany;
import teal.lab.ReleaseScene;
import teal.lab.nodes.LabNode;
import teal.lab.process.CrashPoint;
import teal.lab.process.CrashPoints;
import teal.release.ReleaseId;
import teal.release.ReleaseState;

/** How often a step is tried before a person is asked: by the inventory, by the diagram, or once. */
@Tag("whole")
@InvariantsHold
@TestInstance(Lifecycle.PER_CLASS)
class RetryDelaysTest {

    private static final String UPGRADE = "cluster-upgrade.bpmn";

    private final LabCompany company = LabCompany.open();
    private ReleaseScene scene;

    @BeforeAll
    void open() {
        scene = ReleaseScene.open(company, Map.of("teal.applications.shop.retry.delays", "200ms,400ms,600ms"));
    }

    @AfterAll
    void close() {
        scene.close();
    }

    @Test
    void aPrimaryThatIsDownIsTriedAgainWithGrowingPausesAsTheInventorySaysThenAPersonIsAsked() {
        CrashPoints.Coming down = new CrashPoints(company).next(CrashPoint.UPLOADING, company.names()::pause);
        ReleaseId id = scene.request(scene.newVersion());
        down.await();

        scene.awaitTask(id, ReleaseScene.DECISION);

        ReleaseView waiting = scene.view(id);
        assertThat(waiting.reason())
                .hasValueSatisfying(reason ->
                        assertThat(reason).contains("Activate version", "out of retries", "could not be asked"));
        List<FailedAttempt> attempts = waiting.failedAttempts();
        assertThat(attempts).extracting(FailedAttempt::number).containsExactly(1, 2, 3);
        assertThat(attempts).extracting(FailedAttempt::step).containsOnly("Activate version");
        assertThat(attempts)
                .allSatisfy(attempt -> assertThat(attempt.reason())
                        .contains("primary " + company.names().address(), "could not be asked"));
        company.names().resume();
        rollBack(id);
    }

    @Test
    void whereTheInventorySaysNothingThePausesAreTenSecondsAMinuteAndFive() {
        assertThat(new Retry(null).text()).isEqualTo("PT10S,PT1M,PT5M");
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

    /** One after the other in one release: each is mended, and the release goes on where it was. */
    @Test
    void aNodeThatShowsAnotherHostKeyOrRefusesTheLogInIsNotHammered() {
        Map<String, String> before = company.versions();
        LabNode node = company.nodes().get(idle() + "-2");
        CompletableFuture<Integer> posed = new CompletableFuture<>();
        node.onUpload(() -> {
            if (!posed.isDone()) {
                node.showAnotherHostKey();
                posed.complete(node.connections());
                node.cutConnections();
            }
        });
        String version = scene.newVersion();
        ReleaseId id = scene.request(version);

        String first = scene.awaitTask(id, ReleaseScene.DECISION).getId();
        assertThat(reason(id))
                .contains("Stage artifact", node.node().name(), "host key", "is not the one in")
                .doesNotContain("out of retries");
        assertThat(node.connections() - posed.join())
                .as("connections to whoever poses as the node")
                .isEqualTo(1);
        assertThat(company.versions()).isEqualTo(before);

        node.heal();
        node.refuseLogIns();
        int connections = node.connections();
        scene.decide(id, "retry", "it was another machine at its address");

        await().atMost(Duration.ofSeconds(120))
                .until(() -> !scene.awaitTask(id, ReleaseScene.DECISION).getId().equals(first));
        assertThat(reason(id)).contains(node.node().name(), "does not let teal log in");
        assertThat(node.connections() - connections).isEqualTo(1);
        assertThat(company.versions()).isEqualTo(before);
        assertThat(scene.view(id).failedAttempts())
                .as("the upload that was cut, and nothing of what no repeating mends")
                .hasSize(1);

        node.heal();
        scene.decide(id, "retry", "the key is back in authorized_keys");
        scene.approve(id, "yes");

        assertThat(scene.awaitEnd(id).state()).isEqualTo(ReleaseState.RELEASED);
        assertThat(company.versions()).hasSize(4).values().containsOnly(version);
    }

    @Test
    void aStepMayHavePausesOfItsOwnInTheModeler() throws IOException {
        String diagram = Files.readString(Path.of("processes", UPGRADE));
        String edited = diagram.replaceFirst(
                "(?s)(id=\"Task_StageArtifact\".*?<bpmn:extensionElements>)",
                "$1<camunda:failedJobRetryTimeCycle>R2/PT0.1S</camunda:failedJobRetryTimeCycle>");
        assertThat(edited).isNotEqualTo(diagram);
        assertThat(scene.engineRest("paula")
                        .deploy("edited", Map.of(UPGRADE, edited.getBytes(StandardCharsets.UTF_8)))
                        .statusCode())
                .isEqualTo(200);
        LabNode node = company.nodes().get(idle() + "-1");
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

    private String idle() {
        return company.target().equals(LabCompany.BLUE) ? "green" : "blue";
    }

    private String reason(ReleaseId id) {
        return scene.view(id).reason().orElse("");
    }

    private void rollBack(ReleaseId id) {
        scene.decide(id, "rollBack", "by the test");
        assertThat(scene.awaitEnd(id).state()).isIn(ReleaseState.ROLLED_BACK, ReleaseState.CANCELLED);
    }
}
