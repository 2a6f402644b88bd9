package teal.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import teal.board.PastReleases;
import teal.board.ReleaseSheets;
import teal.board.ReleaseView;
import teal.board.Releases;
import teal.lab.InvariantsHold;
import teal.lab.ReleaseScene;
import teal.process.request.ApplicationBusy;
import teal.process.request.BadVersions;
import teal.process.request.ReleaseRequest;
import teal.process.request.ReleaseStarter;
import teal.process.request.RequestRefused;
import teal.release.ReleaseId;
import teal.release.ReleaseState;
import teal.release.Version;
import teal.releaseactions.RollbackRequests;

/** A release process of the authors' own next to the one that comes with Teal: a hotfix that nobody approves. */
@Tag("whole")
@InvariantsHold(andNoRequestFailed = true)
@TestInstance(Lifecycle.PER_CLASS)
class SecondFlowTest {

    private static final String HOTFIX = "canary-free-hotfix";
    private static final String LATER = "not-deployed-yet";
    private static final String FORBIDDEN = "for-another-application";

    private ReleaseScene scene;

    @BeforeAll
    void open() {
        scene = ReleaseScene.open(Map.of(
                "teal.applications.shop.processes",
                "blue-green-release," + HOTFIX + "," + LATER,
                "teal.applications.shop.approval.not-needed-by",
                HOTFIX));
    }

    @BeforeEach
    void deploy() {
        HttpResponse<String> answer = scene.engineRest("paula")
                .deploy(
                        "hotfix",
                        Map.of(
                                HOTFIX + ".bpmn", withoutApproval(HOTFIX),
                                FORBIDDEN + ".bpmn", withoutApproval(FORBIDDEN)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    @AfterAll
    void close() {
        scene.close();
    }

    @Test
    void isStartedByThoseWhoMayAndReleasesWithoutTheStepsThatItLeavesOut() {
        String version = scene.newVersion();
        String form = form(version);

        assertThat(scene.engineRest("anna").post("/process-definition/key/" + HOTFIX + "/submit-form", form))
                .returns(403, HttpResponse::statusCode);
        HttpResponse<String> answer =
                scene.engineRest("rita").post("/process-definition/key/" + HOTFIX + "/submit-form", form);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        ReleaseView release = scene.teal(Releases.class).newest(1).get(0);
        assertThatThrownBy(() -> scene.request(scene.newVersion()))
                .isInstanceOf(ApplicationBusy.class)
                .hasMessageContaining(release.id());

        ReleaseView ended = scene.awaitEnd(new ReleaseId(release.id()));

        assertThat(ended.state()).isEqualTo(ReleaseState.RELEASED);
        assertThat(ended.process()).isEqualTo(HOTFIX);
        assertThat(scene.company().versions()).hasSize(4).values().containsOnly(version);
    }

    @Test
    void waitsForTheOtherProcessOfItsApplication() {
        ReleaseId usual = scene.request(scene.newVersion());

        assertThatThrownBy(() -> request(scene.newVersion(), HOTFIX)).isInstanceOf(ApplicationBusy.class);

        scene.teal(RollbackRequests.class).request(usual.value(), "the test is over");
        scene.awaitEnd(usual);
    }

    @Test
    void isNoLongerStartedOnceRemovedAndItsRunningReleasesEnd() throws IOException {
        String version = scene.newVersion();
        ReleaseId running = request(version, HOTFIX);

        HttpResponse<String> removed = scene.engineRest("paula").deployWhole("without the hotfix", Shipped.files());

        assertThat(removed.statusCode()).as(removed.body()).isEqualTo(200);
        scene.teal(RollbackRequests.class).request(running.value(), "the test is over");
        scene.awaitEnd(running);
        String refusal = "of '" + HOTFIX + "' is not among the diagrams that were deployed last";
        assertThatThrownBy(() -> request(version, HOTFIX)).hasMessageContaining(refusal);
        assertThat(scene.engineRest("rita")
                        .post("/process-definition/key/" + HOTFIX + "/submit-form", form(version))
                        .body())
                .contains(refusal);
        assertThat(offered(HOTFIX)).isEmpty();
        assertThat(listed()).containsExactly("blue-green-release");
    }

    @Test
    void itsEndedReleasesAreStillShownWhenItsDiagramsWereDeleted() {
        String version = scene.newVersion();
        ReleaseId ended = request(version, HOTFIX);
        scene.teal(RollbackRequests.class).request(ended.value(), "the test is over");
        scene.awaitEnd(ended);
        String deployment = scene.teal(RepositoryService.class)
                .createProcessDefinitionQuery()
                .processDefinitionKey(HOTFIX)
                .latestVersion()
                .singleResult()
                .getDeploymentId();
        scene.teal(JdbcClient.class)
                .sql("UPDATE ACT_HI_JOB_LOG SET JOB_STATE_ = 1 WHERE ROOT_PROC_INST_ID_ = ?")
                .param(ended.value())
                .update();
        scene.engineRest("paula").deployWhole("without the hotfix", Shipped.files());

        HttpResponse<String> deleted = scene.engineRest("adam").delete("/deployment/" + deployment);
        assertThat(deleted.statusCode()).as(deleted.body()).isEqualTo(204);
        // What Teal knows about a diagram, it keeps until it ends.
        scene.stopTeal();
        scene.startTeal();

        ReleaseView release = scene.view(ended);
        assertThat(release.version()).isEqualTo(version);
        assertThat(release.failedAttempts()).isNotEmpty();
        assertThat(scene.teal(ReleaseSheets.class).find(ended.value()))
                .hasValueSatisfying(sheet -> assertThat(sheet.paths())
                        .isNotEmpty()
                        .anySatisfy(path -> assertThat(path.flows()).isEmpty()));
        assertThat(scene.teal(PastReleases.class)
                        .find(new PastReleases.Wanted(null, version, null), 0)
                        .releases())
                .extracting(PastReleases.PastRelease::id)
                .containsExactly(ended.value());
    }

    @Test
    void isRolledBackOnRequestAndItsVersionIsMarked() {
        Map<String, String> before = scene.company().versions();
        String version = scene.newVersion();
        ReleaseId id = request(version, HOTFIX);
        await().atMost(Duration.ofSeconds(120))
                .until(() -> scene.view(id).evidence().stream()
                        .anyMatch(report -> report.step().equals("activateVersion")));

        scene.teal(RollbackRequests.class).request(id.value(), "wrong branch");

        assertThat(scene.awaitEnd(id).state()).isEqualTo(ReleaseState.ROLLED_BACK);
        assertThat(scene.company().versions()).isEqualTo(before);
        assertThat(scene.teal(BadVersions.class).find("shop", new Version(version)))
                .hasValueSatisfying(bad -> assertThat(bad.refusal("shop", new Version(version), ZoneOffset.UTC))
                        .contains("wrong branch"));
    }

    @Test
    void isOfferedForTheApplicationsThatUseIt() throws IOException {
        assertThat(listed()).containsExactlyInAnyOrder("blue-green-release", HOTFIX, FORBIDDEN);
        assertThat(offered(HOTFIX)).containsExactly("shop");
        assertThat(offered("blue-green-release")).containsExactly("shop");
        assertThat(offered(FORBIDDEN)).isEmpty();
    }

    @Test
    void isRefusedForAnApplicationThatDoesNotUseItHoweverItIsStarted() {
        String version = scene.newVersion();
        String refusal =
                "shop is not released by '" + FORBIDDEN + "', but by blue-green-release, " + HOTFIX + ", " + LATER;

        assertThatThrownBy(() -> request(version, FORBIDDEN))
                .isInstanceOf(RequestRefused.class)
                .hasMessageContaining(refusal);
        HttpResponse<String> answer =
                scene.engineRest("adam").post("/process-definition/key/" + FORBIDDEN + "/submit-form", form(version));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains(refusal);
        assertThat(scene.isQuiet()).isTrue();
    }

    @Test
    void isNamedInTheRefusalIfItIsNotDeployedYet() {
        assertThatThrownBy(() -> request(scene.newVersion(), LATER))
                .isInstanceOf(RequestRefused.class)
                .hasMessageContaining("the inventory names 'not-deployed-yet', which is not deployed; deploy it");
    }

    private String form(String version) {
        return "{\"variables\": {\"application\": {\"value\": \"shop\"}, \"version\": {\"value\": \"" + version
                + "\"}, \"artifact\": {\"value\": \"" + scene.company().artifact(version) + "\"}}}";
    }

    private ReleaseId request(String version, String process) {
        return scene.teal(ReleaseStarter.class)
                .start(new ReleaseRequest("shop", version, scene.company().artifact(version), process));
    }

    private List<String> offered(String process) throws IOException {
        HttpResponse<String> form =
                scene.engineRest("adam").get("/process-definition/key/" + process + "/deployed-start-form");
        assertThat(form.statusCode()).as(form.body()).isEqualTo(200);
        return new ObjectMapper()
                .readTree(form.body()).findParents("key").stream()
                        .filter(field -> field.path("key").asText().equals("application"))
                        .flatMap(field -> field.path("values").findValues("value").stream())
                        .map(JsonNode::asText)
                        .toList();
    }

    /** The guide's example, as authors would copy it. */
    private static byte[] withoutApproval(String id) {
        try {
            return Files.readString(Path.of("docs/examples/hotfix/" + HOTFIX + ".bpmn"))
                    .replace(HOTFIX, id)
                    .getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What Tasklist lists under "Start process", by the query that it asks. */
    private List<String> listed() throws IOException {
        HttpResponse<String> processes = scene.engineRest("rita")
                .get("/process-definition?latest=true&active=true&startableInTasklist=true&maxResults=15");
        assertThat(processes.statusCode()).as(processes.body()).isEqualTo(200);
        return new ObjectMapper().readTree(processes.body()).findValuesAsText("key");
    }
}
