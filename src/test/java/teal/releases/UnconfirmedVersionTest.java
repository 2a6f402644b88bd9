package teal.releases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import teal.inventory.Inventory;
import teal.lab.ApiCaller;
import teal.lab.LabCompany;
import teal.lab.ReleaseScene;
import teal.lab.RunsElsewhere;
import teal.process.variable.Evidence;
import teal.process.variable.ReleaseVariables;
import teal.release.ReleaseId;
import teal.release.ReleaseState;
import teal.web.ApplicationStatus;

/** An application that cannot report its version is released by its processes, and everybody can see that it is so. */
@Tag("whole")
class UnconfirmedVersionTest {

    @Test
    void isAdoptedReleasedByItsProcessesAndShownAsNotConfirmed() {
        LabCompany company = LabCompany.open();
        company.nodes().all().forEach(RunsElsewhere::move);
        await().atMost(Duration.ofMinutes(1)).until(() -> company.versions().size() == 4);
        try (ReleaseScene scene = ReleaseScene.open(
                company,
                Map.of(
                        "teal.applications.shop.deployment.batch",
                        2,
                        "teal.applications.shop.verification.version.process.pid-file",
                        "shop.pid"))) {
            isAdoptedAsThePersonSays(
                    scene, RunsElsewhere.directories(company.nodes().get("blue-1")));
            isRolledBackToWhatWasAdopted(scene);

            String version = scene.newVersion();
            ReleaseId id = scene.request(version);
            scene.awaitTask(id, ReleaseScene.APPROVAL);

            Evidence evidence = ReleaseVariables.EVIDENCE
                    .decode(scene.teal(RuntimeService.class)
                            .getVariable(scene.process(id), ReleaseVariables.EVIDENCE.name()))
                    .orElseThrow();
            assertThat(evidence.nodes())
                    .extracting(Evidence.NodeVersion::now)
                    .contains(version + " (not confirmed by the application itself)");
            assertThat(evidence.remarks())
                    .extracting(Evidence.Remark::text)
                    .anyMatch(remark -> remark.startsWith("Warning: the application itself does not confirm"));
            scene.approve(id, "yes");
            assertThat(scene.awaitEnd(id).state()).isEqualTo(ReleaseState.RELEASED);

            assertThat(scene.company().versions()).hasSize(4).values().containsOnly(version);
            assertThat(ApplicationStatus.ask(scene.teal(Inventory.class).get("shop"), Map.of())
                            .clusters())
                    .flatExtracting(ApplicationStatus.ClusterStatus::nodes)
                    .hasSize(4)
                    .allSatisfy(node -> {
                        assertThat(node.version()).contains(version);
                        assertThat(node.confirmed()).isFalse();
                    });
            scene.assertInvariants();
            assertThat(company.traffic().snapshot().failures()).isEmpty();
        }
    }

    private static void isAdoptedAsThePersonSays(ReleaseScene scene, String elsewhere) {
        ApiCaller otto = new ApiCaller(scene::url, "otto");
        String path = "/api/applications/shop/adoption";
        assertThat(otto.post(path, Map.of("from", elsewhere)).body().findValuesAsText("found"))
                .hasSize(4)
                .allMatch(found -> found.startsWith("say which version runs there"));
        Map<String, Object> wanted = Map.of("from", elsewhere, "runs", "1.0.0", "dryRun", false);
        assertThat(otto.post(path, wanted).body().findValuesAsText("found"))
                .hasSize(4)
                .allMatch(found -> found.contains("is adopted as 1.0.0")
                        && found.contains("the version is as you gave it; the application reports none"));
    }

    /** To a cluster that has not been restarted since: its processes still run from where they were found. */
    private static void isRolledBackToWhatWasAdopted(ReleaseScene scene) {
        String before = scene.company().target();
        ReleaseId id = scene.request(scene.newVersion());
        scene.approve(id, "yes");
        await().atMost(Duration.ofMinutes(1))
                .until(() -> !scene.company().target().equals(before));
        assertThat(new ApiCaller(scene::url, "otto")
                        .post("/api/releases/" + id + "/rollback", Map.of("reason", "by the test"))
                        .status())
                .isEqualTo(202);
        assertThat(scene.awaitEnd(id).state()).isEqualTo(ReleaseState.ROLLED_BACK);
        assertThat(scene.company().target()).isEqualTo(before);
        assertThat(scene.company().versions()).hasSize(4).values().containsOnly("1.0.0");
    }
}
