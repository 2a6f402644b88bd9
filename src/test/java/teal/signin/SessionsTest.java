package teal.signin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.context.ConfigurableApplicationContext;
import teal.audit.AuditEntry;
import teal.audit.AuditTrail;
import teal.lab.LabClock;
import teal.lab.LabCompany;
import teal.lab.LabUsers;
import teal.lab.TealInLab;
import teal.lab.WebApps;

/** How long a sign-in holds, and what of it is on record, under whose name. */
@Tag("whole")
@TestInstance(Lifecycle.PER_CLASS)
class SessionsTest {

    private static final String RELEASES = "/camunda/api/cockpit/plugin/teal/default/releases";
    private static final String LOGIN = "/camunda/api/admin/auth/user/default/login/tasklist";

    /** As soon as the issue of a lost right has to count. */
    private static final Duration SOON = Duration.ofSeconds(5);

    private final AtomicInteger newcomers = new AtomicInteger();
    private final HttpClient client = HttpClient.newHttpClient();
    private final LabClock clock = new LabClock();
    private LabCompany company;
    private ConfigurableApplicationContext teal;

    @BeforeAll
    void open() {
        company = LabCompany.withoutShop();
        teal = TealInLab.start(company, Map.of("server.port", 0), new String[0], clock);
    }

    @AfterAll
    void close() {
        teal.close();
        company.close();
        clock.close();
    }

    @Test
    void endsWithItsUser() {
        String name = newcomer("approvers");
        WebApps session = signedIn(name);

        identity().deleteUser(name);
        clock.pass(SOON);

        assertThat(session.send("GET", RELEASES, "").statusCode()).isEqualTo(401);
        assertThat(acts(name)).last().asString().contains("SignOut", "the user is gone");
    }

    @Test
    void endsWithItsPassword() {
        String name = newcomer("approvers");
        WebApps session = signedIn(name);

        User user = identity().createUserQuery().userId(name).singleResult();
        user.setPassword("Another-Password-2026");
        identity().saveUser(user);
        clock.pass(SOON);

        assertThat(session.send("GET", RELEASES, "").statusCode()).isEqualTo(401);
        // It stays so: the session is gone, not only this request.
        user.setPassword(LabUsers.PASSWORD);
        identity().saveUser(user);
        clock.pass(SOON);
        assertThat(session.send("GET", RELEASES, "").statusCode()).isEqualTo(401);
    }

    @Test
    void aLostGroupCountsAtOnceAndTheSessionGoesOn() {
        String name = newcomer("operators");
        WebApps session = signedIn(name);
        String rollback = RELEASES + "/none/rollback";
        assertThat(session.send("POST", rollback, "{}").statusCode()).isEqualTo(404);

        identity().deleteMembership(name, "operators");
        identity().createMembership(name, "approvers");
        clock.pass(SOON);

        assertThat(session.send("POST", rollback, "{}").statusCode()).isEqualTo(403);
        assertThat(session.send("GET", RELEASES, "").statusCode()).isEqualTo(200);
        assertThat(acts(name)).last().asString().contains("Refused", "POST " + rollback);
    }

    @Test
    void aGroupIsLostForProgramsToo() throws Exception {
        String name = newcomer("operators");
        HttpRequest rollback = basic("/api/releases/none/rollback", name)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}"))
                .build();
        assertThat(client.send(rollback, BodyHandlers.ofString()).statusCode()).isEqualTo(404);

        identity().deleteMembership(name, "operators");

        // A name and a password are looked at with each request.
        assertThat(client.send(rollback, BodyHandlers.ofString()).statusCode()).isEqualTo(403);
    }

    @Test
    void endsWithTheSignOutWhichIsOnRecord() {
        String name = newcomer("approvers");
        WebApps session = signedIn(name);

        assertThat(session.send("POST", "/camunda/api/admin/auth/user/default/logout", "")
                        .statusCode())
                .isEqualTo(200);

        assertThat(session.send("GET", RELEASES, "").statusCode()).isEqualTo(401);
        assertThat(acts(name)).hasSize(2).first().asString().contains("SignIn", LOGIN, "from 127.0.0.1");
        assertThat(acts(name)).last().asString().contains("SignOut", "from 127.0.0.1");
    }

    /** Sent so that a reader of the raw body sees anna, and the server rita. */
    @Test
    void theRecordNamesWhoWasChecked() {
        long before = acts("anna").size();

        for (String body : List.of(
                "%75sername=rita&username=anna&password=" + LabUsers.PASSWORD,
                "username=rita&username=anna&password=" + LabUsers.PASSWORD,
                "x=" + "y".repeat(10_000) + "&username=&password=" + LabUsers.PASSWORD)) {
            assertThat(new WebApps(this::url).signIn(body)).as(body).isEqualTo(401);
        }
        assertThat(acts("anna")).hasSize((int) before);

        String name = newcomer("approvers");
        String padded = "x=" + "y".repeat(10_000) + "&%75sername=" + name + "&password=" + LabUsers.PASSWORD;
        assertThat(new WebApps(this::url).signIn(padded)).isEqualTo(200);
        assertThat(acts(name)).singleElement().asString().contains("SignIn");
    }

    @Test
    void aNameInTheAddressIsNoSignIn() {
        WebApps session = new WebApps(this::url);

        assertThat(session.send("POST", LOGIN + "?username=rita&password=" + LabUsers.PASSWORD, "")
                        .statusCode())
                .isEqualTo(401);
        assertThat(session.send("GET", RELEASES, "").statusCode()).isEqualTo(401);
    }

    @Test
    void whoAsksAgainAndAgainHasAnEntryAnHour() throws Exception {
        String name = newcomer("approvers");
        HttpRequest list = basic("/api/releases", name).build();

        for (int i = 0; i < 5; i++) {
            assertThat(client.send(list, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
        }
        assertThat(acts(name)).singleElement().asString().contains("SignIn", "/api/releases");

        clock.pass(RecentSignIns.ONE_ENTRY_EACH);
        client.send(list, BodyHandlers.ofString());
        assertThat(acts(name)).hasSize(2);
    }

    /** The identifier that a stranger may know of is not the one that is signed in. */
    @Test
    void theSessionOfAStrangerIsNotTheOneThatIsSignedIn() throws Exception {
        String name = newcomer("approvers");
        WebApps session = signedIn(name);

        assertThat(session.cookie("JSESSIONID")).isPresent();
        String before = session.cookie("JSESSIONID").orElseThrow();
        session.signIn("tasklist", name, LabUsers.PASSWORD);

        assertThat(session.cookie("JSESSIONID"))
                .isPresent()
                .hasValueSatisfying(now -> assertThat(now).isNotEqualTo(before));
    }

    private WebApps signedIn(String name) {
        WebApps session = new WebApps(this::url);
        assertThat(session.signIn("tasklist", name, LabUsers.PASSWORD)).isEqualTo(200);
        return session;
    }

    private String newcomer(String group) {
        String name = "newcomer" + newcomers.incrementAndGet();
        LabUsers.createStranger(identity(), name);
        identity().createMembership(name, group);
        return name;
    }

    private List<AuditEntry> acts(String person) {
        List<AuditEntry> acts = new ArrayList<>();
        LabUsers.as(
                "vera",
                identity(),
                () -> acts.addAll(teal.getBean(AuditTrail.class).read(0, 10_000).stream()
                        .filter(entry -> entry.person().equals(person))
                        .toList()));
        return acts;
    }

    private HttpRequest.Builder basic(String path, String name) {
        String login = name + ":" + LabUsers.PASSWORD;
        return HttpRequest.newBuilder(URI.create(url(path)))
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(login.getBytes(UTF_8)));
    }

    private IdentityService identity() {
        return teal.getBean(IdentityService.class);
    }

    private String url(String path) {
        return "http://127.0.0.1:" + teal.getEnvironment().getProperty("local.server.port") + path;
    }
}
