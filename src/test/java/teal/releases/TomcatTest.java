package teal.releases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import teal.board.ReleaseView;
import teal.board.Releases;
import teal.inventory.Inventory;
import teal.inventory.ManagedApplication;
import teal.lab.LabUsers;
import teal.lab.ReleaseScene;
import teal.lab.TomcatCompany;
import teal.lab.users.TrafficSource;
import teal.process.request.ReleaseRequest;
import teal.process.request.ReleaseStarter;
import teal.release.Cluster;
import teal.release.ReleaseId;
import teal.release.ReleaseState;

/** Apache Tomcat as it is downloaded, released by the documented inventory. */
@Tag("whole")
@Tag("servers")
class TomcatTest {

    private static final String TOMCAT = "teal.applications.tomcat.";

    /** This machine may be busy, and Tomcat lives on. */
    private static final Map<String, Object> BRISK = Map.of(
            TOMCAT + "traffic.ttl", "1s",
            TOMCAT + "traffic.cache-margin", "0s",
            TOMCAT + "verification.health.stable", "100ms",
            TOMCAT + "verification.warm-up.limit", "30s",
            TOMCAT + "verification.warm-up.window", 20,
            TOMCAT + "verification.watch.limit", "30s",
            TOMCAT + "verification.watch.bake", "500ms",
            TOMCAT + "verification.watch.slice", "250ms");

    @TempDir
    Path base;

    @Test
    void isReleasedUnchangedBehindAJumpHostTwiceInARowWithoutAFailedRequest() throws IOException {
        try (TomcatCompany company = TomcatCompany.open(base.resolve("company"))) {
            ConfigurableApplicationContext teal = company.startTeal(BRISK);
            company.install(teal, "10.1.47");
            Cluster live = tomcat(teal).application().clusters().get(0);
            await().atMost(Duration.ofSeconds(60))
                    .until(() ->
                            tomcat(teal).verifier().look(live.nodes().get(0)).runs("10.1.47"));
            TrafficSource users = company.letUsersCome(teal);

            assertThatItIsReleased(teal, company, "10.1.48");
            assertThatItIsReleased(teal, company, "10.1.49");

            assertThat(users.snapshot().failures()).isEmpty();
            assertThat(users.snapshot().byCluster()).hasSize(2);
            assertThat(company.jumpLog()).contains("Accepted publickey");
            // If its page said nothing, its process would still do.
            assertThat(tomcat(teal).deployer().process(live.nodes().get(0), "pid-file", "base/tomcat.pid"))
                    .satisfies(process ->
                            assertThat(process.version()).as(process.why()).contains("10.1.49"));
        }
    }

    private static void assertThatItIsReleased(
            ConfigurableApplicationContext teal, TomcatCompany company, String version) {
        ReleaseId release = teal.getBean(ReleaseStarter.class)
                .start(new ReleaseRequest("tomcat", version, company.artifact(version)));
        Task approval = await("approval of " + version)
                .atMost(Duration.ofSeconds(120))
                .until(
                        () -> teal.getBean(TaskService.class).createTaskQuery().active().list().stream()
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
        assertThat(approval.getTaskDefinitionKey())
                .as(() -> view(teal, release).toString())
                .isEqualTo(ReleaseScene.APPROVAL);
        LabUsers.as(
                "anna",
                teal.getBean(IdentityService.class),
                () -> teal.getBean(TaskService.class)
                        .complete(approval.getId(), Map.of("approved", "yes", "comment", "by the test")));
        await("end of " + version)
                .atMost(Duration.ofSeconds(120))
                .until(() -> view(teal, release).endedAt().isPresent());

        assertThat(view(teal, release).state())
                .as(() -> view(teal, release).toString())
                .isEqualTo(ReleaseState.RELEASED);
        assertThat(tomcat(teal).application().clusters())
                .flatExtracting(Cluster::nodes)
                .hasSize(2)
                .allSatisfy(
                        node -> assertThat(tomcat(teal).verifier().look(node).runs(version))
                                .isTrue());
    }

    private static ManagedApplication tomcat(ConfigurableApplicationContext teal) {
        return teal.getBean(Inventory.class).get("tomcat");
    }

    private static ReleaseView view(ConfigurableApplicationContext teal, ReleaseId release) {
        return teal.getBean(Releases.class).find(release.value()).orElseThrow();
    }
}
