package teal.releases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import teal.inventory.Inventory;
import teal.lab.ReleaseScene;
import teal.process.variable.Evidence;
import teal.process.variable.ReleaseVariables;
import teal.release.ReleaseId;
import teal.release.ReleaseState;
import teal.web.ApplicationStatus;

/** An application that cannot report its version is released by its processes, and everybody can see that it is so. */
@Tag("whole")
class UnconfirmedVersionTest {

    @Test
    void isReleasedByItsProcessesAndShownAsNotConfirmed() {
        try (ReleaseScene scene =
                ReleaseScene.open(Map.of("teal.applications.shop.verification.version.process.pid-file", "shop.pid"))) {
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
        }
    }
}
