package teal.releases;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
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
import teal.lab.Company;
import teal.lab.InvariantsHold;
import teal.lab.LabCompany;
import teal.lab.ReleaseScene;
import teal.lab.nodes.LabNode;
import teal.lab.programs.ExitCode;
import teal.release.ReleaseId;
import teal.release.ReleaseState;

/**
 * A company grows: one cluster of two nodes at first, then a second one with a single node, and at last two clusters of two.
 * Only the inventory changes, and Teal is started again.
 */
@Tag("whole")
@InvariantsHold(andNoRequestFailed = true)
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ClusterShapesTest {

    private final LabCompany company = LabCompany.open();
    private final Map<String, Object> settings = new LinkedHashMap<>();
    private final Map<String, URI> addresses = new HashMap<>();
    private HttpServer twoVersions;
    private ReleaseScene scene;

    @BeforeAll
    void open() throws IOException {
        twoVersions = answeringInTurn("1.0.0", "2.0.0");
        addresses.put(
                "blue-2",
                URI.create("http://127.0.0.1:" + twoVersions.getAddress().getPort()));
        stop("green-1");
        stop("green-2");
        settings.put("teal.applications.shop.deployment.failure-budget", "50%");
        settings.put("teal.applications.shop.deployment.commands.out-of-service", "touch out-of-service");
        settings.put("teal.applications.shop.deployment.commands.in-service", "rm -f out-of-service");
        settings.put("teal.applications.shop.retry.delays", "100ms");
        clusters(Map.of("blue", List.of("blue-1", "blue-2")));
        scene = ReleaseScene.open(company, settings);
    }

    @AfterAll
    void close() {
        scene.close();
        twoVersions.stop(0);
    }

    /** As two processes behind one port. */
    private static HttpServer answeringInTurn(String... versions) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        AtomicInteger asked = new AtomicInteger();
        server.createContext("/", exchange -> {
            String version = versions[asked.getAndIncrement() % versions.length];
            byte[] body = ("{\"version\": \"" + version + "\"}").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        return server;
    }

    @Test
    @Order(1)
    void withOneClusterEverythingButAReleaseIsPossible() {
        String version = scene.newVersion();
        ApiCaller.Answer refused = otto().post(
                        "/api/releases",
                        Map.of("application", "shop", "version", version, "artifact", company.artifact(version)));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().path("detail").asText())
                .contains("shop has only the cluster blue so far", "add the second cluster");
        assertThat(otto().get("/api/applications/shop").body().path("clusters")).hasSize(1);
        assertThat(otto().get("/api/applications/shop/check").body().toString())
                .contains("shop has only the cluster blue so far");
        String path = "/api/applications/shop/nodes/blue-1/maintenance";
        String soon = Instant.now().plus(Duration.ofHours(4)).toString();
        assertThat(otto().post(path, Map.of("reason", "new disk", "until", soon))
                        .status())
                .isEqualTo(200);
        assertThat(otto().delete(path).body().path("inService").asBoolean()).isTrue();
        assertThat(company.versions()).hasSize(2).values().containsOnly("1.0.0");
    }

    @Test
    @Order(2)
    void aNodeThatRunsTwoVersionsIsNotAdopted() {
        Map<String, Object> wanted = Map.of("from", "/opt/shop", "node", "blue-2", "dryRun", false);
        JsonNode found = otto().post("/api/applications/shop/adoption", wanted)
                .body()
                .path("nodes")
                .path(0);
        assertThat(found.path("fits").asBoolean()).isFalse();
        assertThat(found.path("found").asText())
                .contains("blue-2 answers with several versions (1.0.0, 2.0.0)", "stop all but one");
        assertThat(company.nodes().get("blue-2").directory().resolve("releases"))
                .isDirectoryNotContaining("glob:**/2.0.0");
    }

    @Test
    @Order(3)
    void aSecondClusterOfOneNodeIsInstalledFirstAndGivenToUsersAfterwards() {
        again(Map.of("blue", List.of("blue-1", "blue-2"), "green", List.of("green-1")));
        empty("green-1");

        ReleaseId rejected = scene.request(scene.newVersion());
        scene.approve(rejected, "no");
        ReleaseView ended = scene.awaitEnd(rejected);
        assertThat(ended.state()).isEqualTo(ReleaseState.ROLLED_BACK);
        assertThat(ended.leftOut()).containsOnlyKeys("green-1");

        String version = scene.newVersion();
        ReleaseId id = scene.request(version);
        scene.approve(id, "yes");
        assertThat(scene.awaitEnd(id).state()).isEqualTo(ReleaseState.RELEASED);
        assertThat(company.target()).isEqualTo(Company.GREEN);
        assertThat(company.versions()).hasSize(3).values().containsOnly(version);
    }

    /** Of one node, half is none. */
    @Test
    @Order(4)
    void theOnlyNodeOfAClusterCannotBeLeftOut() {
        company.nodes().get("green-1").refuseConnections();
        ReleaseId id = scene.request(scene.newVersion());
        scene.awaitTask(id, ReleaseScene.DECISION);
        assertThat(otto().get("/api/releases/" + id).body().toString()).contains("green-1");
        assertThat(refusalOfSkipping(id))
                .contains("green-1 cannot be skipped: the failure budget of green is 50% of 1 node, which is 0");
        company.nodes().get("green-1").heal();
        scene.decide(id, "giveUp", "wait for it");
        assertThat(scene.awaitEnd(id).state()).isEqualTo(ReleaseState.CANCELLED);
    }

    @Test
    @Order(5)
    void anotherNodeIsPartOfTheNextRelease() {
        // As the next test needs it, too, so that Teal starts only once
        settings.put("teal.applications.shop.deployment.failure-budget", "25%");
        settings.put("teal.applications.shop.maintenance.uses-failure-budget", true);
        again(Map.of("blue", List.of("blue-1", "blue-2"), "green", List.of("green-1", "green-2")));
        empty("green-2");

        String version = scene.newVersion();
        ReleaseId id = scene.request(version);
        scene.approve(id, "yes");
        assertThat(scene.awaitEnd(id).state()).isEqualTo(ReleaseState.RELEASED);
        assertThat(company.versions()).hasSize(4).values().containsOnly(version);
    }

    @Test
    @Order(6)
    void moreNodesInMaintenanceThanTheBudgetAllowsHoldUpReleasesIfTheInventorySaysSo() {
        Map<String, String> before = company.versions();
        String path = "/api/applications/shop/nodes/green-2/maintenance";
        String soon = Instant.now().plus(Duration.ofHours(4)).toString();
        assertThat(otto().post(path, Map.of("reason", "new disk", "until", soon))
                        .status())
                .isEqualTo(200);

        ReleaseView refused = scene.awaitEnd(scene.request(scene.newVersion()));

        assertThat(refused.state()).isEqualTo(ReleaseState.REFUSED);
        assertThat(refused.reason().orElseThrow())
                .contains("1 node of green is in maintenance", "25% of 2 nodes, which is 0", "bring one back first");
        assertThat(otto().delete(path).body().path("inService").asBoolean()).isTrue();
        assertThat(company.versions()).isEqualTo(before);
    }

    private String refusalOfSkipping(ReleaseId id) {
        try {
            scene.decide(id, "skip", "by the test");
            return "";
        } catch (RuntimeException refused) {
            return String.valueOf(refused.getMessage());
        }
    }

    /** The inventory is edited, and Teal is started again. */
    private void again(Map<String, List<String>> clusters) {
        scene.stopTeal();
        addresses.clear();
        clusters(clusters);
        scene.startTealWith(settings);
    }

    private void clusters(Map<String, List<String>> nodes) {
        int cluster = 0;
        for (String name : List.of("blue", "green")) {
            if (nodes.containsKey(name)) {
                String path = "teal.applications.shop.clusters[" + cluster++ + "].";
                settings.put(path + "name", name);
                settings.put(path + "target", name + ".shop.example.test.");
                int index = 0;
                for (String node : nodes.getOrDefault(name, List.of())) {
                    LabNode known = company.nodes().get(node);
                    String at = path + "nodes[" + index++ + "].";
                    settings.put(at + "name", node);
                    settings.put(at + "host", "127.0.0.1");
                    settings.put(at + "ssh-port", known.node().sshPort());
                    settings.put(
                            at + "http",
                            addresses.getOrDefault(node, known.node().http()));
                }
            }
        }
    }

    private ApiCaller otto() {
        return new ApiCaller(scene::url, "otto");
    }

    private void stop(String node) {
        service(node, "stop");
    }

    /** As a machine that was set up a moment ago. */
    private void empty(String node) {
        service(node, "stop");
        Process remove = start(node, "rm", "-rf", "current", "previous", "releases");
        assertThat(ExitCode.of(remove)).isZero();
    }

    private void service(String node, String action) {
        assertThat(ExitCode.of(start(node, "bin/service", action))).isZero();
    }

    private Process start(String node, String... command) {
        try {
            return new ProcessBuilder(command)
                    .directory(company.nodes().get(node).directory().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
