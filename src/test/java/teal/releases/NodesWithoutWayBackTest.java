package teal.releases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
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
import teal.lab.programs.ExitCode;
import teal.process.variable.Evidence;
import teal.process.variable.ReleaseVariables;
import teal.release.ReleaseId;
import teal.release.ReleaseState;

/** Nodes that ran nothing before a release: new ones, or a cluster that was added later. */
@Tag("whole")
@InvariantsHold(andNoRequestFailed = true)
@TestInstance(Lifecycle.PER_CLASS)
class NodesWithoutWayBackTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final LabCompany company = LabCompany.open();
    private ReleaseScene scene;
    private String idle;
    private String target;
    private Map<String, String> versions;

    @BeforeAll
    void open() {
        scene = ReleaseScene.open(
                company,
                Map.of(
                        "teal.applications.shop.deployment.batch", 2,
                        "teal.applications.shop.deployment.commands.out-of-service", "touch out-of-service",
                        "teal.applications.shop.deployment.commands.in-service", "rm -f out-of-service"));
    }

    @AfterAll
    void close() {
        scene.close();
    }

    @BeforeEach
    void look() {
        target = company.target();
        idle = target.equals(LabCompany.BLUE) ? "green" : "blue";
        versions = company.versions();
    }

    @Test
    void aNewNodeIsNamedToTheApproverLeftOutOfServiceByTheRollBackAndPartOfTheNextRelease() {
        empty(idle + "-2");
        ReleaseId id = scene.request(scene.newVersion());
        scene.awaitTask(id, ReleaseScene.APPROVAL);
        assertThat(remarks(id))
                .anySatisfy(remark -> assertThat(remark)
                        .contains(idle + "-2 runs no version that can be restored", "it stays out of service"));

        scene.approve(id, "no");

        ReleaseView ended = scene.awaitEnd(id);
        assertThat(ended.state()).isEqualTo(ReleaseState.ROLLED_BACK);
        assertThat(ended.leftOut()).containsOnlyKeys(idle + "-2");
        assertThat(ended.leftOut().get(idle + "-2")).contains("no version to go back to");
        assertThat(outOfService()).containsExactly(idle + "-2");
        assertThat(company.versions()).containsEntry(idle + "-1", versions.get(idle + "-1"));

        nextReleaseBringsAllNodesBack();
    }

    @Test
    void usersLeaveAClusterThatCannotBeRestoredAndItIsTakenOutOfService() {
        empty(idle + "-1");
        empty(idle + "-2");
        ReleaseId id = scene.request(scene.newVersion());
        scene.approve(id, "yes");
        await().atMost(PATIENCE).until(() -> !company.target().equals(target));

        assertThat(new ApiCaller(scene::url, "otto")
                        .post("/api/releases/" + id + "/rollback", Map.of("reason", "by the test"))
                        .status())
                .isEqualTo(202);

        ReleaseView ended = scene.awaitEnd(id);
        assertThat(ended.state()).isEqualTo(ReleaseState.ROLLED_BACK);
        assertThat(ended.leftOut()).containsOnlyKeys(idle + "-1", idle + "-2");
        assertThat(company.target()).isEqualTo(target);
        assertThat(outOfService()).containsExactly(idle + "-1", idle + "-2");
        assertThat(company.versions()).containsAllEntriesOf(liveOnes());

        nextReleaseBringsAllNodesBack();
    }

    @Test
    void aNodeThatHasLostItsOldVersionCanBeLeftOutOfTheRollBack() throws IOException {
        String node = idle + "-2";
        ReleaseId id = scene.request(scene.newVersion());
        scene.awaitTask(id, ReleaseScene.APPROVAL);
        delete(company.nodes().get(node).directory().resolve("releases/" + versions.get(node)));
        scene.approve(id, "no");

        scene.awaitTask(id, ReleaseScene.DECISION);
        assertThat(scene.view(id).reason())
                .hasValueSatisfying(reason -> assertThat(reason).contains(node, "is not staged"));
        scene.decide(id, "skip", "its disk was cleaned up");

        ReleaseView ended = scene.awaitEnd(id);
        assertThat(ended.state()).isEqualTo(ReleaseState.ROLLED_BACK);
        assertThat(ended.leftOut()).containsOnlyKeys(node);
        assertThat(ended.leftOut().get(node)).contains("not restored: its disk was cleaned up");
        assertThat(company.versions()).containsEntry(idle + "-1", versions.get(idle + "-1"));
        assertThat(outOfService()).containsExactly(node);

        nextReleaseBringsAllNodesBack();
    }

    private void nextReleaseBringsAllNodesBack() {
        String next = scene.newVersion();
        ReleaseId again = scene.request(next);
        scene.approve(again, "yes");
        assertThat(scene.awaitEnd(again).state()).isEqualTo(ReleaseState.RELEASED);
        assertThat(company.versions()).hasSize(4).values().containsOnly(next);
        assertThat(outOfService()).isEmpty();
    }

    private Map<String, String> liveOnes() {
        String live = idle.equals("blue") ? "green" : "blue";
        return Map.of(live + "-1", "" + versions.get(live + "-1"), live + "-2", "" + versions.get(live + "-2"));
    }

    private List<String> remarks(ReleaseId id) {
        return ReleaseVariables.EVIDENCE
                .decode(scene.teal(RuntimeService.class)
                        .getVariable(scene.process(id), ReleaseVariables.EVIDENCE.name()))
                .orElseThrow()
                .remarks()
                .stream()
                .map(Evidence.Remark::text)
                .toList();
    }

    private List<String> outOfService() {
        return company.nodes().all().stream()
                .filter(node -> Files.exists(node.directory().resolve("out-of-service")))
                .map(node -> node.node().name())
                .toList();
    }

    /** As a machine that was set up a moment ago. */
    private void empty(String name) {
        Path directory = company.nodes().get(name).directory();
        try {
            Process stop = new ProcessBuilder("bin/service", "stop")
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            assertThat(ExitCode.of(stop)).isZero();
            for (String left : List.of("current", "previous", "releases")) {
                delete(directory.resolve(left));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path tree) throws IOException {
        if (Files.exists(tree, LinkOption.NOFOLLOW_LINKS)) {
            try (Stream<Path> files = Files.walk(tree)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
