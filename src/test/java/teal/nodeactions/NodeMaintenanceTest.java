package teal.nodeactions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import teal.board.ReleaseView;
import teal.lab.ApiCaller;
import teal.lab.InvariantsHold;
import teal.lab.LabCompany;
import teal.lab.ReleaseScene;
import teal.lab.nodes.LabNode;
import teal.lab.programs.ExitCode;
import teal.lab.shop.ShopFault;
import teal.process.node.NodesAway;
import teal.release.ReleaseId;
import teal.release.ReleaseState;

/** Nodes that people take out of service and bring back, and what releases make of them. */
@Tag("whole")
@InvariantsHold(andNoRequestFailed = true)
@TestInstance(Lifecycle.PER_CLASS)
class NodeMaintenanceTest {

    private static final String SOON = Instant.now().plus(Duration.ofHours(4)).toString();

    /** The number of an attempt, as long as numbers may be. */
    private static final String LATER = "9".repeat(18);

    private final LabCompany company = LabCompany.open();
    private ReleaseScene scene;
    private String live;
    private String idle;

    @BeforeAll
    void open() {
        scene = ReleaseScene.open(
                company,
                Map.of(
                        "teal.applications.shop.deployment.batch",
                        2,
                        "teal.applications.shop.deployment.failure-budget",
                        1,
                        "teal.applications.shop.retry.delays",
                        "100ms",
                        "teal.applications.shop.deployment.artifacts.address",
                        company.artifact("VERSION").replace("VERSION", "{version}"),
                        "teal.applications.shop.deployment.commands.out-of-service",
                        "touch out-of-service",
                        "teal.applications.shop.deployment.commands.in-service",
                        "rm -f out-of-service"));
    }

    @AfterAll
    void close() {
        scene.close();
    }

    @BeforeEach
    void look() {
        live = company.target().equals(LabCompany.BLUE) ? "blue" : "green";
        idle = live.equals("blue") ? "green" : "blue";
    }

    @Test
    void releasesLeaveOutAndNameANodeInMaintenanceAndTheNextOneBringsItBack() {
        String node = idle + "-2";
        String before = "" + company.versions().get(node);
        ApiCaller.Answer begun = begin("otto", node, "new disk", SOON);
        assertThat(begun.status()).as("%s", begun.body()).isEqualTo(200);
        assertThat(outOfService()).containsExactly(node);
        assertThat(away(node)).contains("in maintenance until", "by Otto (operators): new disk");

        String version = scene.newVersion();
        ReleaseId id = scene.request(version);
        scene.approve(id, "yes");
        ReleaseView ended = scene.awaitEnd(id);
        assertThat(ended.state()).isEqualTo(ReleaseState.RELEASED);
        assertThat(ended.leftOut()).containsOnlyKeys(node);
        assertThat(ended.leftOut().get(node)).contains("by Otto (operators): new disk");
        assertThat(company.versions()).containsEntry(node, before);

        ApiCaller.Answer back = end("otto", node);
        assertThat(back.status()).isEqualTo(200);
        assertThat(back.body().path("summary").asText())
                .contains(node + " runs ", version, "the next release brings it", "users are on " + idle);
        assertThat(outOfService()).containsExactly(node);

        String next = scene.newVersion();
        ReleaseId again = scene.request(next);
        scene.approve(again, "yes");
        assertThat(scene.awaitEnd(again).state()).isEqualTo(ReleaseState.RELEASED);
        assertThat(company.versions()).hasSize(4).values().containsOnly(next);
        assertThat(outOfService()).isEmpty();
        assertThat(scene.teal(NodesAway.class).of("shop")).isEmpty();
        assertThat(acts())
                .contains("BeginMaintenance node " + node + " of shop", "EndMaintenance node " + node + " of shop");
    }

    @Test
    void aNodeOfTheLiveClusterComesBackAtOnceIfItIsAsGoodAsTheOthers() {
        String node = live + "-1";
        assertThat(begin("otto", node, "kernel update", SOON).status()).isEqualTo(200);

        ApiCaller.Answer other = begin("otto", live + "-2", "kernel update", SOON);
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.body().path("detail").asText()).contains("no other node of " + live);
        ApiCaller.Answer twice = begin("otto", node, "kernel update", SOON);
        assertThat(twice.status()).isEqualTo(409);
        assertThat(twice.body().path("detail").asText()).contains("already in maintenance");

        ApiCaller.Answer back = end("otto", node);
        assertThat(back.status()).as("%s", back.body()).isEqualTo(200);
        assertThat(back.body().path("inService").asBoolean()).isTrue();
        assertThat(outOfService()).isEmpty();
    }

    @Test
    void aNodeThatIsBehindIsBroughtToItsClustersVersionWhereNoUsersAre() {
        String node = live + "-2";
        assertThat(begin("otto", node, "new disk", SOON).status()).isEqualTo(200);
        String before = "" + company.versions().get(node);
        String version = scene.newVersion();
        ReleaseId id = scene.request(version);
        scene.approve(id, "yes");
        assertThat(scene.awaitEnd(id).state()).isEqualTo(ReleaseState.RELEASED);
        assertThat(company.versions()).containsEntry(node, before);

        ApiCaller.Answer back = scene.recorder().work(node, () -> end("otto", node));

        assertThat(back.status()).as("%s", back.body()).isEqualTo(200);
        assertThat(back.body().path("summary").asText())
                .contains(node + " was brought to " + version + ", passed its tests, and is back in service");
        assertThat(company.versions()).hasSize(4).values().containsOnly(version);
        assertThat(outOfService()).isEmpty();
        assertThat(scene.teal(NodesAway.class).of("shop")).isEmpty();
    }

    @Test
    void aNodeThatDoesNotAnswerIsTakenOutAllTheSameAndStaysAwayUntilItPassesItsTests() {
        LabNode broken = company.nodes().get(idle + "-1");
        String node = broken.node().name();
        broken.refuseConnections();
        ApiCaller.Answer begun = begin("otto", node, "its fan", SOON);
        assertThat(begun.status()).as("%s", begun.body()).isEqualTo(200);
        assertThat(begun.body().path("summary").asText())
                .contains(node + " is in maintenance until", "its out-of-service command could not be run");

        ApiCaller.Answer unreachable = end("otto", node);
        assertThat(unreachable.status()).isEqualTo(502);
        assertThat(unreachable.body().path("detail").asText()).contains(node);
        broken.heal();
        ShopFault.FAILING.set(broken.directory(), "1");
        ApiCaller.Answer bad = end("otto", node);
        assertThat(bad.status()).isEqualTo(409);
        assertThat(bad.body().path("detail").asText()).contains(node + " was not put back in service", "500");
        assertThat(away(node)).contains("in maintenance until", "its fan");

        ShopFault.FAILING.clear(broken.directory());
        stop(broken);
        scene.recorder().trouble();
        ApiCaller.Answer back = scene.recorder().work(node, () -> end("otto", node));
        assertThat(back.body().path("summary").asText()).contains(node + " was restarted with");
        assertThat(back.body().path("inService").asBoolean())
                .as("%s", back.body())
                .isTrue();
        assertThat(scene.teal(NodesAway.class).of("shop")).isEmpty();
    }

    private static void stop(LabNode machine) {
        try {
            Process stop = new ProcessBuilder("bin/service", "stop")
                    .directory(machine.directory().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            assertThat(ExitCode.of(stop)).isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aNodeThatCannotBeTakenOffUsersIsNotCalledAway() {
        String node = live + "-1";
        company.nodes().get(node).failCommandsMatching("touch out-of-service", 1, 7);

        ApiCaller.Answer failed = begin("otto", node, "kernel update", SOON);

        assertThat(failed.status()).isEqualTo(502);
        assertThat(failed.body().path("detail").asText()).contains(node + " may still get users");
        assertThat(scene.teal(NodesAway.class).of("shop")).isEmpty();
    }

    /** As after somebody has let a second Teal, with a database of its own, act on the same nodes. */
    @Test
    void aNodeThatHasSeenALaterAttemptIsLeftAlone() throws IOException {
        String node = idle + "-1";
        Path seen = company.nodes().get(node).directory().resolve(".teal-attempt");
        String before = Files.readString(seen);
        Files.writeString(seen, LATER + "\n");

        ApiCaller.Answer overtaken = begin("otto", node, "new disk", SOON);

        Files.writeString(seen, before);
        assertThat(overtaken.status()).isEqualTo(409);
        assertThat(overtaken.body().path("detail").asText()).contains(node, "comes after attempt " + LATER);
        assertThat(outOfService()).isEmpty();
        assertThat(scene.teal(NodesAway.class).of("shop")).isEmpty();
    }

    @Test
    void whatIsMissingImpossibleOrNotAllowedIsRefusedAndChangesNothing() {
        String node = idle + "-1";
        assertThat(begin("rita", node, "because", SOON).status()).isEqualTo(403);
        assertThat(begin("otto", node, " ", SOON).status()).isEqualTo(400);
        assertThat(begin("otto", node, "because", "tomorrow").status()).isEqualTo(400);
        assertThat(begin("otto", node, "because", "2001-01-01T00:00:00Z").status())
                .isEqualTo(400);
        assertThat(begin("otto", "blue-9", "because", SOON).status()).isEqualTo(404);
        assertThat(end("otto", node).status()).isEqualTo(409);
        ReleaseId id = scene.request(scene.newVersion());
        scene.awaitTask(id, ReleaseScene.APPROVAL);
        ApiCaller.Answer busy = begin("otto", node, "because", SOON);
        assertThat(busy.status()).isEqualTo(409);
        assertThat(busy.body().path("detail").asText()).contains(id.value());

        scene.approve(id, "no");
        scene.awaitEnd(id);
        assertThat(outOfService()).isEmpty();
        assertThat(scene.teal(NodesAway.class).of("shop")).isEmpty();
    }

    @Test
    void aNodeThatCannotBeReachedIsAPersonsDecisionAndComesBackWithTheNextRelease() {
        String node = idle + "-1";
        company.nodes().get(node).refuseConnections();
        String version = scene.newVersion();
        ReleaseId id = scene.request(version);
        scene.awaitTask(id, ReleaseScene.DECISION);
        assertThat(scene.view(id).reason())
                .hasValueSatisfying(reason -> assertThat(reason).contains(node));

        scene.decide(id, "skip", "its power supply");
        scene.approve(id, "yes");
        ReleaseView ended = scene.awaitEnd(id);
        assertThat(ended.state()).isEqualTo(ReleaseState.RELEASED);
        assertThat(ended.leftOut()).containsOnlyKeys(node);
        assertThat(ended.leftOut().get(node)).contains("could not be reached", "its power supply");
        company.nodes().get(node).heal();

        String next = scene.newVersion();
        ReleaseId again = scene.request(next);
        scene.approve(again, "yes");
        assertThat(scene.awaitEnd(again).state()).isEqualTo(ReleaseState.RELEASED);
        assertThat(company.versions()).hasSize(4).values().containsOnly(next);
        assertThat(scene.teal(NodesAway.class).of("shop")).isEmpty();
    }

    private ApiCaller.Answer begin(String person, String node, String reason, String until) {
        return new ApiCaller(scene::url, person)
                .post(
                        "/api/applications/shop/nodes/" + node + "/maintenance",
                        Map.of("reason", reason, "until", until));
    }

    private ApiCaller.Answer end(String person, String node) {
        return new ApiCaller(scene::url, person).delete("/api/applications/shop/nodes/" + node + "/maintenance");
    }

    private String away(String node) {
        return new ApiCaller(scene::url, "otto")
                .get("/api/applications/shop").body().findParents("away").stream()
                        .filter(found -> found.path("name").asText().equals(node))
                        .findFirst()
                        .orElseThrow()
                        .path("away")
                        .asText();
    }

    private List<String> acts() {
        return Stream.of(new ApiCaller(scene::url, "adam")
                        .get("/api/audit?most=10000")
                        .body())
                .flatMap(all -> StreamSupport.stream(all.spliterator(), false))
                .map(entry ->
                        entry.path("act").asText() + " " + entry.path("subject").asText())
                .toList();
    }

    private List<String> outOfService() {
        return company.nodes().all().stream()
                .filter(node -> Files.exists(node.directory().resolve("out-of-service")))
                .map(node -> node.node().name())
                .toList();
    }
}
