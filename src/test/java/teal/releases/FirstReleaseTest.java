package teal.releases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import teal.board.ReleaseView;
import teal.lab.ApiCaller;
import teal.lab.InvariantsHold;
import teal.lab.RealCompany;
import teal.lab.ReleaseScene;
import teal.lab.dns.Dig;
import teal.lab.invariants.TrafficMove;
import teal.lab.nodes.OpenSshNode;
import teal.lab.programs.ExitCode;
import teal.process.node.NodesAway;
import teal.process.variable.StepReport;
import teal.release.Node;
import teal.release.ReleaseId;
import teal.release.ReleaseState;

/**
 * An application of which nothing runs yet, and that users cannot find, on a real BIND and nodes with OpenSSH; and what becomes
 * of it when it has lost a node.
 */
@Tag("whole")
@Tag("servers")
@InvariantsHold
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
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
                        "teal.applications.shop.deployment.failure-budget",
                        1,
                        "teal.applications.shop.retry.delays",
                        "100ms",
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
    @Order(1)
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
    }

    /** The lab's users have no balancer in front of the nodes, so those who get the lost one notice. */
    @Test
    @Order(2)
    void aNodeThatIsLostForTwoReleasesIsNamedByBothAndBroughtBackByTheThird() {
        OpenSshNode lost = company.nodes().get("green-2");
        String before = "" + company.versions().get("green-2");
        lost.losePower();

        assertThatItIsReleasedWithoutGreen2();
        assertThat(company.target()).isEqualTo(RealCompany.GREEN);
        assertThatItIsReleasedWithoutGreen2();
        assertThat(company.target()).isEqualTo(RealCompany.BLUE);

        lost.startAgain();
        startService(lost.node());
        await().atMost(Duration.ofMinutes(1))
                .until(() -> before.equals(company.versions().get("green-2")));
        assertThat(new ApiCaller(scene::url, "otto")
                        .get("/api/applications/shop")
                        .body()
                        .toString())
                .contains("waits for the next release");
        String version = scene.newVersion();
        ReleaseId id = scene.request(version);
        scene.approve(id, "yes");

        ReleaseView ended = scene.awaitEnd(id);
        assertThat(ended.state()).isEqualTo(ReleaseState.RELEASED);
        assertThat(ended.leftOut()).isEmpty();
        assertThat(company.versions()).hasSize(4).values().containsOnly(version);
        assertThat(company.target()).isEqualTo(RealCompany.GREEN);
        assertThat(outOfService()).isEmpty();
        assertThat(scene.teal(NodesAway.class).of("shop")).isEmpty();
    }

    private void assertThatItIsReleasedWithoutGreen2() {
        String version = scene.newVersion();
        ReleaseId id = scene.request(version);
        scene.awaitTask(id, ReleaseScene.DECISION);
        assertThat(scene.view(id).reason())
                .hasValueSatisfying(reason -> assertThat(reason).contains("green-2"));
        scene.decide(id, "skip", "its power supply");
        scene.approve(id, "yes");
        ReleaseView ended = scene.awaitEnd(id);
        assertThat(ended.state()).isEqualTo(ReleaseState.RELEASED);
        assertThat(ended.leftOut()).containsOnlyKeys("green-2");
        assertThat(ended.leftOut().get("green-2")).contains("could not be reached", "its power supply");
        assertThat(company.versions())
                .containsOnlyKeys("blue-1", "blue-2", "green-1")
                .values()
                .containsOnly(version);
    }

    private void startService(Node node) {
        try {
            Process start = new ProcessBuilder("bin/service", "start")
                    .directory(company.nodes().applicationDirectory(node).toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            assertThat(ExitCode.of(start)).isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
