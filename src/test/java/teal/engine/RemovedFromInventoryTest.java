package teal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import teal.inventory.Inventory;
import teal.lab.ApiCaller;
import teal.lab.InvariantsHold;
import teal.lab.LabCompany;
import teal.lab.ReleaseScene;
import teal.lab.TealInLab;
import teal.lab.nodes.LabNode;
import teal.process.node.NodesAway;
import teal.release.ReleaseId;
import teal.release.ReleaseState;

/** Nodes and applications that leave the inventory: never under a running release, and nothing of theirs is removed. */
@Tag("whole")
@InvariantsHold(andNoRequestFailed = true)
@TestInstance(Lifecycle.PER_CLASS)
class RemovedFromInventoryTest {

    private static final List<String> ALL = List.of("blue-1", "blue-2", "green-1", "green-2");

    private final LabCompany company = LabCompany.open();
    private ReleaseScene scene;

    @BeforeAll
    void open() {
        scene = ReleaseScene.open(company, inventory(ALL));
    }

    @AfterAll
    void close() {
        scene.close();
    }

    @Test
    void aRunningReleaseKeepsWhatItNeedsAndAfterwardsItMayGo() {
        String version = scene.newVersion();
        ReleaseId id = scene.request(version);
        scene.awaitTask(id, ReleaseScene.APPROVAL);
        scene.stopTeal();

        assertThat(startedWithout(inventory(List.of("blue-1", "green-1", "green-2"))))
                .contains("shop " + version, id.value(), "needs the node blue-2 of shop");
        assertThat(startedWithoutTheShop()).contains(id.value(), "needs the application shop");

        scene.startTealWith(inventory(ALL));
        scene.approve(id, "yes");
        assertThat(scene.awaitEnd(id).state()).isEqualTo(ReleaseState.RELEASED);
        String path = "/api/applications/shop/nodes/green-2/maintenance";
        assertThat(otto().post(
                                path,
                                Map.of(
                                        "reason",
                                        "is replaced",
                                        "until",
                                        Instant.now().plus(Duration.ofHours(1)).toString()))
                        .status())
                .isEqualTo(200);
        scene.stopTeal();

        scene.startTealWith(inventory(List.of("blue-1", "blue-2", "green-1")));
        assertThat(otto().get("/api/applications/shop").body().toString()).doesNotContain("green-2");
        LabNode gone = company.nodes().get("green-2");
        assertThat(gone.directory().resolve("releases").resolve(version)).isDirectory();
        assertThat(gone.directory().resolve("current")).isSymbolicLink();
        assertThat(Files.exists(gone.directory().resolve("out-of-service"))).isTrue();
        assertThat(scene.view(id).evidence()).isNotEmpty();
        // Once it is back in the inventory, it is where it was
        assertThat(scene.teal(NodesAway.class).of("shop")).containsOnlyKeys("green-2");
        assertThat(otto().delete(path).status()).isEqualTo(404);

        String next = scene.newVersion();
        ReleaseId without = scene.request(next);
        scene.approve(without, "yes");
        assertThat(scene.awaitEnd(without).state()).isEqualTo(ReleaseState.RELEASED);
        assertThat(company.versions()).containsEntry("green-1", next).containsEntry("green-2", version);
    }

    /** As it may, since another instance of Teal goes on with it. */
    @Test
    void aReleaseThatEndsWhileTealLooksNeedsNothingMore() {
        EndsOnceListed ends = new EndsOnceListed();
        ProcessEngine engine = ends.engine();
        try {
            RuntimeService runtime = engine.getRuntimeService();
            runtime.startProcessInstanceByKey(EndsOnceListed.PROCESS, Map.of("application", "gone"));

            new InventoryStillNeeded(runtime, scene.teal(Inventory.class)).mustBeThere();

            assertThat(runtime.createProcessInstanceQuery().count()).isZero();
            runtime.startProcessInstanceByKey(EndsOnceListed.PROCESS, Map.of("application", "gone"));
            assertThatThrownBy(() -> new InventoryStillNeeded(runtime, scene.teal(Inventory.class)).mustBeThere())
                    .isInstanceOf(InventoryGone.class)
                    .hasMessageContaining("needs the application gone");
        } finally {
            engine.close();
        }
    }

    private String startedWithout(Map<String, Object> settings) {
        Throwable refused = catchThrowable(() -> scene.startTealWith(settings));
        assertThat(refused).isNotNull();
        return String.valueOf(refused.getMessage());
    }

    /** The lab's own file, with its application, is not read. */
    private String startedWithoutTheShop() {
        Map<String, Object> settings =
                Map.of("server.port", 0, "spring.config.additional-location", "optional:file:./none/");
        Throwable refused = catchThrowable(() -> TealInLab.start(company, settings, new String[0]));
        assertThat(refused).isNotNull();
        return String.valueOf(refused.getMessage());
    }

    private ApiCaller otto() {
        return new ApiCaller(scene::url, "otto");
    }

    /** The lab's inventory with these nodes. */
    private Map<String, Object> inventory(List<String> nodes) {
        Map<String, Object> settings = new LinkedHashMap<>();
        String prefix = "teal.applications.shop.";
        settings.put(prefix + "deployment.commands.out-of-service", "touch out-of-service");
        settings.put(prefix + "deployment.commands.in-service", "rm -f out-of-service");
        int cluster = 0;
        for (String name : List.of("blue", "green")) {
            String path = prefix + "clusters[" + cluster++ + "].";
            settings.put(path + "name", name);
            settings.put(path + "target", name + ".shop.example.test.");
            int index = 0;
            for (String node :
                    nodes.stream().filter(one -> one.startsWith(name)).toList()) {
                LabNode known = company.nodes().get(node);
                String at = path + "nodes[" + index++ + "].";
                settings.put(at + "name", node);
                settings.put(at + "host", "127.0.0.1");
                settings.put(at + "ssh-port", known.node().sshPort());
                settings.put(at + "http", known.node().http());
            }
        }
        return settings;
    }
}
