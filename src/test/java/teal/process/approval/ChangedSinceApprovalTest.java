package teal.process.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static teal.lab.ReleaseScene.APPROVAL;
import static teal.lab.ReleaseScene.DECISION;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import teal.lab.LabCompany;
import teal.lab.LabUsers;
import teal.lab.ReleaseScene;
import teal.process.variable.Evidence;
import teal.process.variable.ReleasePlan;
import teal.process.variable.ReleaseVariables;
import teal.release.ReleaseId;
import teal.release.ReleaseState;

/** Between the question and the answer somebody changes what was approved, by hand. */
@Tag("whole")
@TestInstance(Lifecycle.PER_CLASS)
class ChangedSinceApprovalTest {

    private final LabCompany company = LabCompany.open();
    private ReleaseScene scene;
    private String live;
    private String upgraded;
    private Map<String, String> versionsBefore;
    private String version;
    private ReleaseId id;
    private Task task;

    @BeforeAll
    void open() {
        scene = ReleaseScene.open(company, Map.of());
    }

    @AfterAll
    void close() {
        scene.close();
    }

    @BeforeEach
    void request() {
        live = company.target();
        upgraded = live.equals(LabCompany.BLUE) ? "green" : "blue";
        versionsBefore = company.versions();
        version = scene.newVersion();
        id = scene.request(version);
        task = scene.awaitTask(id, APPROVAL);
    }

    @Test
    void theRecordOrANode() throws IOException {
        Path current = company.nodes().get(upgraded + "-1").directory().resolve("current");
        Path link = Files.readSymbolicLink(current);
        company.names().editByHand(LabCompany.RECORD, upgraded + ".shop.example.test.");
        relink(current, link.resolveSibling("1.0.0"));
        scene.approve(id, "yes");

        awaitAnother();
        assertThat(evidence().askedAgain())
                .contains(
                        "this has changed since the approval: the record points at " + upgraded + ".shop.example.test.")
                .contains(upgraded + "-1 is not healthy on " + version + " (current is 1.0.0)");
        assertThat(evidence().approvals()).isEmpty();
        assertThat(evidence().approvalsMissing()).isEqualTo("1 of 1");
        assertThatThrownBy(this::answerStaleForm)
                .hasMessageContaining(
                        "this question is closed: Anna (approvers) has answered it. Your answer was not used");

        company.names().editByHand(LabCompany.RECORD, live);
        relink(current, link);
        scene.approve(id, "yes");

        assertThat(scene.awaitEnd(id).state()).isEqualTo(ReleaseState.RELEASED);
        assertThat(company.versions()).hasSize(4).values().containsOnly(version);
    }

    @Test
    void whatTheReleaseWouldHaveDoneIsAskedAboutOnce() {
        company.names().editByHand(LabCompany.RECORD, upgraded + ".shop.example.test.");
        scene.approve(id, "yes");

        awaitAnother();
        assertThat(evidence().askedAgain())
                .contains("the record points at " + upgraded + ".shop.example.test.")
                .contains("approve again to continue from there");
        scene.approve(id, "yes");

        assertThat(scene.awaitEnd(id).state()).isEqualTo(ReleaseState.RELEASED);
        assertThat(company.versions()).hasSize(4).values().containsOnly(version);
    }

    @Test
    void thePlanItself() {
        RuntimeService runtime = scene.teal(RuntimeService.class);
        ReleasePlan plan = ReleaseVariables.PLAN
                .decode(runtime.getVariable(id.value(), ReleaseVariables.PLAN.name()))
                .orElseThrow();
        ReleasePlan other = new ReleasePlan(
                new teal.deploy.Artifact(plan.artifact().uri(), plan.artifact().fileName(), 7, "0".repeat(64)),
                plan.live(),
                plan.first(),
                plan.second(),
                plan.before(),
                plan.anythingMissing(),
                plan.secondMissing(),
                plan.newRecord());
        runtime.setVariable(id.value(), ReleaseVariables.PLAN.name(), ReleaseVariables.PLAN.encode(other));
        scene.approve(id, "yes");

        awaitAnother();
        assertThat(evidence().askedAgain())
                .contains("with SHA-256 " + "0".repeat(64) + ", not the one that was approved");
        assertThat(company.target()).isEqualTo(live);
        scene.approve(id, "no");

        assertThat(scene.awaitEnd(id).state()).isEqualTo(ReleaseState.ROLLED_BACK);
    }

    /** Another file lies at the artifact's address, and Teal's own copy is gone: another engine's would be, too. */
    @Test
    void theArtifact() {
        String pinned = evidence().plan().artifact().sha256();
        company.publish(version, 50_000, Map.of());
        company.forgetFetched();
        scene.approve(id, "yes");

        scene.awaitTask(id, DECISION);

        assertThat(scene.view(id).reason())
                .hasValueSatisfying(reason -> assertThat(reason)
                        .contains("Stage artifact", "has the SHA-256", pinned, "find out who changed it"));
        assertThat(company.nodes().nodes())
                .filteredOn(node -> !node.name().startsWith(upgraded))
                .allSatisfy(node -> assertThat(
                                company.nodes().applicationDirectory(node).resolve("releases"))
                        .isDirectoryNotContaining("glob:**/" + version));
        scene.decide(id, "rollBack", "nobody knows what this file is");

        assertThat(scene.awaitEnd(id).state()).isEqualTo(ReleaseState.ROLLED_BACK);
        assertThat(company.versions()).isEqualTo(versionsBefore);
        assertThat(company.target()).isEqualTo(live);
    }

    private void answerStaleForm() {
        LabUsers.as(
                "anna",
                scene.teal(IdentityService.class),
                () -> scene.teal(TaskService.class)
                        .complete(task.getId(), Map.of("approved", "yes", "comment", "late")));
    }

    private void awaitAnother() {
        await().atMost(Duration.ofSeconds(120))
                .until(() -> !scene.awaitTask(id, APPROVAL).getId().equals(task.getId()));
    }

    private Evidence evidence() {
        return ReleaseVariables.EVIDENCE
                .decode(scene.teal(RuntimeService.class)
                        .getVariable(scene.process(id), ReleaseVariables.EVIDENCE.name()))
                .orElseThrow();
    }

    private static void relink(Path link, Path target) throws IOException {
        Files.delete(link);
        Files.createSymbolicLink(link, target);
    }
}
