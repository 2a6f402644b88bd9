package teal.releases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.ConfigurableApplicationContext;
import teal.board.ReleaseView;
import teal.board.Releases;
import teal.inventory.Inventory;
import teal.inventory.ManagedApplication;
import teal.lab.LabUsers;
import teal.lab.ReleaseScene;
import teal.process.request.ReleaseRequest;
import teal.process.request.ReleaseStarter;
import teal.release.Cluster;
import teal.release.ReleaseId;
import teal.release.ReleaseState;

/** A release of one of the documented applications, from its request to its end. */
final class DocumentedRelease {

    private DocumentedRelease() {}

    /** The machine of the tests may be busy, and the application only starts to be fast. */
    static Map<String, Object> brisk(String application) {
        String prefix = "teal.applications." + application + ".";
        return Map.of(
                prefix + "traffic.ttl", "1s",
                prefix + "traffic.cache-margin", "0s",
                prefix + "verification.health.stable", "100ms",
                prefix + "verification.warm-up.limit", "30s",
                prefix + "verification.warm-up.window", 20,
                prefix + "verification.watch.limit", "30s",
                prefix + "verification.watch.bake", "500ms",
                prefix + "verification.watch.slice", "250ms");
    }

    static void assertThatItIsReleased(ConfigurableApplicationContext teal, ReleaseRequest request, String version) {
        ReleaseView ended = awaitEnd(teal, approved(teal, request));
        assertThat(ended.state()).as(ended::toString).isEqualTo(ReleaseState.RELEASED);
        assertThatAllRun(teal, ended.application(), version);
    }

    /** Requested and approved; it goes on by itself. */
    static ReleaseId approved(ConfigurableApplicationContext teal, ReleaseRequest request) {
        ReleaseId release = teal.getBean(ReleaseStarter.class).start(request);
        Task approval = await("approval of " + release)
                .atMost(Duration.ofMinutes(4))
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
        return release;
    }

    static ReleaseView awaitEnd(ConfigurableApplicationContext teal, ReleaseId release) {
        await("end of " + release)
                .atMost(Duration.ofMinutes(4))
                .until(() -> view(teal, release).endedAt().isPresent());
        return view(teal, release);
    }

    static void assertThatAllRun(ConfigurableApplicationContext teal, String application, String version) {
        ManagedApplication managed = teal.getBean(Inventory.class).get(application);
        assertThat(managed.application().clusters())
                .flatExtracting(Cluster::nodes)
                .hasSize(2)
                .allSatisfy(node ->
                        assertThat(managed.verifier().look(node).runs(version)).isTrue());
    }

    private static ReleaseView view(ConfigurableApplicationContext teal, ReleaseId release) {
        return teal.getBean(Releases.class).find(release.value()).orElseThrow();
    }
}
