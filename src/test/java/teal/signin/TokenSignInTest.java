package teal.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import teal.lab.ApiCaller.Answer;
import teal.lab.LabUsers;

/** What tokens open and what they do not, for how long, and what of it is on record. */
@Tag("whole")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TokenSignInTest {

    private static final String UNKNOWN = "teal_" + "x".repeat(43);
    private static final Map<String, String> REQUEST = Map.of("version", "9.0.0", "artifact", "file:/nowhere.tar.gz");

    @RegisterExtension
    static final DoorScene door = new DoorScene();

    @Test
    void isMadeByAdministratorsAndShownOnce() {
        Answer made = door.as("adam").post("/api/tokens", Map.of("name", "ci-once", "application", "shop", "days", 30));
        assertThat(made.status()).isEqualTo(201);
        String secret = made.body().path("secret").asText();
        assertThat(secret).matches("teal_[A-Za-z0-9_-]{43}");

        JsonNode listed = door.as("adam").get("/api/tokens").body();
        assertThat(listed.toString())
                .contains("ci-once", "requesters", "shop", "adam")
                .doesNotContain(secret);
        assertThat(door.part(JdbcClient.class)
                        .sql("SELECT * FROM TEAL_TOKEN")
                        .query()
                        .listOfRows()
                        .toString())
                .contains("ci-once")
                .doesNotContain(secret);
        assertThat(trail()).anyMatch(entry -> entry.contains("adam MakeToken token ci-once requesters, for shop"));
        assertThat(trail().toString()).doesNotContain(secret);
        for (String person : List.of("rita", "otto", "paula", "vera")) {
            assertThat(door.as(person).get("/api/tokens").status()).isEqualTo(403);
            assertThat(door.as(person)
                            .post("/api/tokens", Map.of("name", "mine"))
                            .status())
                    .isEqualTo(403);
        }
    }

    @Test
    void isRefusedWithTheFieldThatIsWrong() {
        made("ci-taken", "requesters", Map.of());
        Map<Map<String, ?>, String> wrong = Map.of(
                Map.of("days", 3), "name: found nothing",
                Map.of("name", "a b"), "name: found 'a b'",
                Map.of("name", "ci-taken"), "name: found 'ci-taken', which is the name of a token that is still valid",
                Map.of("name", "x", "role", "approvers"), "role: found 'approvers'; allowed: requesters, operators",
                Map.of("name", "x", "role", "auditors", "application", "shop"), "auditors read about all applications",
                Map.of("name", "x", "days", 0), "days: found 0; allowed: 1 to 366",
                Map.of("name", "x", "application", "kiosk"), "kiosk");
        wrong.forEach((wanted, words) -> {
            Answer refused = door.as("adam").post("/api/tokens", wanted);
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.body().path("detail").asText()).contains(words);
        });
        assertThat(door.as("adam").post("/api/tokens/none/revoke", Map.of()).status())
                .isEqualTo(404);
        assertThat(door.as("adam").get("/api/tokens").body().findValuesAsText("name"))
                .doesNotContain("x");
    }

    @Test
    void opensWhatItsRoleMayDoAndTealsOwnApiOnly() throws Exception {
        String requester = made("ci-requester", "requesters", Map.of());
        String auditor = made("ci-auditor", "auditors", Map.of());

        assertThat(get("/api/releases", requester).statusCode()).isEqualTo(200);
        assertThat(get("/api/applications", requester).statusCode()).isEqualTo(200);
        assertThat(get("/api/audit", auditor).statusCode()).isEqualTo(200);
        for (String closed : List.of("/api/audit", "/api/tokens", "/engine-rest/engine", "/engine-rest/task")) {
            assertThat(get(closed, requester).statusCode()).as(closed).isEqualTo(403);
        }
        assertThat(get("/engine-rest/task", auditor).body()).contains("a token opens Teal's own API only");
        assertThat(post("/api/releases/none/rollback", requester, Map.of()).statusCode())
                .isEqualTo(403);
        assertThat(get("/camunda/api/engine/engine/default/task", requester).statusCode())
                .isEqualTo(401);
        assertThat(trail())
                .anyMatch(entry -> entry.contains("pipeline:ci-requester SignIn /api/"))
                .anyMatch(entry -> entry.contains("pipeline:ci-requester Refused GET /engine-rest/task"));
        assertThat(door.as("adam").get("/api/tokens").body().toString()).contains("\"lastUsedFrom\":\"127.0.0.1\"");
    }

    @Test
    void forOneApplicationOpensNothingOfOthers() throws Exception {
        String token = made("ci-shop", "operators", Map.of("application", "shop"));

        assertThat(get("/api/applications/shop", token).statusCode()).isEqualTo(200);
        HttpResponse<String> other = get("/api/applications/kiosk", token);
        assertThat(other.statusCode()).isEqualTo(403);
        assertThat(other.body()).contains("the token of pipeline:ci-shop is for shop only");
        HttpResponse<String> request = post("/api/releases", token, with("application", "kiosk"));
        assertThat(request.statusCode())
                .as("whether or not there is such an application")
                .isEqualTo(403);
        assertThat(post("/api/releases/none/rollback", token, Map.of()).statusCode())
                .isEqualTo(404);
    }

    @Test
    void namesAPersonWhoIsThere() throws Exception {
        String token = made("ci-person", "requesters", Map.of());
        Map<String, String> request = with("application", "shop");
        LabUsers.createStranger(door.part(IdentityService.class), "leaver");
        door.part(IdentityService.class).deleteUser("leaver");

        HttpResponse<String> nobody = post("/api/releases", token, request);
        assertThat(nobody.statusCode()).isEqualTo(400);
        assertThat(nobody.body()).contains("pipeline:ci-person has to name the person it acts for");
        for (String person : List.of("leaver", "RITA", "' OR 1=1", " ")) {
            HttpResponse<String> refused = post("/api/releases", token, with(request, "requestedFor", person));
            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(refused.body()).contains("requestedFor: found ");
        }
        // The person is known, so something else is wrong
        assertThat(post("/api/releases", token, with(request, "requestedFor", "rita"))
                        .body())
                .contains("nowhere.tar.gz")
                .doesNotContain("requestedFor");
    }

    @Test
    @Order(Integer.MAX_VALUE - 1)
    void endsWhenItExpiresOrIsRevoked() throws Exception {
        String expiring = made("ci-expiring", "requesters", Map.of("days", 1));
        String revoked = made("ci-revoked", "requesters", Map.of());
        assertThat(get("/api/releases", expiring).statusCode()).isEqualTo(200);
        assertThat(get("/api/releases", revoked).statusCode()).isEqualTo(200);

        assertThat(door.as("adam")
                        .post("/api/tokens/ci-revoked/revoke", Map.of())
                        .status())
                .isEqualTo(200);
        door.clock().pass(Duration.ofDays(1));

        HttpResponse<String> gone = get("/api/releases", revoked);
        assertThat(gone.statusCode()).isEqualTo(401);
        assertThat(gone.body()).contains("this token was revoked at").doesNotContain("teal_");
        assertThat(gone.headers().firstValue("WWW-Authenticate"))
                .contains("Bearer realm=\"Teal\", error=\"invalid_token\"");
        assertThat(get("/api/releases", expiring).body()).contains("this token expired at");
        assertThat(trail())
                .anyMatch(entry -> entry.contains("adam RevokeToken token ci-revoked"))
                .anyMatch(entry -> entry.contains("pipeline:ci-revoked SignInFailed /api/releases"));
    }

    /** The last one: this machine has to wait afterwards. */
    @Test
    @Order(Integer.MAX_VALUE)
    void whoTriesWrongOnesIsSlowedDownAndTokensAtTheirUsualAddressAreNot() throws Exception {
        String usual = made("ci-usual", "requesters", Map.of());
        String fresh = made("ci-fresh", "requesters", Map.of());
        assertThat(get("/api/releases", usual).statusCode()).isEqualTo(200);
        int status = 401;
        for (int tried = 0; status == 401 && tried <= FailedSignIns.ALLOWED; tried++) {
            status = get("/api/releases", tried % 2 == 0 ? UNKNOWN : "nonsense").statusCode();
        }

        assertThat(status).isEqualTo(429);
        assertThat(get("/api/releases", fresh).statusCode()).isEqualTo(429);
        assertThat(get("/api/releases", usual).statusCode()).isEqualTo(200);
        assertThat(trail().toString()).contains("(unknown token) SignInFailed").doesNotContain(UNKNOWN);
    }

    private String made(String name, String role, Map<String, ?> more) {
        Map<String, Object> wanted = new HashMap<>(more);
        wanted.put("name", name);
        wanted.put("role", role);
        return door.as("adam").post("/api/tokens", wanted).body().path("secret").asText();
    }

    private static Map<String, String> with(String field, String value) {
        return with(REQUEST, field, value);
    }

    private static Map<String, String> with(Map<String, String> request, String field, String value) {
        Map<String, String> more = new HashMap<>(request);
        more.put(field, value);
        return more;
    }

    private List<String> trail() {
        return door.trail().stream()
                .map(entry -> entry.person() + " " + entry.act() + " " + entry.subject() + " " + entry.details())
                .toList();
    }

    private HttpResponse<String> get(String path, String token) throws Exception {
        return door.send(request(path, token));
    }

    private HttpResponse<String> post(String path, String token, Map<String, ?> body) throws Exception {
        return door.send(request(path, token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(new ObjectMapper().writeValueAsString(body))));
    }

    private HttpRequest.Builder request(String path, String token) {
        return HttpRequest.newBuilder(URI.create(door.url(path)))
                .timeout(Duration.ofMinutes(2))
                .header("Authorization", "Bearer " + token);
    }
}
