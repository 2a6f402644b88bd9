package teal.lab.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import teal.lab.shop.ShopFault;
import teal.lab.shop.ShopNode;

@Tag("servers")
class TrafficSourceTest {

    private static final String BLUE = "blue.shop.example.test.";
    private static final String GREEN = "green.shop.example.test.";

    @TempDir
    Path directory;

    private final List<ShopNode> nodes = new ArrayList<>();
    private final AtomicInteger lookups = new AtomicInteger();
    private volatile String target = BLUE;
    private volatile Duration ttl = Duration.ofMillis(100);

    @BeforeEach
    void startTwoNodesOfBlueAndOneOfGreen() {
        for (String version : List.of("1.0.0", "1.0.0", "2.0.0")) {
            ShopNode node = ShopNode.install(directory.resolve("node-" + nodes.size()));
            nodes.add(node);
            node.put(version);
            node.service("start");
        }
        nodes.forEach(node -> await().until(() -> node.get("/health").contains("up")));
    }

    @AfterEach
    void stopNodes() {
        nodes.forEach(ShopNode::close);
    }

    @Test
    void countsWhatIsServedByClusterAndVersion() {
        try (TrafficSource users = users(Duration.ofMillis(1500)).start(200)) {
            await().until(() -> users.snapshot().served() > 200);
            assertThat(users.snapshot().recentByVersion()).containsOnlyKeys("1.0.0");
            assertThat(users.snapshot().byCluster()).containsOnlyKeys(BLUE);
            assertThat(users.snapshot().failures()).isEmpty();
        }
    }

    @Test
    void usersFollowTheNameWhenTheirAnswerAndTheirConnectionAreOld() {
        try (TrafficSource users = users(Duration.ofMillis(300)).start(200)) {
            await().until(() -> users.snapshot().served() > 50);
            target = GREEN;
            await().until(() -> users.snapshot().recentByVersion().keySet().equals(Set.of("2.0.0")));
            assertThat(users.snapshot().failed()).isZero();
        }
    }

    @Test
    void aConnectionInUseStaysWhereItIsWhateverTheNameSays() {
        ttl = Duration.ZERO;
        try (TrafficSource users = users(Duration.ofMinutes(1)).start(200)) {
            await().until(() -> users.snapshot().served() > 100);
            target = GREEN;
            await().until(() -> users.snapshot().served() > 400);
            assertThat(users.snapshot().byVersion()).containsOnlyKeys("1.0.0");
            assertThat(lookups).hasValue(20);
        }
    }

    @Test
    void anAnswerIsKeptForItsTtl() {
        ttl = Duration.ofMinutes(1);
        try (TrafficSource users = users(Duration.ofMillis(50)).start(200)) {
            await().until(() -> users.snapshot().served() > 300);
            assertThat(lookups).hasValue(20);
        }
    }

    @Test
    void usersTryTheNextNodeWhereOneRefuses() {
        nodes.get(0).service("stop");
        try (TrafficSource users = users(Duration.ofMillis(200)).start(200)) {
            await().until(() -> users.snapshot().served() > 200);
            assertThat(users.snapshot().failures()).isEmpty();
        }
    }

    @Test
    void aRequestOnAConnectionClosedByTheServerIsRepeated() throws IOException {
        try (ForgetfulServer server = new ForgetfulServer();
                TrafficSource users = new TrafficSource(
                                name -> new NameLookup.Answer("blue.shop.example.test.", Duration.ofMinutes(1)),
                                Map.of("blue.shop.example.test.", List.of(server.address())),
                                "shop.example.test",
                                Duration.ofMinutes(1))
                        .start(200)) {
            await().until(() -> users.snapshot().served() > 200);
            assertThat(users.snapshot().failures()).isEmpty();
        }
    }

    @Test
    void aClusterThatIsGoneIsNoticed() {
        try (TrafficSource users = users(Duration.ofMillis(500)).start(200)) {
            await().until(() -> users.snapshot().served() > 20);
            nodes.get(0).service("stop");
            nodes.get(1).service("stop");
            // The first failures may be connections reset by the end of the process.
            await().until(() -> users.snapshot().failures().stream()
                    .anyMatch(reason -> reason.contains("Connection refused") && reason.contains(BLUE)));
        }
    }

    @Test
    void anErrorOfTheServerIsAFailure() {
        ShopFault.FAILING.set(nodes.get(0).directory(), "1");
        try (TrafficSource users = users(Duration.ofMillis(500)).start(200)) {
            await().until(() -> users.snapshot().failed() > 5);
            assertThat(users.snapshot().failures().get(0)).endsWith(BLUE + " 1.0.0 answered status 500");
            // The other node serves
            await().until(() -> users.snapshot().served() > 0);
        }
    }

    private TrafficSource users(Duration connectionAge) {
        Map<String, List<URI>> clusters = Map.of(
                BLUE, List.of(nodes.get(0).address(), nodes.get(1).address()),
                GREEN, List.of(nodes.get(2).address()));
        return new TrafficSource(this::lookup, clusters, "shop.example.test", connectionAge);
    }

    private NameLookup.Answer lookup(String name) {
        assertThat(name).isEqualTo("shop.example.test.");
        lookups.incrementAndGet();
        return new NameLookup.Answer(target, ttl);
    }
}
