package teal.process.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import teal.lab.ReleaseScene;
import teal.process.ReleaseView.State;
import teal.release.ReleaseId;

/** What running releases need stays, or is missed before they go on. */
class StepsStillNeededTest {

    private ReleaseScene scene;
    private ReleaseId release;

    @BeforeEach
    void open() {
        scene = ReleaseScene.open(Map.of());
        release = scene.request(scene.newVersion());
        scene.awaitTask(release, ReleaseScene.APPROVAL);
    }

    @AfterEach
    void close() {
        scene.close();
    }

    /** As after an upgrade to a Teal in which a step has another name: this is looked for at each start. */
    @Test
    void aStepThatIsGoneIsMissedBeforeTheReleaseComesToIt() {
        StepsStillNeeded look = scene.teal(StepsStillNeeded.class);
        look.afterSingletonsInstantiated();

        rename("${checkIdle}", "${countUsers}");

        assertThatThrownBy(look::afterSingletonsInstantiated)
                .isInstanceOf(StepsGone.class)
                .hasMessageContaining("Running releases need steps that this version of Teal does not have")
                .hasMessageContaining("(" + release.value() + ") runs on cluster-upgrade.bpmn, Task_CheckIdle:"
                        + " '${countUsers}' is none of Teal's steps");
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
        scene.approve(release, "no");
        assertThat(scene.awaitEnd(release).state()).isEqualTo(State.ROLLED_BACK);
    }

    private void rename(String step, String other) {
        JdbcClient database = scene.teal(JdbcClient.class);
        byte[] diagram = database.sql("SELECT BYTES_ FROM ACT_GE_BYTEARRAY WHERE NAME_ = 'cluster-upgrade.bpmn'")
                .query(byte[].class)
                .single();
        String renamed = new String(diagram, StandardCharsets.UTF_8).replace(step, other);
        database.sql("UPDATE ACT_GE_BYTEARRAY SET BYTES_ = ? WHERE NAME_ = 'cluster-upgrade.bpmn'")
                .param(renamed.getBytes(StandardCharsets.UTF_8))
                .update();
    }
}
