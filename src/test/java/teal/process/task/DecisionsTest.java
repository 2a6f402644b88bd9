package teal.process.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.xbill.DNS.Rcode;
import teal.board.ReleaseView;
import teal.board.Releases;
import teal.lab.InvariantsHold;
import teal.lab.LabCompany;
import teal.lab.ReleaseScene;
import teal.lab.invariants.TrafficMove;
import teal.lab.nodes.LabNode;
import teal.lab.shop.ShopFault;
import teal.process.variable.StepReport;
import teal.release.Node;
import teal.release.ReleaseId;
import teal.release.ReleaseState;

/** What people decide after a "no", in whole releases that really go wrong. */
@Tag("whole")
@InvariantsHold
@TestInstance(Lifecycle.PER_CLASS)
class DecisionsTest {

    private final LabCompany company = LabCompany.open();
    private ReleaseScene scene;
    private String idle;
    private Map<String, String> versionsBefore;
    private String targetBefore;
    private int movesBefore;
    private long failedBefore;

    @BeforeAll
    void open() {
        scene = ReleaseScene.open(
                company,
                Map.of(
                        "teal.applications.shop.verification.health.within", "8s",
                        "teal.applications.shop.verification.warm-up.limit", "3s",
                        "teal.applications.shop.verification.warm-up.window", 8,
                        "teal.applications.shop.verification.warm-up.at-most", 16,
                        "teal.applications.shop.wait-limits.idle", "12s",
                        "teal.applications.shop.retry.delays", "100ms"));
    }

    @AfterAll
    void close() {
        scene.close();
    }

    @BeforeEach
    void look() {
        targetBefore = company.target();
        idle = targetBefore.equals(LabCompany.BLUE) ? "green" : "blue";
        versionsBefore = company.versions();
        movesBefore = scene.recorder().moves().size();
        failedBefore = company.traffic().snapshot().failed();
    }

    /** A number from a clock that was a century ahead: without a person it would be refused for ever. */
    @Test
    void aNodeThatObeysAnotherTealIsShownToAPerson() throws IOException {
        Path number = directory(idle + "-1").resolve(".teal-attempt");
        Files.writeString(number, "4900000000000");
        String version = scene.newVersion();
        ReleaseId id = scene.request(version);
        scene.awaitTask(id, ReleaseScene.DECISION);
        assertThat(scene.view(id).reason())
                .hasValueSatisfying(reason ->
                        assertThat(reason).contains("Stage artifact", idle + "-1", "another Teal", ".teal-attempt"));

        Files.delete(number);
        scene.decide(id, "retry", "mended");
        scene.approve(id, "yes");

        assertIsReleased(id, version);
    }

    @Test
    void afterANodeWasMendedTryingAgainReleases() {
        ShopFault.UNHEALTHY.set(directory(idle + "-2"), "");
        String version = scene.newVersion();
        ReleaseId id = scene.request(version);
        scene.awaitTask(id, ReleaseScene.DECISION);
        assertThat(scene.view(id).reason())
                .hasValueSatisfying(reason -> assertThat(reason).contains("Check health", idle + "-2"));
        // It waits, and says so: that is how a release may rest
        scene.assertInvariants();

        ShopFault.UNHEALTHY.clear(directory(idle + "-2"));
        scene.decide(id, "retry", "mended");
        scene.approve(id, "yes");

        assertIsReleased(id, version);
        assertThat(failedBefore).isEqualTo(company.traffic().snapshot().failed());
    }

    /** One answer is for one step; where two say no, each has its own. */
    @Test
    void goingOnAcceptsOneNoAndOnlyWithAReason() {
        ShopFault.FAILING.set(directory(idle + "-1"), "1");
        String version = scene.newVersion();
        ReleaseId id = scene.request(version);

        assertThatThrownBy(() -> scene.decide(id, "goOn", "  ")).hasMessageContaining("needs a reason");
        assertThat(scene.view(id).reason())
                .hasValueSatisfying(reason -> assertThat(reason).contains("Run smoke tests"));
        scene.decide(id, "goOn", "the home page is being rebuilt");
        scene.awaitTask(id, ReleaseScene.DECISION);
        assertThat(scene.view(id).reason())
                .hasValueSatisfying(reason -> assertThat(reason).contains("Warm up cluster"));
        scene.decide(id, "goOn", "the sale begins");
        scene.awaitTask(id, ReleaseScene.APPROVAL);
        ShopFault.FAILING.clear(directory(idle + "-1"));
        scene.approve(id, "yes");

        ReleaseView ended = assertIsReleased(id, version);
        assertThat(ended.evidence())
                .filteredOn(report -> !report.passed())
                .extracting(StepReport::step)
                .containsOnly("runSmokeTests", "warmUp");
        assertThat(ended.evidence())
                .filteredOn(report -> report.accepted() != null)
                .extracting(StepReport::step, StepReport::accepted)
                .containsExactly(
                        tuple("runSmokeTests", "the home page is being rebuilt"),
                        tuple("runSmokeTests", "the home page is being rebuilt"),
                        tuple("warmUp", "the sale begins"));
    }

    /** Whoever never hangs up does not hold a release up for ever, and Teal does not decide about it. */
    @Test
    void aConnectionThatNeverEndsIsShownToAPersonWhoMayGoOn() throws IOException {
        Node node = company.nodes().get(idle + "-1").node();
        ReleaseId id;
        try (Socket visitor = new Socket(node.host(), node.httpPort())) {
            id = scene.request(scene.newVersion());
            scene.awaitTask(id, ReleaseScene.DECISION);
            assertThat(scene.view(id).reason())
                    .hasValueSatisfying(
                            reason -> assertThat(reason).contains("Check that cluster is idle", node.name() + "=1"));
            assertThat(company.versions()).isEqualTo(versionsBefore);
            assertThat(visitor.isConnected()).isTrue();

            scene.decide(id, "goOn", "a monitor that never hangs up");
            scene.awaitTask(id, ReleaseScene.APPROVAL);
        }
        scene.approve(id, "no");

        ReleaseView ended = scene.awaitEnd(id);
        assertThat(ended.state()).isEqualTo(ReleaseState.ROLLED_BACK);
        assertThat(ended.evidence()).extracting(StepReport::accepted).contains("a monitor that never hangs up");
        assertThat(company.traffic().snapshot().failed()).isEqualTo(failedBefore);
    }

    @Test
    void nobodyGoesOnWithoutTheSwitchAndTryingAgainMakesIt() {
        String version = scene.newVersion();
        ReleaseId id = scene.request(version);
        scene.awaitTask(id, ReleaseScene.APPROVAL);
        company.names().refuseNextUpdates(1, Rcode.REFUSED);
        scene.approve(id, "yes");

        assertThatThrownBy(() -> scene.decide(id, "goOn", "never mind"))
                .hasMessageContaining("'Switch traffic to other cluster' could not do its work");
        assertThat(company.target()).isEqualTo(targetBefore);
        scene.decide(id, "retry", "the key has its right again");

        assertIsReleased(id, version);
        assertThat(newMoves()).hasSize(1);
    }

    @Test
    void aNodeThatCannotBeRestartedMakesThemRollBack() {
        LabNode node = company.nodes().get(idle + "-2");
        node.failCommandsMatching("bin/service restart", 1, 1);
        ReleaseId id = scene.request(scene.newVersion());

        scene.decide(id, "rollBack", "not tonight");

        assertThat(scene.awaitEnd(id).state()).isEqualTo(ReleaseState.ROLLED_BACK);
        assertThat(company.versions()).isEqualTo(versionsBefore);
        assertThat(newMoves()).isEmpty();
        assertThat(company.traffic().snapshot().failed()).isEqualTo(failedBefore);
    }

    @Test
    void aNodeThatWasOutOfReachForAWhileIsRepeatedWithoutAPerson() {
        LabNode node = company.nodes().get(idle + "-1");
        node.failCommandsMatching("mv -T", 1, 1);
        String version = scene.newVersion();
        ReleaseId id = scene.request(version);

        scene.approve(id, "yes");

        assertIsReleased(id, version);
    }

    @Test
    void badLiveTrafficLeadsUsersBackBeforeAnybodyIsAsked() {
        String version = scene.newVersion();
        ReleaseId id = scene.request(version);
        scene.awaitTask(id, ReleaseScene.APPROVAL);
        List.of(idle + "-1", idle + "-2").forEach(node -> ShopFault.FAILING.set(directory(node), "0.5"));
        scene.approve(id, "yes");

        scene.awaitTask(id, ReleaseScene.DECISION);
        assertThat(company.target()).isEqualTo(targetBefore);
        assertThat(newMoves()).hasSize(2);
        assertThat(scene.teal(Releases.class).find(id.value()).orElseThrow().clusters())
                .as("the board shows users where they are")
                .filteredOn(ReleaseView.ClusterView::live)
                .extracting(ReleaseView.ClusterView::name)
                .doesNotContain(idle)
                .hasSize(1);
        List.of(idle + "-1", idle + "-2").forEach(node -> ShopFault.FAILING.clear(directory(node)));
        scene.decide(id, "rollBack", "it fails for users");

        assertThat(scene.awaitEnd(id).state()).isEqualTo(ReleaseState.ROLLED_BACK);
        assertThat(company.versions()).isEqualTo(versionsBefore);
        assertThat(company.target()).isEqualTo(targetBefore);
    }

    private ReleaseView assertIsReleased(ReleaseId id, String version) {
        ReleaseView ended = scene.awaitEnd(id);
        assertThat(ended.state()).isEqualTo(ReleaseState.RELEASED);
        assertThat(company.versions()).hasSize(4).values().containsOnly(version);
        assertThat(company.target()).isNotEqualTo(targetBefore);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> company.traffic().snapshot().byVersion().containsKey(version));
        return ended;
    }

    private List<TrafficMove> newMoves() {
        List<TrafficMove> all = scene.recorder().moves();
        return all.subList(movesBefore, all.size());
    }

    private Path directory(String node) {
        return company.nodes().get(node).directory();
    }
}
