package teal.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import teal.lab.LabUsers;
import teal.lab.WebApps;

/** How long a sign-in holds, and what of it is on record, under whose name. */
@Tag("whole")
class SessionsTest {

    private static final String RELEASES = "/camunda/api/cockpit/plugin/teal/default/releases";
    private static final String LOGIN = "/camunda/api/admin/auth/user/default/login/tasklist";

    /** As soon as the issue of a lost right has to count. */
    private static final Duration SOON = Duration.ofSeconds(5);

    @RegisterExtension
    static final DoorScene door = new DoorScene();

    @Test
    void endsWithItsUser() {
        String name = door.newcomer("approvers");
        WebApps session = signedIn(name);

        door.identity().deleteUser(name);
        door.clock().pass(SOON);

        assertThat(session.send("GET", RELEASES, "").statusCode()).isEqualTo(401);
        assertThat(door.acts(name)).last().asString().contains("SignOut", "the user is gone");
    }

    @Test
    void endsWithItsPassword() {
        String name = door.newcomer("approvers");
        WebApps session = signedIn(name);

        User user = door.identity().createUserQuery().userId(name).singleResult();
        user.setPassword("Another-Password-2026");
        door.identity().saveUser(user);
        door.clock().pass(SOON);

        assertThat(session.send("GET", RELEASES, "").statusCode()).isEqualTo(401);
        // It stays so: the session is gone, not only this request.
        user.setPassword(LabUsers.PASSWORD);
        door.identity().saveUser(user);
        door.clock().pass(SOON);
        assertThat(session.send("GET", RELEASES, "").statusCode()).isEqualTo(401);
    }

    @Test
    void aLostGroupCountsAtOnceAndTheSessionGoesOn() {
        String name = door.newcomer("operators");
        WebApps session = signedIn(name);
        String rollback = RELEASES + "/none/rollback";
        assertThat(session.send("POST", rollback, "{}").statusCode()).isEqualTo(404);

        door.identity().deleteMembership(name, "operators");
        door.identity().createMembership(name, "approvers");
        door.clock().pass(SOON);

        assertThat(session.send("POST", rollback, "{}").statusCode()).isEqualTo(403);
        assertThat(session.send("GET", RELEASES, "").statusCode()).isEqualTo(200);
        assertThat(door.acts(name)).last().asString().contains("Refused", "POST " + rollback);
    }

    @Test
    void aGroupIsLostForProgramsToo() throws Exception {
        String name = door.newcomer("operators");
        HttpRequest.Builder rollback = door.request("/api/releases/none/rollback", name, LabUsers.PASSWORD)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}"));
        assertThat(door.send(rollback).statusCode()).isEqualTo(404);

        door.identity().deleteMembership(name, "operators");

        // A name and a password are looked at with each request.
        assertThat(door.send(rollback).statusCode()).isEqualTo(403);
    }

    @Test
    void endsWithTheSignOutWhichIsOnRecord() {
        String name = door.newcomer("approvers");
        WebApps session = signedIn(name);

        assertThat(session.send("POST", "/camunda/api/admin/auth/user/default/logout", "")
                        .statusCode())
                .isEqualTo(200);

        assertThat(session.send("GET", RELEASES, "").statusCode()).isEqualTo(401);
        assertThat(door.acts(name)).hasSize(2).first().asString().contains("SignIn", LOGIN, "from 127.0.0.1");
        assertThat(door.acts(name)).last().asString().contains("SignOut", "from 127.0.0.1");
    }

    /** Sent so that a reader of the raw body sees anna, and the server rita. */
    @Test
    void theRecordNamesWhoWasChecked() {
        long before = door.acts("anna").size();

        for (String body : List.of(
                "%75sername=rita&username=anna&password=" + LabUsers.PASSWORD,
                "username=rita&username=anna&password=" + LabUsers.PASSWORD,
                "x=" + "y".repeat(10_000) + "&username=&password=" + LabUsers.PASSWORD)) {
            assertThat(new WebApps(door::url).signIn(body)).as(body).isEqualTo(401);
        }
        assertThat(door.acts("anna")).hasSize((int) before);

        String name = door.newcomer("approvers");
        String padded = "x=" + "y".repeat(10_000) + "&%75sername=" + name + "&password=" + LabUsers.PASSWORD;
        assertThat(new WebApps(door::url).signIn(padded)).isEqualTo(200);
        assertThat(door.acts(name)).singleElement().asString().contains("SignIn");
    }

    @Test
    void aNameInTheAddressIsNoSignIn() {
        WebApps session = new WebApps(door::url);

        assertThat(session.send("POST", LOGIN + "?username=rita&password=" + LabUsers.PASSWORD, "")
                        .statusCode())
                .isEqualTo(401);
        assertThat(session.send("GET", RELEASES, "").statusCode()).isEqualTo(401);
    }

    @Test
    void whoAsksAgainAndAgainHasAnEntryAnHour() throws Exception {
        String name = door.newcomer("approvers");
        HttpRequest.Builder list = door.request("/api/releases", name, LabUsers.PASSWORD);

        for (int i = 0; i < 5; i++) {
            assertThat(door.send(list).statusCode()).isEqualTo(200);
        }
        assertThat(door.acts(name)).singleElement().asString().contains("SignIn", "/api/releases");

        door.clock().pass(RecentSignIns.ONE_ENTRY_EACH);
        door.send(list);
        assertThat(door.acts(name)).hasSize(2);
    }

    /** The identifier that a stranger may know of is not the one that is signed in. */
    @Test
    void theSessionOfAStrangerIsNotTheOneThatIsSignedIn() throws Exception {
        String name = door.newcomer("approvers");
        WebApps session = signedIn(name);

        assertThat(session.cookie("JSESSIONID")).isPresent();
        String before = session.cookie("JSESSIONID").orElseThrow();
        session.signIn("tasklist", name, LabUsers.PASSWORD);

        assertThat(session.cookie("JSESSIONID"))
                .isPresent()
                .hasValueSatisfying(now -> assertThat(now).isNotEqualTo(before));
    }

    private WebApps signedIn(String name) {
        WebApps session = new WebApps(door::url);
        assertThat(session.signIn("tasklist", name, LabUsers.PASSWORD)).isEqualTo(200);
        return session;
    }
}
