package teal.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.util.LDAPSDKException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import teal.board.ReleaseView;
import teal.browser.Chromium;
import teal.browser.Pictures;
import teal.lab.ApiCaller;
import teal.lab.LabUsers;
import teal.lab.ReleaseScene;
import teal.lab.WebApps;
import teal.lab.ldap.DirectoryServer;
import teal.process.dmn.TableRows;
import teal.release.ReleaseId;
import teal.release.ReleaseState;

/** People whom the company's directory knows ask for a release, approve it, and leave the company. */
@Tag("whole")
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DirectorySignInTest {

    private DirectoryServer directory;
    private ReleaseScene scene;

    @BeforeAll
    void open(@TempDir Path files) throws IOException, LDAPSDKException, GeneralSecurityException {
        Certificate certificate = Certificate.make(files, "directory");
        directory = DirectoryServer.start(certificate.file(), certificate.key())
                .withPerson("rita.lee", "Rita", "Lee")
                .withPerson("bob", "Bob", "Board")
                .withPerson("made.here", "Max", "Made")
                .withPerson("cora", "Cora", "Call")
                .withGroup("requesters", "rita.lee")
                .withGroup("board", "bob")
                .withGroup("elsewhere", "bob");
        directory.add("board", "rita.lee");
        directory.add("requesters", "cora");
        Path password = Files.writeString(files.resolve("password"), DirectoryServer.SERVICE_PASSWORD);
        Map<String, Object> settings = new HashMap<>(
                directory.settings(certificate.file(), "file:" + password, "requesters", "approvers", "board"));
        scene = ReleaseScene.open(settings);
        // Nobody but this table knows the board.
        byte[] table = TableRows.of("approval")
                .row(2, "\"shop\"", "-", "-", "-", "\"board\"", "1")
                .content();
        assertThat(scene.engineRest("paula")
                        .deploy("who approves", Map.of("approval.dmn", table))
                        .statusCode())
                .isEqualTo(200);
        // A user without a password, whom no directory has made.
        ApiCaller.Answer made = as("adam")
                .post(
                        "/engine-rest/user/create",
                        Map.of("profile", Map.of("id", "made.here", "lastName", "Here"), "credentials", Map.of()));
        assertThat(made.status()).as(made.body().toString()).isEqualTo(204);
    }

    @AfterAll
    void close() {
        scene.close();
        directory.close();
    }

    @ParameterizedTest
    @Order(1)
    @CsvSource({
        "rita.lee, Blue-Green-2026, 200",
        "rita.lee, Wrong-Guess-1,   401",
        "rita.lee, '',              401",
        "RITA.LEE, Blue-Green-2026, 401",
        "rita*,    Blue-Green-2026, 401",
        "nobody,   Blue-Green-2026, 401",
        "otto,     Blue-Green-2026, 200",
        "made.here, Blue-Green-2026, 401"
    })
    void signsInWithTheDirectorysPasswordOrTeals(String name, String password, int status) {
        assertThat(new WebApps(scene::url).signIn("tasklist", name, password)).isEqualTo(status);
    }

    /** In the order of an approval: asked, refused to the one who asked, given by another. */
    @Test
    @Order(2)
    void fourEyesHoldAndAGroupThatOnlyATableNamesApproves() {
        String version = scene.newVersion();
        ApiCaller.Answer asked = as("rita.lee")
                .post(
                        "/api/releases",
                        Map.of(
                                "application",
                                "shop",
                                "version",
                                version,
                                "artifact",
                                scene.company().artifact(version)));
        assertThat(asked.status()).as(asked.body().toString()).isEqualTo(201);
        ReleaseId id = new ReleaseId(asked.body().path("id").asText());
        Task task = scene.awaitTask(id, ReleaseScene.APPROVAL);
        assertThat(scene.teal(TaskService.class).getIdentityLinksForTask(task.getId()))
                .extracting(IdentityLink::getGroupId)
                .containsExactly("board");

        assertThat(answer("rita.lee", task).body().path("message").asText())
                .contains("Rita Lee requested this release, so someone else has to decide");
        assertThat(new WebApps(scene::url).signIn("tasklist", "bob", LabUsers.PASSWORD))
                .isEqualTo(200);
        assertThat(as("bob")
                        .get("/engine-rest/filter?sortBy=name&sortOrder=asc&maxResults=10")
                        .body())
                .extracting(filter -> filter.path("name").asText())
                .containsExactly("Approvals", "In trouble", "My tasks", "Refused requests");
        assertThat(as("bob").get("/api/releases/" + id).status()).isEqualTo(200);
        assertThat(answer("bob", task).status()).isEqualTo(204);

        ReleaseView ended = scene.awaitEnd(id);
        assertThat(ended.state()).isEqualTo(ReleaseState.RELEASED);
        assertThat(ended.requestedBy()).hasValue("rita.lee");
    }

    @Test
    @Order(3)
    void groupsAreTheDirectorysAndNobodyGivesThemselvesAPassword() throws LDAPException {
        assertThat(groups("rita.lee")).containsExactlyInAnyOrder("requesters", "board");
        directory.remove("board", "rita.lee");
        directory.add("elsewhere", "rita.lee");
        people().refresh();
        assertThat(groups("rita.lee")).containsExactly("requesters");

        ApiCaller.Answer own = as("rita.lee")
                .put(
                        "/engine-rest/user/rita.lee/credentials",
                        Map.of("password", "Mine-Alone-1", "authenticatedUserPassword", LabUsers.PASSWORD));
        assertThat(own.status()).as(own.body().toString()).isEqualTo(400);
        assertThat(own.body().path("message").asText()).contains("change it there");
        ApiCaller.Answer given = as("adam").put("/engine-rest/group/board/members/rita.lee", Map.of());
        assertThat(given.body().path("message").asText()).contains("add rita.lee to the group there");
        assertThat(groups("rita.lee")).containsExactly("requesters");
    }

    @Test
    @Order(4)
    void whoeverHasLeftHasNoUserAnyMore() throws LDAPException {
        directory.dismiss("bob");
        directory.dismiss("made.here");

        assertThat(as("bob").get("/api/releases").status()).isEqualTo(401);
        people().refresh();

        assertThat(scene.teal(IdentityService.class).createUserQuery().list())
                .extracting(User::getId)
                .doesNotContain("bob")
                .contains("rita.lee", "made.here");
    }

    /** While they are at work; the others are followed every few minutes. */
    @Test
    @Order(4)
    void whoLeavesAGroupOrTheCompanyIsOutWithinSeconds() throws LDAPException {
        String releases = "/camunda/api/cockpit/plugin/teal/default/releases";
        WebApps session = new WebApps(scene::url);
        assertThat(session.signIn("tasklist", "cora", LabUsers.PASSWORD)).isEqualTo(200);
        assertThat(session.send("GET", releases, "").statusCode()).isEqualTo(200);

        directory.remove("requesters", "cora");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> session.send("GET", releases, "").statusCode() == 403);

        directory.dismiss("cora");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> session.send("GET", releases, "").statusCode() == 401);
    }

    @Test
    @Order(3)
    void aPasswordThatWasChangedInTheDirectoryEndsTheSession() throws LDAPException {
        String releases = "/camunda/api/cockpit/plugin/teal/default/releases";
        directory.passwordWasChanged("rita.lee", "133771680000000000");
        WebApps session = new WebApps(scene::url);
        assertThat(session.signIn("tasklist", "rita.lee", LabUsers.PASSWORD)).isEqualTo(200);
        assertThat(session.send("GET", releases, "").statusCode()).isEqualTo(200);

        directory.passwordWasChanged("rita.lee", "133771690000000000");

        await().atMost(Duration.ofSeconds(20))
                .until(() -> session.send("GET", releases, "").statusCode() == 401);
        assertThat(session.signIn("tasklist", "rita.lee", LabUsers.PASSWORD)).isEqualTo(200);
        assertThat(session.send("GET", releases, "").statusCode()).isEqualTo(200);
    }

    @Test
    @Order(4)
    void whomAnAdministratorHasMadeMayBeGivenAPasswordAndGroups() {
        ApiCaller.Answer group = as("adam").put("/engine-rest/group/approvers/members/made.here", Map.of());
        assertThat(group.status()).as(group.body().toString()).isEqualTo(204);
        ApiCaller.Answer password = as("adam")
                .put(
                        "/engine-rest/user/made.here/credentials",
                        Map.of("password", LabUsers.PASSWORD, "authenticatedUserPassword", LabUsers.PASSWORD));
        assertThat(password.status()).as(password.body().toString()).isEqualTo(204);

        assertThat(new WebApps(scene::url).signIn("tasklist", "made.here", LabUsers.PASSWORD))
                .isEqualTo(200);
    }

    @Test
    @Order(5)
    void withoutTheDirectoryTealsOwnUsersSignInAndTheOthersStayWhatTheyWere() {
        directory.shutDown();

        assertThat(new WebApps(scene::url).signIn("tasklist", "rita.lee", LabUsers.PASSWORD))
                .isEqualTo(503);
        ApiCaller.Answer program = as("rita.lee").get("/api/releases");
        assertThat(program.status()).isEqualTo(503);
        assertThat(program.body().path("detail").asText()).startsWith("The company directory is not responding");
        assertThat(new WebApps(scene::url).signIn("admin", "adam", LabUsers.PASSWORD))
                .isEqualTo(200);
        people().refresh();
        assertThat(groups("rita.lee")).containsExactly("requesters");
    }

    /** A stranger is told no address of the company's. */
    @Test
    @Order(6)
    void theSignInPageSaysThatTheDirectoryIsAway() {
        directory.shutDown();
        try (Chromium chromium = Chromium.start()) {
            Page page = chromium.newWindow().newPage();
            page.navigate(scene.url("/camunda/app/tasklist/default/"));
            page.getByPlaceholder("Username").fill("rita.lee");
            page.getByPlaceholder("Password").fill(LabUsers.PASSWORD);
            page.getByText("Log in").click();

            Locator told = page.locator(".alert-danger").first();
            PlaywrightAssertions.assertThat(told)
                    .containsText("The company directory is not responding, so nobody can sign in with a company"
                            + " password");
            PlaywrightAssertions.assertThat(told).not().containsText("ldap");
            Pictures.keep(page.screenshot(), "sign-in-without-directory");
        }
    }

    private DirectoryPeople people() {
        return (DirectoryPeople) ((ProcessEngineConfigurationImpl)
                        scene.teal(ProcessEngine.class).getProcessEngineConfiguration())
                .getIdentityProviderSessionFactory();
    }

    private List<String> groups(String name) {
        return scene.teal(IdentityService.class).createGroupQuery().groupMember(name).list().stream()
                .map(Group::getId)
                .toList();
    }

    private ApiCaller.Answer answer(String name, Task task) {
        return as(name).post(
                        "/engine-rest/task/" + task.getId() + "/complete",
                        Map.of("variables", Map.of("approved", Map.of("value", "yes", "type", "String"))));
    }

    private ApiCaller as(String name) {
        return new ApiCaller(scene::url, name);
    }
}
