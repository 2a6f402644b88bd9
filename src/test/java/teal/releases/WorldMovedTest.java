package teal.releases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import teal.lab.ApiCaller;
import teal.lab.Company;
import teal.lab.InvariantsHold;
import teal.lab.LabCompany;
import teal.lab.ReleaseScene;
import teal.lab.dns.LabNameServer;
import teal.lab.invariants.NodeChange;
import teal.lab.process.CrashPoint;
import teal.lab.process.CrashPoints;
import teal.process.variable.StepReport;
import teal.release.ReleaseId;
import teal.release.ReleaseState;

/** Somebody else changes the record or a node while a release runs, or name servers do not follow. */
@Tag("whole")
@InvariantsHold
@TestInstance(Lifecycle.PER_CLASS)
class WorldMovedTest {

    private static final String ELSEWHERE = "maintenance.example.test.";

    /** How long the lab's records may be cached. */
    private static final Duration TTL = Duration.ofSeconds(1);

    private final LabCompany company = LabCompany.open();
    private final LabNameServer secondary = company.names().secondary(false);
    private final CrashPoints points = new CrashPoints(company);
    private ReleaseScene scene;
    private Instant begun;
    private String target;
    private String idle;
    private String idleTarget;
    private Map<String, String> versions;

    @BeforeAll
    void open() {
        scene = ReleaseScene.open(
                company,
                Map.of(
                        "teal.applications.shop.wait-limits.confirm", "6s",
                        "teal.applications.shop.retry.delays", "100ms"));
    }

    @AfterAll
    void close() {
        scene.close();
    }

    @BeforeEach
    void look() {
        begun = Instant.now();
        target = company.target();
        idle = target.equals(LabCompany.BLUE) ? "green" : "blue";
        idleTarget = target.equals(LabCompany.BLUE) ? LabCompany.GREEN : LabCompany.BLUE;
        versions = company.versions();
    }

    @Test
    void aRecordThatSomebodyMovedElsewhereIsShownAndNotMovedBack() {
        ReleaseId id = scene.request(scene.newVersion());
        CrashPoints.Coming moved = points.next(CrashPoint.UPDATE_ARRIVED, () -> byHand(ELSEWHERE));
        scene.approve(id, "yes");
        moved.await();

        scene.awaitTask(id, ReleaseScene.DECISION);
        assertThat(reason(id)).contains("Switch traffic to other cluster", ELSEWHERE, target, "someone else moved it");
        assertThat(company.target()).isEqualTo(ELSEWHERE);
        assertThatThrownBy(() -> scene.decide(id, "goOn", "never mind")).hasMessageContaining("could not do its work");
        adoptionIsRefused();

        byHand(target);
        scene.decide(id, "rollBack", "somebody works here");
        isRolledBack(id);
    }

    @Test
    void aClusterThatSomebodyLedUsersToIsNotChanged() {
        CrashPoints.Coming moved = points.next(CrashPoint.UPLOADING, () -> byHand(idleTarget));
        ReleaseId id = scene.request(scene.newVersion());
        moved.await();

        scene.awaitTask(id, ReleaseScene.DECISION);
        assertThat(reason(id)).contains("users are expected on", idleTarget, "someone moved it");
        assertThat(company.versions()).isEqualTo(versions);
        assertThatThrownBy(() -> scene.decide(id, "goOn", "never mind")).hasMessageContaining("could not do its work");

        byHand(target);
        scene.decide(id, "rollBack", "somebody works here");
        isRolledBack(id);
    }

    @Test
    void aNodeThatSomebodyChangedIsShownAndNotOverwritten() throws IOException {
        Path node = company.nodes().get(idle + "-1").directory();
        Path link = node.resolve("current");
        Path before = Files.readSymbolicLink(link);
        CrashPoints.Coming changed = points.next(CrashPoint.UPLOADING, () -> link(node, "releases/hotfix"));
        String version = scene.newVersion();
        ReleaseId id = scene.request(version);
        changed.await();

        scene.awaitTask(id, ReleaseScene.DECISION);
        assertThat(reason(id)).contains(idle + "-1", "hotfix", version, versions.get(idle + "-1"));
        assertThat(Files.readSymbolicLink(link)).hasToString("releases/hotfix");

        link(node, before.toString());
        scene.decide(id, "rollBack", "somebody works here");
        isRolledBack(id);
    }

    @Test
    void whileASecondaryLagsTheOldClusterIsLeftAlone() {
        String version = scene.newVersion();
        ReleaseId id = scene.request(version);
        scene.awaitTask(id, ReleaseScene.APPROVAL);
        secondary.lag();
        Instant approved = Instant.now();
        scene.approve(id, "yes");
        // More than once, and for longer than the old answer may be cached: one look proves nothing about the next
        await().atMost(Duration.ofMinutes(2))
                .until(
                        () -> looksInVain(id, approved),
                        looks -> looks.size() > 2
                                && looks.get(looks.size() - 1)
                                        .isAfter(looks.get(0).plus(TTL)));
        assertThat(changesSince(approved)).isEmpty();

        Instant caughtUp = Instant.now();
        secondary.catchUp();

        assertThat(scene.awaitEnd(id).state()).isEqualTo(ReleaseState.RELEASED);
        // Until then the server handed out the old answer, to be cached for its full time to live
        assertThat(cachesExpired(id)).isAfterOrEqualTo(caughtUp.plus(TTL));
        assertThat(changesSince(approved))
                .isNotEmpty()
                .allSatisfy(change -> assertThat(change.begun()).isAfterOrEqualTo(caughtUp.plus(TTL)));
    }

    private List<Instant> looksInVain(ReleaseId id, Instant since) {
        return scene.view(id).evidence().stream()
                .filter(report -> report.at().isAfter(since))
                .filter(report -> report.summary().contains("not yet everywhere")
                        && report.summary().contains(secondary.address().toString()))
                .map(StepReport::at)
                .sorted()
                .toList();
    }

    /** Of the later of the two switches. */
    private Instant cachesExpired(ReleaseId id) {
        return scene
                .teal(HistoryService.class)
                .createHistoricVariableInstanceQuery()
                .variableName("cachesExpireAt")
                .list()
                .stream()
                .filter(variable -> id.value().equals(variable.getRootProcessInstanceId()))
                .map(variable -> Instant.parse((String) variable.getValue()))
                .max(Instant::compareTo)
                .orElseThrow();
    }

    /** A person may accept that a server is down; the record itself is looked at again before each change of a node. */
    @Test
    void whoGoesOnWithoutANameServerStillChangesNoClusterThatUsersAreLedTo() {
        ReleaseId id = scene.request(scene.newVersion());
        scene.awaitTask(id, ReleaseScene.APPROVAL);
        secondary.lame(true);
        Instant approved = Instant.now();
        scene.approve(id, "yes");
        scene.awaitTask(id, ReleaseScene.DECISION);
        assertThat(reason(id)).contains("Confirm switch", secondary.address().toString(), "lame");
        assertThat(changesSince(approved)).isEmpty();
        CrashPoints.Coming moved = points.next(CrashPoint.UPLOADING, () -> byHand(target));

        scene.decide(id, "goOn", "it is being replaced");
        moved.await();

        scene.awaitTask(id, ReleaseScene.DECISION);
        assertThat(reason(id)).contains("users are expected on", target, "someone moved it");
        assertThat(changesSince(approved)).noneMatch(change -> change.kind() != NodeChange.Kind.STAGE);
        assertThat(scene.view(id).evidence()).extracting(StepReport::accepted).contains("it is being replaced");
        secondary.lame(false);
        scene.decide(id, "rollBack", "somebody works here");
        isRolledBack(id);
    }

    /** What runs on the nodes is not what users see then. */
    private void adoptionIsRefused() {
        Map<String, Object> wanted = Map.of("from", "/opt/shop", "dryRun", false);
        ApiCaller.Answer refused = new ApiCaller(scene::url, "otto").post("/api/applications/shop/adoption", wanted);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body().path("detail").asText())
                .contains(
                        "points at " + ELSEWHERE + ", which is neither cluster of shop",
                        "point it at one of them first");
    }

    /** Or cancelled, where no node was changed yet. */
    private void isRolledBack(ReleaseId id) {
        assertThat(scene.awaitEnd(id).state()).isIn(ReleaseState.ROLLED_BACK, ReleaseState.CANCELLED);
        assertThat(company.versions()).isEqualTo(versions);
        assertThat(company.target()).isEqualTo(target);
    }

    private void byHand(String where) {
        scene.recorder().trouble();
        company.names().editByHand(Company.RECORD, where);
    }

    private static void link(Path node, String to) {
        try {
            Files.createDirectories(node.resolve("releases/hotfix"));
            Files.delete(node.resolve("current"));
            Files.createSymbolicLink(node.resolve("current"), Path.of(to));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private String reason(ReleaseId id) {
        return scene.view(id).reason().orElse("");
    }

    private List<NodeChange> changesSince(Instant moment) {
        return scene.recorder().changes().stream()
                .filter(change -> change.begun().isAfter(moment))
                .toList();
    }
}
