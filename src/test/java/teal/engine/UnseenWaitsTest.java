package teal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import teal.lab.LabCompany;
import teal.lab.ReleaseScene;
import teal.lab.shop.ShopFault;
import teal.release.ReleaseId;
import teal.release.ReleaseState;
import teal.releaseactions.RollbackRequests;

@Tag("whole")
class UnseenWaitsTest {

    @Test
    void noneIsTakenForLostWhileAStepWorksOnANode() {
        // Closing waits for the step
        try (ReleaseScene scene = ReleaseScene.open(
                LabCompany.open(), Map.of("teal.applications.shop.verification.health.within", "60s"))) {
            ReleaseId id = scene.request(scene.newVersion(Map.of(ShopFault.WRONG_VERSION, "0.0.1")));
            await("the health check, which looks for a minute")
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> scene.view(id).steps().stream()
                            .anyMatch(step -> step.name().equals("Check health")));

            UnseenWaits watchdog = scene.teal(UnseenWaits.class);
            watchdog.look();
            watchdog.look();

            assertThat(scene.teal(RuntimeService.class).createIncidentQuery().count())
                    .isZero();
            assertThat(scene.view(id).state()).isEqualTo(ReleaseState.RUNNING);

            // A check that merely waits does not keep a roll-back waiting
            Instant asked = Instant.now();
            scene.teal(RollbackRequests.class).request(id.value(), "by the test");
            await("the roll-back")
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> scene.teal(RuntimeService.class)
                                    .createProcessInstanceQuery()
                                    .rootProcessInstanceId(id.value())
                                    .processDefinitionKey("rollback")
                                    .count()
                            > 0);
            assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(8));
        }
    }
}
