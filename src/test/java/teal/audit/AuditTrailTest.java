package teal.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.jdbc.core.simple.JdbcClient;
import teal.board.Releases;
import teal.lab.ApiCaller;
import teal.lab.ApiCaller.Answer;
import teal.lab.LabUsers;
import teal.lab.ReleaseScene;
import teal.lab.WebApps;
import teal.release.ReleaseId;
import teal.release.ReleaseState;

/** Who did what is on record, in an order that nobody can change unseen. */
@Tag("whole")
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AuditTrailTest {

    private ReleaseScene scene;
    private @Nullable ReleaseId waiting;
    private ApiCaller rita;
    private ApiCaller anna;
    private ApiCaller vera;
    private ApiCaller adam;

    @BeforeAll
    void open() {
        scene = ReleaseScene.open(Map.of());
        rita = new ApiCaller(scene::url, "rita");
        anna = new ApiCaller(scene::url, "anna");
        vera = new ApiCaller(scene::url, "vera");
        adam = new ApiCaller(scene::url, "adam");
    }

    @AfterAll
    void close() {
        scene.close();
    }

    @Test
    void aReleaseIsOnRecordFromItsRequestToItsApproval() {
        String version = scene.newVersion();
        ReleaseId release = new ReleaseId(
                rita.post("/api/releases", wanted(version)).body().path("id").asText());
        String task = scene.awaitTask(release, ReleaseScene.APPROVAL).getId();
        anna.post(
                "/engine-rest/task/" + task + "/complete",
                Map.of("variables", Map.of("approved", value("yes"), "comment", value("${1 + 1} looks good"))));
        assertThat(scene.awaitEnd(release).state()).isEqualTo(ReleaseState.RELEASED);

        List<String> acts = acts(release.value());
        assertThat(acts)
                .contains(
                        "rita Give version = " + version,
                        "rita Create ",
                        "anna Give approved = yes",
                        "anna Give comment = ${1 + 1} looks good",
                        "anna Complete delete: false -> true");
        // What a person writes stays text: nothing evaluates it.
        assertThat(scene.view(release).evidence().toString() + acts).doesNotContain("2 looks good");
        assertThat(acts).allMatch(act -> act.startsWith("rita ") || act.startsWith("anna "));
        assertThat(vera.get("/api/audit/check").body().path("intact").asBoolean())
                .isTrue();
    }

    @Test
    @Order(1)
    void whatStepsRelyOnIsWrittenByStepsAlone() {
        ReleaseId release = waiting();
        String task = scene.awaitTask(release, ReleaseScene.APPROVAL).getId();
        var plan =
                scene.teal(Releases.class).find(release.value()).orElseThrow().clusters();

        for (String variable : List.of("plan", "version", "leftOut", "acceptedSteps", "rollBackRequest", "second")) {
            Answer refused = anna.post(
                    "/engine-rest/task/" + task + "/complete",
                    Map.of("variables", Map.of("approved", value("yes"), variable, value("{}"))));
            assertThat(refused.status()).as(variable).isBetween(400, 500);
            assertThat(refused.body().path("message").asText()).contains("'" + variable + "'");
        }

        assertThat(scene.awaitTask(release, ReleaseScene.APPROVAL).getId()).isEqualTo(task);
        assertThat(scene.view(release).clusters()).isEqualTo(plan);
        assertThat(acts(release.value())).noneMatch(act -> act.startsWith("anna "));
    }

    /** Of the release that the test before tried to change. */
    @Test
    @Order(2)
    void aRollBackIsOnRecordWithItsReason() {
        ReleaseId release = waiting();
        new ApiCaller(scene::url, "otto")
                .post("/api/releases/" + release + "/rollback", Map.of("reason", "users complain"));
        scene.awaitEnd(release);

        assertThat(acts(release.value())).contains("otto RequestRollback users complain");
    }

    @Test
    void aReleaseBeginsAtItsStartWhoeverAsks() {
        Map<String, Object> inTheMiddle = Map.of(
                "variables",
                Map.of("application", value("shop"), "plan", value("{}")),
                "startInstructions",
                List.of(Map.of("type", "startBeforeActivity", "activityId", "CallActivity_UpgradeSecond")));

        for (ApiCaller person : List.of(rita, adam)) {
            Answer refused = person.post("/engine-rest/process-definition/key/blue-green-release/start", inTheMiddle);
            assertThat(refused.status()).isBetween(400, 500);
            assertThat(refused.body().path("message").asText()).contains("begins at its start");
        }
    }

    @Test
    void usersGroupsAndSignInsAreOnRecord() {
        adam.post(
                "/engine-rest/user/create",
                Map.of(
                        "profile", Map.of("id", "newcomer"),
                        "credentials", Map.of("password", "Not-The-Real-1")));
        new WebApps(scene::url).signIn("tasklist", "paula", "Wrong-Guess-1");
        new WebApps(scene::url).signIn("tasklist", "otto", LabUsers.PASSWORD);

        assertThat(acts("")).contains("adam Create userId: newcomer", "otto SignIn from 127.0.0.1");
        assertThat(acts("")).contains("paula SignInFailed from 127.0.0.1");
        assertThat(acts("").toString()).doesNotContain("Not-The-Real-1").doesNotContain("Wrong-Guess-1");
    }

    @Test
    void aChangedOrMissingEntryShows() {
        for (int i = 0; i < 3; i++) {
            new WebApps(scene::url).signIn("tasklist", "otto", LabUsers.PASSWORD);
        }
        long last = vera.get("/api/audit/check").body().path("entries").asLong();
        JdbcClient database = scene.teal(JdbcClient.class);

        database.sql("UPDATE TEAL_AUDIT SET PERSON = 'rita' WHERE ENTRY = ?")
                .param(last - 1)
                .update();
        assertThat(vera.get("/api/audit/check").body().path("firstBroken").asLong())
                .isEqualTo(last - 1);
        database.sql("UPDATE TEAL_AUDIT SET PERSON = 'otto' WHERE ENTRY = ?")
                .param(last - 1)
                .update();
        assertThat(vera.get("/api/audit/check").body().path("intact").asBoolean())
                .isTrue();

        database.sql("UPDATE TEAL_AUDIT SET ENTRY = -1 WHERE ENTRY = ?")
                .param(last)
                .update();
        assertThat(vera.get("/api/audit/check").body().path("firstBroken").asLong())
                .isEqualTo(last);
        database.sql("UPDATE TEAL_AUDIT SET ENTRY = ? WHERE ENTRY = -1")
                .param(last)
                .update();
    }

    private ReleaseId waiting() {
        if (waiting == null) {
            waiting = scene.request(scene.newVersion());
        }
        scene.awaitTask(waiting, ReleaseScene.APPROVAL);
        return waiting;
    }

    private List<String> acts(String subject) {
        JsonNode entries = vera.get("/api/audit?most=10000").body();
        return new ArrayList<>(StreamSupport.stream(entries.spliterator(), false)
                .filter(entry -> entry.path("subject").asText().contains(subject))
                .map(entry ->
                        entry.path("person").asText() + " " + entry.path("act").asText() + " "
                                + entry.path("details").asText())
                .toList());
    }

    private Map<String, String> wanted(String version) {
        return Map.of(
                "application",
                "shop",
                "version",
                version,
                "artifact",
                scene.company().artifact(version));
    }

    private static Map<String, Object> value(String text) {
        return Map.of("value", text);
    }
}
