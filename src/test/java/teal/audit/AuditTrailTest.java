package teal.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.runtime.RestartProcessInstanceBuilder;
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
import teal.access.NotAllowed;
import teal.access.Principals;
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
        assertThat(acts).as("each once").doesNotHaveDuplicates();
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

    /** A restart would begin a release that has ended at any of its steps. No interface of Teal offers it: the second line. */
    @Test
    @Order(3)
    void noReleaseIsRestartedInTheMiddle() {
        HistoricProcessInstance ended = scene.teal(HistoryService.class)
                .createHistoricProcessInstanceQuery()
                .processDefinitionKey("blue-green-release")
                .finished()
                .list()
                .get(0);
        RestartProcessInstanceBuilder restart = scene.teal(RuntimeService.class)
                .restartProcessInstances(ended.getProcessDefinitionId())
                .processInstanceIds(ended.getId())
                .startBeforeActivity("CallActivity_UpgradeSecond");

        LabUsers.as("adam", scene.teal(IdentityService.class), () -> {
            assertThatThrownBy(restart::execute).hasMessageContaining("begins at its start");
            assertThatThrownBy(restart::executeAsync).hasMessageContaining("begins at its start");
        });
        assertThat(adam.post(
                                "/engine-rest/process-definition/" + ended.getProcessDefinitionId() + "/restart",
                                Map.of("processInstanceIds", List.of(ended.getId())))
                        .status())
                .isEqualTo(403);
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
        signInAsOtto();
        signInAsOtto();
        // What this instance has seen ends with the entry that is changed: a repair might take it for one that was
        // replaced.
        scene.teal(TrailCheck.class).follow();
        signInAsOtto();
        long last = vera.get("/api/audit/check").body().path("entries").asLong();
        JdbcClient database = scene.teal(JdbcClient.class);

        database.sql("UPDATE TEAL_AUDIT SET PERSON = 'rita' WHERE ENTRY = ?")
                .param(last - 1)
                .update();
        assertThat(vera.get("/api/audit/check").body().path("firstBroken").asLong())
                .isEqualTo(last - 1);
        Answer refused = adam.post("/api/audit/repair", Map.of("reason", "make it good again"));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().path("detail").asText())
                .contains("entry " + (last - 1) + " was changed", "only a lost end can be repaired");
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

    private void signInAsOtto() {
        new WebApps(scene::url).signIn("tasklist", "otto", LabUsers.PASSWORD);
    }

    @Test
    @Order(1)
    void commentsAndChangedJobsAndVariablesAreOnRecordWithWhatTheyWereBefore() {
        ReleaseId release = waiting();
        String task = scene.awaitTask(release, ReleaseScene.APPROVAL).getId();

        anna.post("/engine-rest/task/" + task + "/comment/create", Map.of("message", "see TICKET-12"));
        adam.put("/engine-rest/process-instance/" + release + "/variables/note", Map.of("value", "one"));
        adam.put("/engine-rest/process-instance/" + release + "/variables/note", Map.of("value", "two"));
        adam.put(
                "/engine-rest/process-instance/" + release + "/variables/sitePassword",
                Map.of("value", "Not-For-The-Trail"));

        assertThat(acts("release " + release.value()))
                .anySatisfy(
                        act -> assertThat(act).startsWith("anna AddComment ").contains("see TICKET-12"))
                .contains("adam Give note = one", "adam Give note = two, was one")
                .contains("adam Give sitePassword = ********");
        assertThat(everything()).doesNotContain("Not-For-The-Trail");
    }

    @Test
    void whatChangedOfAUserAGroupOrARightIsOnRecord() {
        adam.post(
                "/engine-rest/user/create",
                Map.of(
                        "profile", Map.of("id", "petra", "email", "petra@example.test"),
                        "credentials", Map.of("password", "Not-The-Real-1")));
        adam.put(
                "/engine-rest/user/petra/profile",
                Map.of("id", "petra", "firstName", "Petra", "email", "petra@elsewhere.test"));
        adam.put(
                "/engine-rest/user/petra/credentials",
                Map.of("password", "Not-The-Real-2", "authenticatedUserPassword", LabUsers.PASSWORD));
        adam.post("/engine-rest/user/petra/unlock", Map.of());
        adam.post("/engine-rest/group/create", Map.of("id", "shopkeepers", "name", "Shopkeepers", "type", "WORKFLOW"));
        adam.put("/engine-rest/group/shopkeepers", Map.of("id", "shopkeepers", "name", "Keepers", "type", "WORKFLOW"));
        adam.put("/engine-rest/group/shopkeepers/members/petra", Map.of());
        adam.delete("/engine-rest/user/petra");

        assertThat(acts(""))
                .anySatisfy(act -> assertThat(act)
                        .startsWith("adam Update userId: petra; ")
                        .contains("email: petra@example.test -> petra@elsewhere.test", "first: none -> Petra"))
                .anySatisfy(act -> assertThat(act)
                        .startsWith("adam Update userId: petra; ")
                        .contains("pwd changed", "salt changed"))
                .anySatisfy(act -> assertThat(act).startsWith("adam UnlockUser").contains("petra"))
                .anySatisfy(act ->
                        assertThat(act).startsWith("adam Update groupId: shopkeepers; name: Shopkeepers -> Keepers"))
                .anySatisfy(act -> assertThat(act)
                        .startsWith("adam Delete userId: petra")
                        .contains("email: petra@elsewhere.test"));
        assertThat(everything()).doesNotContain("Not-The-Real", LabUsers.PASSWORD, "{SHA", "{bcrypt");
    }

    /** Each way that a person has, and no other: who looks on leaves no entries. */
    @Test
    void whoOnlyReadsLeavesNoEntries() {
        ApiCaller otto = new ApiCaller(scene::url, "otto");
        otto.get("/api/releases");
        int before = acts("").size();

        for (String path : List.of(
                "/api/releases",
                "/api/applications",
                "/engine-rest/task?maxResults=10",
                "/engine-rest/process-instance?maxResults=10",
                "/engine-rest/history/process-instance?maxResults=10",
                "/engine-rest/process-definition/key/blue-green-release/deployed-start-form",
                "/engine-rest/deployment?maxResults=10")) {
            assertThat(otto.get(path).status()).as(path).isEqualTo(200);
        }

        assertThat(acts("")).hasSize(before);
    }

    @Test
    void whoSignsOutAndWhatStrangersTryIsOnRecord() {
        WebApps session = new WebApps(scene::url);
        session.signIn("tasklist", "otto", LabUsers.PASSWORD);
        session.send("POST", "/camunda/api/admin/auth/user/default/logout", "");
        WebApps stranger = new WebApps(scene::url);
        for (int i = 0; i < 50; i++) {
            stranger.send("GET", "/camunda/api/engine/engine/default/task", "");
        }
        int atOnce = acts("").size();
        for (int i = 0; i < 50; i++) {
            stranger.send("GET", "/camunda/api/engine/engine/default/task", "");
        }

        assertThat(acts("")).contains("otto SignOut from 127.0.0.1");
        assertThat(acts("")).hasSize(atOnce);
        scene.teal(Visits.class).destroy();
        assertThat(acts(""))
                .last()
                .asString()
                .startsWith("(strangers) Strangers")
                .contains("NotSignedIn", "127.0.0.1 (");
    }

    @Test
    void onlyAuditorsReadAndCheckAndOnlyAdministratorsRepair() {
        for (ApiCaller person : List.of(rita, anna, new ApiCaller(scene::url, "otto"))) {
            assertThat(person.get("/api/audit").status()).isEqualTo(403);
            assertThat(person.get("/api/audit/check").status()).isEqualTo(403);
            assertThat(person.post("/api/audit/repair", Map.of("reason", "x")).status())
                    .isEqualTo(403);
        }
        assertThat(vera.post("/api/audit/repair", Map.of("reason", "x")).status())
                .isEqualTo(403);
        assertThat(vera.get("/api/audit/check").status()).isEqualTo(200);
        Answer intact = adam.post("/api/audit/repair", Map.of("reason", "x"));
        assertThat(intact.status()).isEqualTo(400);
        assertThat(intact.body().path("detail").asText()).contains("there is nothing to repair");

        // The second line, behind the front door.
        AuditTrail trail = scene.teal(AuditTrail.class);
        LabUsers.as("rita", scene.teal(IdentityService.class), () -> {
            assertThatThrownBy(() -> trail.read(0, 1)).isInstanceOf(NotAllowed.class);
            assertThatThrownBy(trail::check).isInstanceOf(NotAllowed.class);
            assertThatThrownBy(() -> trail.repair("rita", "x")).isInstanceOf(NotAllowed.class);
        });
        LabUsers.as(
                "vera",
                scene.teal(IdentityService.class),
                () -> assertThatThrownBy(() -> trail.repair("vera", "x")).isInstanceOf(NotAllowed.class));
    }

    /** Without its end nothing can be recorded, so nothing is done; an administrator still gets in. */
    @Test
    @Order(Integer.MAX_VALUE)
    void aLostEndIsRepairedByAnAdministratorOnRecord() {
        JdbcClient database = scene.teal(JdbcClient.class);
        long last = vera.get("/api/audit/check").body().path("entries").asLong();
        scene.teal(TrailCheck.class).follow();
        database.sql("DELETE FROM TEAL_AUDIT_END").update();
        database.sql("DELETE FROM TEAL_AUDIT WHERE ENTRY > ?").param(last - 2).update();

        assertThat(new WebApps(scene::url).signIn("admin", "adam", LabUsers.PASSWORD))
                .isEqualTo(200);
        assertThat(adam.post("/engine-rest/group/create", Map.of("id", "unseen", "name", "x", "type", "WORKFLOW"))
                        .status())
                .isGreaterThanOrEqualTo(400);
        assertThat(scene.teal(IdentityService.class)
                        .createGroupQuery()
                        .groupId("unseen")
                        .count())
                .isZero();
        JsonNode broken = vera.get("/api/audit/check").body();
        assertThat(broken.path("intact").asBoolean()).isFalse();
        assertThat(broken.path("problem").asText()).isEqualTo("entries " + (last - 1) + " to " + last + " are missing");

        Answer repaired = adam.post("/api/audit/repair", Map.of("reason", "restored from a backup, TICKET-7"));

        assertThat(repaired.status()).isEqualTo(200);
        assertThat(repaired.body().path("intact").asBoolean()).isTrue();
        assertThat(repaired.body().path("missing").path(0).path("from").asLong())
                .isEqualTo(last - 1);
        assertThat(repaired.body().path("missing").path(0).path("repairedBy").asLong())
                .isEqualTo(last + 1);
        assertThat(acts("audit trail"))
                .singleElement()
                .asString()
                .startsWith("adam RepairTrail missing: " + (last - 1) + "-" + last)
                .contains("restored from a backup, TICKET-7");
        scene.teal(TrailCheck.class).follow();
        assertThat(vera.get("/api/audit/check").body().path("intact").asBoolean())
                .isTrue();
    }

    @Test
    @Order(1)
    void whatTealDoesOnAPersonsRequestIsOnRecordUnderTheirName() {
        ReleaseId release = waiting();
        RuntimeService runtime = scene.teal(RuntimeService.class);

        LabUsers.as(
                "otto",
                scene.teal(IdentityService.class),
                () -> scene.teal(Principals.class)
                        .asTeal("a test", () -> runtime.setVariable(release.value(), "onRequest", "yes")));
        runtime.setVariable(release.value(), "ofItsOwn", "yes");

        assertThat(acts("release " + release.value()))
                .anySatisfy(act ->
                        assertThat(act).startsWith("otto SetExecutionVariables").contains("onRequest"))
                .noneSatisfy(act -> assertThat(act).contains("ofItsOwn"));
    }

    /** A spreadsheet evaluates them when somebody opens the table. */
    @Test
    void textThatWouldBeAFormulaInASpreadsheetStaysText() throws Exception {
        List<String> formulas = List.of("=1+1", "+1", "-1", "@SUM(A1)", "\t=1+1", "\r=1+1", "\n=1+1", "\uFF1D1+1");
        formulas.forEach(text -> scene.teal(AuditTrail.class).keep(text, text, text, text + "\"quoted\""));

        String table = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(scene.url("/api/audit?most=10000")))
                                .header("Accept", "text/csv")
                                .header(
                                        "Authorization",
                                        "Basic "
                                                + Base64.getEncoder()
                                                        .encodeToString(("vera:" + LabUsers.PASSWORD).getBytes(UTF_8)))
                                .build(),
                        BodyHandlers.ofString())
                .body();

        for (String text : formulas) {
            String cell = "\"'" + text + "\"";
            assertThat(table).contains(String.join(",", cell, cell, cell, "\"'" + text + "\"\"quoted\"\"\""));
        }
    }

    private String everything() {
        return acts("").toString();
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
