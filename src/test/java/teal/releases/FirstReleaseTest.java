package teal.releases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import teal.board.ReleaseView;
import teal.lab.ApiCaller;
import teal.lab.InvariantsHold;
import teal.lab.RealCompany;
import teal.lab.ReleaseScene;
import teal.lab.dns.Dig;
import teal.lab.invariants.TrafficMove;
import teal.process.variable.StepReport;
import teal.release.Node;
import teal.release.ReleaseId;
import teal.release.ReleaseState;

/** An application of which nothing runs yet, and that users cannot find, on a real BIND and nodes with OpenSSH. */
@Tag("whole")
@Tag("servers")
@InvariantsHold
@TestInstance(Lifecycle.PER_CLASS)
class FirstReleaseTest {

    private RealCompany company;
    private ReleaseScene scene;

    @BeforeAll
    void open() {
        company = RealCompany.beforeItsFirstRelease();
        scene = ReleaseScene.open(
                company,
                Map.of(
                        "teal.applications.shop.traffic.create",
                        true,
                        "teal.applications.shop.deployment.batch",
                        2,
                        "teal.applications.shop.deployment.commands.out-of-service",
                        "touch out-of-service",
                        "teal.applications.shop.deployment.commands.in-service",
                        "rm -f out-of-service"));
    }

    @AfterAll
    void close() {
        if (scene != null) {
            scene.close();
        }
    }

    @Test
    void itIsTakenAwayAgainByItsRollBackAndTheNextOneStays() {
        assertThat(company.target()).isEmpty();
        String first = scene.newVersion();
        ReleaseId id = scene.request(first);
        scene.awaitTask(id, ReleaseScene.APPROVAL);
        assertThat(company.target()).as("before anybody approved").isEmpty();
        assertThat(company.versions()).containsOnlyKeys("blue-1", "blue-2");
        assertThat(plan(id).summary())
                .contains("no users yet", "does not exist yet", "runs no version that can be restored");
        scene.approve(id, "yes");
        await().atMost(Duration.ofMinutes(1)).until(() -> !company.target().isEmpty());

        assertThat(new ApiCaller(scene::url, "otto")
                        .post("/api/releases/" + id + "/rollback", Map.of("reason", "by the test"))
                        .status())
                .isEqualTo(202);

        ReleaseView ended = scene.awaitEnd(id);
        assertThat(ended.state()).isEqualTo(ReleaseState.ROLLED_BACK);
        assertThat(company.target()).isEmpty();
        assertThat(company.names().nameServers())
                .allSatisfy(server ->
                        assertThat(Dig.cname(server, RealCompany.RECORD)).isEmpty());
        assertThat(ended.leftOut()).containsKeys("blue-1", "blue-2");
        assertThat(outOfService()).contains("blue-1", "blue-2");

        String second = scene.newVersion();
        ReleaseId again = scene.request(second);
        scene.approve(again, "yes");

        assertThat(scene.awaitEnd(again).state()).isEqualTo(ReleaseState.RELEASED);
        assertThat(company.versions()).hasSize(4).values().containsOnly(second);
        assertThat(company.target()).isEqualTo(RealCompany.BLUE);
        assertThat(outOfService()).isEmpty();
        assertThat(scene.recorder().moves())
                .extracting(TrafficMove::target)
                .containsExactly(RealCompany.BLUE, "", RealCompany.BLUE);

        // From now on it is a release like any other
        String third = scene.newVersion();
        long failedBefore = company.traffic().snapshot().failed();
        ReleaseId usual = scene.request(third);
        scene.approve(usual, "yes");
        assertThat(scene.awaitEnd(usual).state()).isEqualTo(ReleaseState.RELEASED);
        assertThat(company.target()).isEqualTo(RealCompany.GREEN);
        assertThat(company.traffic().snapshot().failed()).isEqualTo(failedBefore);
    }

    private StepReport plan(ReleaseId id) {
        return scene.view(id).evidence().stream()
                .filter(report -> report.step().equals("planRelease"))
                .findFirst()
                .orElseThrow();
    }

    private List<String> outOfService() {
        return company.nodes().nodes().stream()
                .filter(node ->
                        Files.exists(company.nodes().applicationDirectory(node).resolve("out-of-service")))
                .map(Node::name)
                .toList();
    }
}
