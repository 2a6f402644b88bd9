package teal.nodeactions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.StreamSupport;
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
import teal.lab.LabCompany;
import teal.lab.ReleaseScene;
import teal.lab.RunsElsewhere;
import teal.lab.nodes.LabNode;
import teal.release.ReleaseId;
import teal.release.ReleaseState;

/** A shop that was installed by other means, taken over while users are on it. */
@Tag("whole")
@InvariantsHold(andNoRequestFailed = true)
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AdoptionTest {

    private final LabCompany company = LabCompany.open();
    private ReleaseScene scene;
    private String elsewhere;

    @BeforeAll
    void open() throws IOException {
        company.nodes().all().forEach(RunsElsewhere::move);
        // Whoever installed this one added something to it
        Files.writeString(
                RunsElsewhere.directory(company.nodes().get("blue-2")).resolve("local.settings"), "currency=EUR");
        await().atMost(Duration.ofMinutes(1)).until(() -> company.versions().size() == 4);
        elsewhere = RunsElsewhere.directories(company.nodes().get("blue-1"));
        scene = ReleaseScene.open(
                company,
                Map.of(
                        "teal.applications.shop.deployment.batch",
                        2,
                        "teal.applications.shop.deployment.artifacts.address",
                        company.artifact("1.0.0").replace("1.0.0", "{version}")));
    }

    @AfterAll
    void close() {
        scene.close();
    }

    @Test
    @Order(1)
    void whatDoesNotFitIsRefusedInPlainWordsAndChangesNothing() throws IOException {
        assertThat(adopt("rita", Map.of("from", elsewhere)).status()).isEqualTo(403);
        assertThat(adopt("otto", Map.of("from", "elsewhere")).status()).isEqualTo(400);
        ApiCaller.Answer upwards = adopt("otto", Map.of("from", "/opt/../etc"));
        assertThat(upwards.status()).isEqualTo(400);
        assertThat(upwards.body().path("detail").asText())
                .startsWith("from: found '/opt/../etc'; allowed: the absolute");
        assertThat(adopt("otto", Map.of("dryRun", false)).status()).isEqualTo(400);
        assertThat(adopt("otto", Map.of("from", elsewhere, "artifact", "https://elsewhere.example/x.tar.gz"))
                        .status())
                .isEqualTo(400);
        assertThat(adopt("otto", Map.of("from", elsewhere, "runs", "1/0")).status())
                .isEqualTo(400);
        assertThat(found(adopt("otto", Map.of("from", elsewhere, "runs", "0.9", "dryRun", false))))
                .hasSize(4)
                .allMatch(found -> found.contains("reports '1.0.0', and not 0.9"));
        ApiCaller.Answer nobody = adopt("otto", Map.of("from", elsewhere, "node", "blue-9"));
        assertThat(nobody.status()).isEqualTo(404);
        assertThat(nobody.body().path("detail").asText()).contains("shop has no node blue-9");
        assertThat(currentLinks()).isEmpty();
    }

    @Test
    @Order(2)
    void whatRunsIsShownWithItsDirectoryAndNothingIsChanged() {
        ApiCaller.Answer running = adopt("otto", Map.of());
        assertThat(running.status()).as("%s", running.body()).isEqualTo(200);
        assertThat(running.body().path("nodes")).hasSize(4).allSatisfy(node -> {
            assertThat(node.path("version").asText()).isEqualTo("1.0.0");
            assertThat(node.path("runsIn").get(0).asText())
                    .contains(node.path("node").asText());
            assertThat(node.path("fits").asBoolean()).isFalse();
        });

        ApiCaller.Answer shown = adopt("otto", Map.of("from", elsewhere));
        assertThat(shown.body().path("done").asBoolean()).isFalse();
        assertThat(found(shown))
                .hasSize(4)
                .allMatch(found -> found.contains("is copied to releases/1.0.0"))
                .filteredOn(found -> found.contains("the artifact that it came from"))
                .hasSize(3);
        assertThat(currentLinks()).isEmpty();
    }

    @Test
    @Order(3)
    void ofTwoAdoptionsAtOnceTheSecondIsToldWhoIsAtWork() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        AtomicBoolean first = new AtomicBoolean(true);
        LabNode node = company.nodes().get("blue-1");
        node.beforeCommand(command -> {
            if (RunsElsewhere.wouldAdopt(command) && first.getAndSet(false)) {
                arrived.countDown();
                awaitQuietly(go);
            }
        });
        CompletableFuture<ApiCaller.Answer> one = CompletableFuture.supplyAsync(
                () -> adopt("otto", Map.of("from", elsewhere, "node", "blue-1", "dryRun", false)));
        assertThat(arrived.await(1, TimeUnit.MINUTES))
                .as("%s", one.getNow(null))
                .isTrue();

        ApiCaller.Answer two = adopt("otto", Map.of("from", elsewhere, "node", "blue-1", "dryRun", false));
        assertThat(two.status()).isEqualTo(409);
        assertThat(two.body().path("title").asText()).isEqualTo("A node is being worked on");
        assertThat(two.body().path("detail").asText())
                .contains("shop is held by work on node blue-1, adoption", "wait for it to end");

        go.countDown();
        assertThat(found(one.join())).singleElement().asString().contains("blue-1 is adopted as 1.0.0");
        assertThat(currentLinks()).hasSize(1);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    @Order(4)
    void whatRunsBecomesAVersionToGoBackTo() throws IOException {
        // One node does not fit, and is left alone
        Path foreign = company.nodes().get("green-2").directory().resolve("current");
        Files.createDirectories(foreign);
        ApiCaller.Answer done = adopt("otto", Map.of("from", elsewhere, "dryRun", false));
        assertThat(found(done))
                .filteredOn(found -> found.contains("adopted as 1.0.0"))
                .hasSize(3);
        assertThat(found(done)).anyMatch(found -> found.contains("current is not a link; move it away"));
        Files.delete(foreign);
        ApiCaller.Answer again = adopt("otto", Map.of("from", elsewhere, "dryRun", false));
        assertThat(found(again))
                .filteredOn(found -> found.contains("had been adopted as 1.0.0"))
                .hasSize(3);
        assertThat(again.body().path("nodes"))
                .allMatch(node -> node.path("fits").asBoolean());
        assertThat(currentLinks()).hasSize(4);
        assertThat(company.versions()).hasSize(4).values().containsOnly("1.0.0");

        ReleaseId id = scene.request(scene.newVersion());
        scene.approve(id, "no");
        assertThat(scene.awaitEnd(id).state()).isEqualTo(ReleaseState.ROLLED_BACK);
        assertThat(company.versions()).hasSize(4).values().containsOnly("1.0.0");

        String version = scene.newVersion();
        ReleaseId next = scene.request(version);
        scene.approve(next, "yes");
        assertThat(scene.awaitEnd(next).state()).isEqualTo(ReleaseState.RELEASED);
        assertThat(company.versions()).hasSize(4).values().containsOnly(version);

        // An hour later, when that release has ended
        ReleaseId back = scene.request("1.0.0");
        scene.approve(back, "yes");
        ReleaseView ended = scene.awaitEnd(back);
        assertThat(ended.state()).isEqualTo(ReleaseState.RELEASED);
        assertThat(ended.evidence().get(0).summary())
                .contains("blue-2: version 1.0.0 is used as it was adopted there, not as it is in shop-1.0.0.tar.gz");
        assertThat(company.versions()).hasSize(4).values().containsOnly("1.0.0");
        assertThat(company.nodes().get("blue-2").directory().resolve("current/local.settings"))
                .hasContent("currency=EUR");
    }

    private ApiCaller.Answer adopt(String person, Map<String, ?> wanted) {
        return new ApiCaller(scene::url, person).post("/api/applications/shop/adoption", new HashMap<>(wanted));
    }

    private static List<String> found(ApiCaller.Answer answer) {
        return StreamSupport.stream(answer.body().path("nodes").spliterator(), false)
                .map((JsonNode node) -> node.path("found").asText())
                .toList();
    }

    private List<Path> currentLinks() {
        return company.nodes().all().stream()
                .map(node -> node.directory().resolve("current"))
                .filter(Files::isSymbolicLink)
                .toList();
    }
}
