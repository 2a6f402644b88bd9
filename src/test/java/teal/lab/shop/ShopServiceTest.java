package teal.lab.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("servers")
class ShopServiceTest {

    @TempDir
    Path directory;

    private ShopNode node;

    @BeforeEach
    void install() {
        node = ShopNode.install(directory.resolve("node"));
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void runsTheVersionThatCurrentPointsTo() {
        node.put("1.0.0");
        assertThat(node.service("restart")).contains("started 1.0.0");
        await().until(() -> node.get("/health").contains("\"version\":\"1.0.0\""));

        node.put("2.0.0");
        assertThat(node.get("/health")).contains("1.0.0");

        assertThat(node.service("restart")).contains("started 2.0.0");
        await().until(() -> node.get("/health").contains("\"version\":\"2.0.0\""));
        assertThat(node.service("status")).startsWith("running as");
    }

    @Test
    void isGoneWhenStopReturns() {
        node.put("1.0.0");
        node.service("start");
        await().until(() -> node.get("/health").contains("1.0.0"));

        node.service("stop");

        assertThat(node.get("/health")).isEqualTo("connection refused");
        assertThat(node.service("status")).isEqualTo("not running");
    }

    @Test
    void aRequestInFlightIsAnsweredBeforeTheEnd() throws Exception {
        node.put("1.0.0");
        node.service("start");
        await().until(() -> node.get("/health").contains("1.0.0"));
        ShopFault.SLOW.set(node.directory(), "2000");
        CompletableFuture<String> page = CompletableFuture.supplyAsync(() -> node.get("/"));
        await().until(() -> node.get("/health").contains("\"others\":1"));

        node.service("stop");

        assertThat(page.get()).contains("Version 1.0.0");
    }

    @Test
    void endsWithItsOwner() throws Exception {
        node.put("1.0.0");
        Process owner = new ProcessBuilder("sleep", "1000").start();
        Path release = node.directory().resolve("current").toRealPath();
        Process shop = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        release.resolve("shop.jar").toString(),
                        ShopApplication.class.getName(),
                        Integer.toString(node.address().getPort()),
                        release.resolve("VERSION").toString(),
                        node.directory().toString(),
                        Long.toString(owner.pid()))
                .inheritIO()
                .start();
        try {
            await().until(() -> node.get("/health").contains("1.0.0"));
            owner.destroyForcibly();
            assertThat(shop.waitFor(20, TimeUnit.SECONDS)).isTrue();
        } finally {
            owner.destroyForcibly();
            shop.destroyForcibly();
        }
    }

    @Test
    void saysThatThereIsNothingToStart() {
        assertThat(node.service("start")).contains("nothing to start");
    }

    @Test
    void aCrashingVersionLeavesNothingRunning() {
        node.put("1.0.0");
        ShopFault.CRASHING.set(node.directory(), "");
        node.service("start");

        await().until(() -> node.service("status").equals("not running"));
        assertThat(node.directory().resolve("shop.log")).content().contains("crashes, as it was told");
    }

    @Test
    void theSameVersionGivesTheSameArtifact() throws Exception {
        Path one = ShopArtifact.build(directory.resolve("one"), "1.0.0", 200_000);
        Path two = ShopArtifact.build(directory.resolve("two"), "1.0.0", 200_000);

        assertThat(Files.readAllBytes(one)).isEqualTo(Files.readAllBytes(two));
        assertThat(Files.size(one)).isBetween(200_000L, 220_000L);
    }
}
