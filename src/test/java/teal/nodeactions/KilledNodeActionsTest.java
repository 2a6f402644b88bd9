package teal.nodeactions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import teal.lab.ApiCaller;
import teal.lab.Company;
import teal.lab.InvariantsHold;
import teal.lab.RunsElsewhere;
import teal.lab.invariants.NodeChange;
import teal.lab.nodes.LabNode;
import teal.lab.process.EngineScene;
import teal.lab.process.TealProcess;
import teal.release.ReleaseState;

/**
 * The one Teal of a company is killed ({@code kill -9}) while it adopts a node or brings one back: afterwards the application
 * is free within seconds, nothing half done is believed, and the same can be asked again.
 */
@Tag("whole")
@InvariantsHold(andNoRequestFailed = true)
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KilledNodeActionsTest {

    private static final String MAINTENANCE = "/api/applications/shop/nodes/blue-2/maintenance";

    /** Where the lab publishes what it builds. */
    private static final String ADDRESS = "${lab.artifacts}shop-{version}.tar.gz";

    /** A killed instance holds its application for 30 s. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private EngineScene scene;
    private TealProcess teal;
    private String elsewhere;

    @BeforeAll
    void open() {
        scene = EngineScene.onH2(Map.of(
                "teal.applications.shop.deployment.batch",
                2,
                "teal.applications.shop.deployment.artifacts.address",
                ADDRESS,
                "teal.applications.shop.deployment.commands.out-of-service",
                "touch out-of-service",
                "teal.applications.shop.deployment.commands.in-service",
                "rm -f out-of-service"));
        teal = scene.start();
    }

    @AfterAll
    void close() {
        scene.close();
    }

    @Test
    @Order(1)
    void aNodeThatWasCaughtUpHalfwayIsStillAwayAndIsWholeTheNextTime() {
        assertThat(otto().post(MAINTENANCE, Map.of("reason", "new disk", "until", soon()))
                        .status())
                .isEqualTo(200);
        String version = scene.newVersion();
        String release = scene.request(version);
        scene.approve("yes");
        assertThat(scene.awaitEnd(release).state()).isEqualTo(ReleaseState.RELEASED);
        assertThat(scene.company().versions()).containsEntry("blue-2", "1.0.0");

        ApiCaller.Answer back = scene.recorder().work("blue-2", () -> bringBackTwice(version));
        assertThat(back.status()).as("%s", back.body()).isEqualTo(200);
        assertThat(back.body().path("summary").asText()).contains("blue-2 was restarted with " + version);
        assertThat(scene.company().versions()).hasSize(4).values().containsOnly(version);
        assertThat(node("blue-2").directory().resolve("out-of-service")).doesNotExist();
    }

    private ApiCaller.Answer bringBackTwice(String version) {
        killOnArrival("blue-2", NodeChange::wouldSwitch, () -> otto().delete(MAINTENANCE));
        // The node switches its link, and nobody restarts it
        await().atMost(PATIENCE).until(() -> link("blue-2").equals("releases/" + version));
        teal = scene.start();

        assertThat(scene.company().versions()).containsEntry("blue-2", "1.0.0");
        assertThat(otto().get("/api/applications/shop").body().toString()).contains("in maintenance until");
        assertThat(node("blue-2").directory().resolve("out-of-service")).exists();
        return again(() -> otto().delete(MAINTENANCE));
    }

    private String link(String name) {
        try {
            return Files.readSymbolicLink(node(name).directory().resolve("current"))
                    .toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String soon() {
        return Instant.now().plus(Duration.ofHours(4)).toString();
    }

    @Test
    @Order(2)
    void anAdoptionThatWasCutOffIsWholeOrNothingAndCanBeRepeated() {
        String idle = scene.company().target().equals(Company.BLUE) ? "green" : "blue";
        String version = scene.company().versions().get(idle + "-1");
        scene.company().nodes().all().stream()
                .filter(node -> node.node().name().startsWith(idle))
                .forEach(RunsElsewhere::move);
        await().atMost(PATIENCE).until(() -> scene.company().versions().size() == 4);
        elsewhere = RunsElsewhere.directories(node("green-1"));

        killOnArrival(idle + "-1", RunsElsewhere::wouldAdopt, () -> adopt());
        // The node goes on by itself with what has arrived there, and is whole
        await().atMost(PATIENCE)
                .until(() -> Files.isSymbolicLink(node(idle + "-1").directory().resolve("current")));
        teal = scene.start();

        ApiCaller.Answer done = again(this::adopt);
        assertThat(done.body().findValuesAsText("found"))
                .hasSize(4)
                .filteredOn(found -> !found.contains("from a release: there is nothing to adopt"))
                .hasSize(2)
                .allMatch(found -> found.contains("adopted as " + version));
        assertThat(scene.company().versions()).hasSize(4).values().containsOnly(version);

        // And it is a way back, as the killed and repeated adoption has left it
        String rejected = scene.request(scene.newVersion());
        scene.approve("no");
        assertThat(scene.awaitEnd(rejected).state()).isEqualTo(ReleaseState.ROLLED_BACK);
        assertThat(scene.company().versions()).hasSize(4).values().containsOnly(version);
    }

    private ApiCaller.Answer adopt() {
        return otto().post("/api/applications/shop/adoption", Map.of("from", elsewhere, "dryRun", false));
    }

    /** Kills Teal when the command has arrived at the node, which runs it nevertheless. */
    private void killOnArrival(String name, Predicate<String> which, Runnable request) {
        CountDownLatch killed = new CountDownLatch(1);
        AtomicBoolean armed = new AtomicBoolean(true);
        node(name).beforeCommand(command -> {
            if (which.test(command) && armed.getAndSet(false)) {
                scene.kill(teal);
                killed.countDown();
            }
        });
        CompletableFuture<Void> asked = CompletableFuture.runAsync(() -> {
            try {
                request.run();
            } catch (UncheckedIOException nobodyThere) {
                // It was killed before it could answer
            }
        });
        try {
            assertThat(killed.await(2, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        asked.join();
    }

    /** As soon as the application is free again. */
    private ApiCaller.Answer again(Supplier<ApiCaller.Answer> request) {
        return await().atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(1))
                .until(request::get, answer -> answer.status() != 409 || isOther(answer));
    }

    private static boolean isOther(ApiCaller.Answer answer) {
        return !answer.body().path("title").asText().equals("A node is being worked on");
    }

    private LabNode node(String name) {
        return scene.company().nodes().get(name);
    }

    private ApiCaller otto() {
        return new ApiCaller(path -> teal.address() + path, "otto");
    }
}
