package teal.releases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import teal.lab.LabCompany;
import teal.lab.ReleaseScene;
import teal.release.ReleaseId;
import teal.release.ReleaseState;

/** A release that nothing would ever move on is really made, by taking its only job away, and found. */
@Tag("whole")
class UnseenWaitTest {

    @Test
    void becomesAnIncidentWithinAMinute() {
        LabCompany company = LabCompany.open(0);
        try (ReleaseScene scene = ReleaseScene.open(company, Map.of("teal.applications.shop.retry.delays", "1h"))) {
            company.names().pause();
            ReleaseId id = scene.request(scene.newVersion());
            ManagementService management = scene.teal(ManagementService.class);
            Job repeat = await().atMost(Duration.ofMinutes(1))
                    .ignoreException(IndexOutOfBoundsException.class)
                    .until(
                            () -> management
                                    .createJobQuery()
                                    .processInstanceId(scene.process(id))
                                    .withException()
                                    .singleResult(),
                            job -> job != null);
            management.deleteJob(repeat.getId());
            assertThat(scene.view(id).state()).isEqualTo(ReleaseState.RUNNING);

            await("the watchdog")
                    .atMost(Duration.ofMinutes(1))
                    .pollInterval(Duration.ofSeconds(1))
                    .untilAsserted(() -> assertThat(scene.view(id).state()).isEqualTo(ReleaseState.WAITING));

            assertThat(scene.view(id).reason())
                    .hasValueSatisfying(
                            reason -> assertThat(reason).contains("no job, timer, task or event moves it on"));
            assertThat(scene.teal(RuntimeService.class)
                            .createIncidentQuery()
                            .incidentType("unseenWait")
                            .list())
                    .filteredOn(incident -> incident.getId().equals(incident.getRootCauseIncidentId()))
                    .as("one incident, however often it looks")
                    .hasSize(1);
            scene.assertInvariants();
        }
    }
}
