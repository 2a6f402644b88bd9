package teal.lab.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
