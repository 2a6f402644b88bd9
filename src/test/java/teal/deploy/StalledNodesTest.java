package teal.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import teal.lab.LabToken;
import teal.lab.nodes.LabNode;
import teal.lab.nodes.LabNodes;
import teal.release.SideBySide;
import teal.release.TechnicalFailure;
import teal.release.Version;

/**
 * A node hangs after some number of bytes, with its connections open: during the greeting, the key exchange, the log-in, the
 * opening of a channel, the upload, or a command's output. Each time, Teal gives up by a deadline and says on which node.
 */
@Tag("servers")
class StalledNodesTest {

    private static final Version ONE = new Version("1.0.0");
    private static final Duration TIMEOUT = Duration.ofSeconds(1);

    /** The keep-alive's three, the opening of the channel that shows that the connection is dead, and a slow machine. */
    private static final Duration DEADLINE = Duration.ofSeconds(15);

    private static final int STAGES = 16;
    private static final int UPLOADED = 3_000_000;
    private static final int PRINTED = 60_000;

    @TempDir
    Path base;

    private LabNodes lab;
    private Deployer deployer;
    private Artifact artifact;

    @BeforeEach
    void start() throws IOException {
        lab = LabNodes.start(
                base.resolve("nodes"),
                IntStream.range(0, STAGES + 1).mapToObj(i -> "blue-" + i).toArray(String[]::new));
        Artifacts artifacts = new Artifacts(base.resolve("artifacts"));
        ArtifactStore store = new ArtifactStore(base.resolve("store"), artifacts.settings());
        byte[] noise = new byte[UPLOADED];
        new Random(1).nextBytes(noise);
        Files.write(artifacts.directory().resolve("shop.bin"), noise);
        artifact = store.pin(artifacts.place() + "shop.bin", null);
        SshSettings ssh = new SshSettings(
                "teal", lab.ssh().identity(), null, null, lab.ssh().knownHosts(), null, null, null, TIMEOUT, TIMEOUT);
        deployer = new Deployer(
                new DeploymentSettings(
                        "shop",
                        3,
                        1,
                        null,
                        new NodeCommands("true", null, null, null),
                        ssh,
                        artifacts.settings(),
                        Duration.ofSeconds(5),
                        null),
                store);
    }

    @AfterEach
    void stop() throws IOException {
        lab.close();
    }

    private void exchange(LabNode node) {
        deployer.stage(List.of(node.node()), ONE, artifact, LabToken.next());
        deployer.run(node.node(), "head -c " + PRINTED + " /dev/zero | tr '\\0' x", ONE, LabToken.next());
    }

    private List<String> failures(List<Long> stages, BiConsumer<LabNode, Long> fault) {
        return SideBySide.each(IntStream.range(0, stages.size()).boxed().toList(), i -> {
            LabNode node = lab.get("blue-" + (i + 1));
            fault.accept(node, stages.get(i));
            long begun = System.nanoTime();
            try {
                exchange(node);
                return stages.get(i) + ": nothing failed";
            } catch (TechnicalFailure failure) {
                assertThat(Duration.ofNanos(System.nanoTime() - begun))
                        .as("%s bytes: %s", stages.get(i), failure)
                        .isLessThan(DEADLINE);
                return String.valueOf(failure.getMessage());
            }
        });
    }

    /** The first bytes are the greeting and the key exchange; the rest is spread over all that the node sends. */
    @Test
    void aNodeThatStopsAnsweringIsGivenUpByADeadline() {
        LabNode good = lab.get("blue-0");
        exchange(good);
        long all = good.answered();
        assertThat(all).isGreaterThan(PRINTED);
        List<Long> stages = new ArrayList<>(List.of(0L, 1L, 20L, 200L, 900L, 1_300L));
        // Until the output begins, the node sends little: log-in, channels, answers to writes.
        long before = all - PRINTED;
        for (int i = 1; i <= 6; i++) {
            stages.add(1_300 + (before - 1_600) * i / 6);
        }
        stages.addAll(List.of(all - PRINTED / 2, all - PRINTED / 4, all - 5_000, all - 2_000));

        assertThat(failures(stages, LabNode::stopAnsweringAfter)).allSatisfy(StalledNodesTest::isClear);
    }

    @Test
    void aNodeThatStopsReadingIsGivenUpByADeadline() {
        List<Long> stages = List.of(0L, 1L, 20L, 1_000L, 2_000L, 3_000L, 5_000L, 100_000L, 1_000_000L, 2_900_000L);

        assertThat(failures(stages, LabNode::stopReadingAfter)).allSatisfy(StalledNodesTest::isClear);
    }

    private static void isClear(String message) {
        assertThat(message)
                .startsWith("node blue-")
                .containsAnyOf(
                        "cannot be reached over SSH (",
                        "broke off (no answer within 1 s)",
                        "the connection was lost during a command (",
                        "did not start /bin/sh within 5 s",
                        "a command did not end within 5 s")
                .doesNotContain("null", "Exception", "Socket closed");
    }
}
