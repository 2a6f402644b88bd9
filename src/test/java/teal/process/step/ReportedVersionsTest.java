package teal.process.step;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import teal.deploy.NodeState;
import teal.release.Cluster;
import teal.release.Node;
import teal.release.Version;
import teal.verify.HealthReport;

/** What the plan warns of before anything is changed. */
class ReportedVersionsTest {

    private static final Node ONE = node("blue-1");
    private static final Node TWO = node("blue-2");
    private static final Cluster BLUE = new Cluster("blue", "blue.shop.example.test.", null, List.of(ONE, TWO));

    @Test
    void warnsWhereNoNodeCanSayItsVersion() {
        assertThat(warnings(null, null))
                .singleElement()
                .asString()
                .startsWith("no node of blue reports its version (blue-1: healthy")
                .endsWith("check verification.version");
    }

    @Test
    void warnsOfAVersionThatReportsItselfInAnotherWay() {
        assertThat(warnings("v1.0.0", "1.0.0"))
                .containsExactly("blue-1 was given 1.0.0 and reports 'v1.0.0': a version has to report itself as it is"
                        + " released, or as verification.version.pattern says");
    }

    @Test
    void warnsOfNothingElse() {
        assertThat(warnings("1.0.0", "1.0.0")).isEmpty();
        assertThat(warnings("1.0.0", null)).isEmpty();
    }

    private static List<String> warnings(@Nullable String one, @Nullable String two) {
        return ReportedVersions.warnings(
                BLUE, List.of(look(ONE, one), look(TWO, two)), List.of(state(ONE), state(TWO)));
    }

    private static HealthReport look(Node node, @Nullable String version) {
        return new HealthReport(
                true,
                node.name() + ": healthy, no version answers",
                node.name(),
                Optional.ofNullable(version),
                true,
                1,
                Duration.ZERO,
                Map.of("200", 1));
    }

    private static NodeState state(Node node) {
        Version current = new Version("1.0.0");
        return new NodeState(
                node, Optional.of(current), Optional.empty(), List.of(current), Map.of(), Set.of(), List.of());
    }

    private static Node node(String name) {
        return new Node(name, name + ".example.test", 22, URI.create("http://" + name + ".example.test:8001"));
    }
}
