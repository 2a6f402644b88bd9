package teal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import teal.lab.LabCompany;
import teal.lab.ReleaseScene;
import teal.release.ReleaseId;
import teal.release.ReleaseState;

/** What running releases need stays, or is missed before they go on. */
@Tag("whole")
@TestInstance(Lifecycle.PER_CLASS)
class StepsStillNeededTest {

    private static final String STEP = "${checkIdle}";
    private static final String OTHER = "${countUsers}";
    private static final String ASKED = "${askApprovers}";
    private static final String ASKED_BEFORE = "${gatherEvidence}";

    private ReleaseScene scene;
    private JdbcClient database;
    private ReleaseId release;

    @BeforeAll
    void open() {
        LabCompany company = LabCompany.open();
        scene = ReleaseScene.open(company, Map.of());
        database = JdbcClient.create(new DriverManagerDataSource(
                String.valueOf(company.properties().get("spring.datasource.url")), "teal", "teal"));
        release = scene.request(scene.newVersion());
        scene.awaitTask(release, ReleaseScene.APPROVAL);
    }

    /** After all that, it ends as it should. */
    @AfterAll
    void close() {
        scene.approve(release, "no");
        ReleaseState end = scene.awaitEnd(release).state();
        scene.close();
        assertThat(end).isEqualTo(ReleaseState.ROLLED_BACK);
    }

    /** As after an upgrade to a Teal in which the step has another name. */
    @Test
    void tealDoesNotStartWithoutAStepThatAReleaseWillComeTo() {
        scene.stopTeal();
        rename("cluster-upgrade.bpmn", STEP, OTHER);
        // What asked the approvers before their form looked as it does now: with an old form they would see nothing.
        rename("blue-green-release.bpmn", ASKED, ASKED_BEFORE);

        Throwable refusal = catchThrowable(scene::startTeal);
        int deployments = database.sql("SELECT COUNT(*) FROM ACT_RE_DEPLOYMENT")
                .query(Integer.class)
                .single();
        rename("cluster-upgrade.bpmn", OTHER, STEP);
        rename("blue-green-release.bpmn", ASKED_BEFORE, ASKED);
        scene.startTeal();

        assertThat(deployments).as("those of the version that did not start").isEqualTo(1);
        assertThat(refusal)
                .isInstanceOf(StepsGone.class)
                .hasMessageContaining("Running releases need steps that this version of Teal does not have")
                .hasMessageContaining("(" + release.value() + ") runs on cluster-upgrade.bpmn, Task_CheckIdle:"
                        + " '${countUsers}' is not one of Teal's steps")
                .hasMessageContaining("'" + ASKED_BEFORE + "'");
    }

    @Test
    void nobodyTakesTheDiagramsAwayThatAReleaseRunsOn() {
        String deployment = scene.teal(RepositoryService.class)
                .createProcessDefinitionQuery()
                .processDefinitionKey("blue-green-release")
                .latestVersion()
                .singleResult()
                .getDeploymentId();

        HttpResponse<String> refused = scene.engineRest("adam").delete("/deployment/" + deployment + "?cascade=true");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("deployment " + deployment + " stays: ", release.value());
        assertThat(scene.teal(RuntimeService.class)
                        .createProcessInstanceQuery()
                        .processInstanceId(release.value())
                        .count())
                .isEqualTo(1);
    }

    private void rename(String file, String step, String other) {
        byte[] diagram = database.sql("SELECT BYTES_ FROM ACT_GE_BYTEARRAY WHERE NAME_ = ?")
                .param(file)
                .query(byte[].class)
                .single();
        String renamed = new String(diagram, StandardCharsets.UTF_8).replace(step, other);
        database.sql("UPDATE ACT_GE_BYTEARRAY SET BYTES_ = ? WHERE NAME_ = ?")
                .param(renamed.getBytes(StandardCharsets.UTF_8))
                .param(file)
                .update();
    }
}
