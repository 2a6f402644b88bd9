package teal.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;
import teal.board.ReleaseView;
import teal.board.Releases;
import teal.lab.Company;
import teal.lab.LabCompany;
import teal.lab.LabUsers;
import teal.lab.TealInLab;

@Tag("whole")
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ApiTest {

    private static final String REQUESTER = "rita";
    private static final String APPROVER = "anna";

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient client = HttpClient.newHttpClient();
    private LabCompany company;
    private ConfigurableApplicationContext teal;

    @BeforeAll
    void open() {
        company = LabCompany.open(0);
        teal = TealInLab.start(company, Map.of("server.port", 0), new String[0]);
    }

    @AfterAll
    void close() {
        teal.close();
        company.close();
    }

    @Test
    void reportsReadinessToProxiesAndNothingElse() throws Exception {
        HttpResponse<String> health = getAsStranger("/actuator/health");

        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(health.body()).isEqualTo("{\"status\":\"UP\"}");
        assertThat(getAsStranger("/actuator/env").statusCode()).isEqualTo(401);
        assertThat(getAsStranger("/actuator/beans").statusCode()).isEqualTo(401);
    }

    /** One of the last: its release waits for an answer that nobody gives. */
    @Test
    @Order(Integer.MAX_VALUE - 1)
    void aReleaseIsStartedFollowedAndNotStartedTwice() throws Exception {
        HttpResponse<String> started = post(REQUESTER, wanted("shop", "2.0.0"));
        assertThat(started.statusCode()).as(started.body()).isEqualTo(201);
        String location = started.headers().firstValue("Location").orElseThrow();

        HttpResponse<String> again = post(REQUESTER, wanted("shop", "2.0.0"));
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(location)
                .endsWith(json.readTree(again.body()).path("release").asText("none"));

        JsonNode release = awaitState(location, "waiting");
        assertThat(release.path("steps").findValuesAsText("name"))
                .as(release.toPrettyString())
                .contains("Approve traffic switch");
        assertThat(json.readTree(get(
                                        APPROVER,
                                        "/engine-rest/task?processInstanceBusinessKeyLike=shop%20%25&maxResults=50")
                                .body())
                        .findValuesAsText("name"))
                .containsExactly("Approve traffic switch");
        HttpResponse<String> endless = get(APPROVER, "/engine-rest/task");
        assertThat(endless.statusCode()).isEqualTo(400);
        assertThat(endless.body()).contains("An unbound number of results is forbidden");
        assertThat(release.path("process").asText()).isEqualTo("blue-green-release");
        assertThat(release.path("processVersion").asInt()).isEqualTo(1);
        assertThat(release.path("requestedBy").asText()).isEqualTo(REQUESTER);
        assertThat(release.path("evidence").findValuesAsText("step")).contains("runSmokeTests", "warmUp");
        assertThatFieldsAre("release-fields.txt", release);
        assertThatFieldsAre(
                "listed-release-fields.txt",
                json.readTree(get(APPROVER, "/api/releases").body()).path(0));
    }

    /** Programs read them: a field that is gone, or of another kind, breaks these. Today's are written to {@code target}. */
    private static void assertThatFieldsAre(String file, JsonNode found) throws IOException {
        Files.write(
                Path.of("target", file),
                // On a slow machine a step may need a second attempt
                JsonFields.of(found).stream()
                        .filter(field -> !field.startsWith("/failedAttempts/-"))
                        // How many answers had which status is different each time
                        .map(field -> field.replaceFirst("/statuses/.*", "/statuses"))
                        .distinct()
                        .toList());
        assertThat(Path.of("target", file)).hasSameTextualContentAs(Path.of("src/test/resources/teal/web", file));
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void manyReleasesAreListedInAsManyQueriesAsFew() {
        Releases releases = teal.getBean(Releases.class);
        // Diagrams are read once
        releases.newest(500);
        try (Statements statements = Statements.counted()) {
            List<ReleaseView> few = releases.newest(1);
            int forFew = statements.count();
            List<ReleaseView> more = releases.newest(500);

            assertThat(few).hasSize(1);
            assertThat(more).hasSizeGreaterThan(1);
            assertThat(statements.count() - forFew).isEqualTo(forFew).isLessThan(10);
        }
    }

    @Test
    void anApplicationIsShownAsItsNameServerAndNodesReportIt() throws Exception {
        // A node that answers late is shown without a version.
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            JsonNode shop =
                    json.readTree(get(APPROVER, "/api/applications/shop").body());
            assertThat(shop.path("live").asText()).isEqualTo("blue");
            assertThat(shop.path("clusters").findValuesAsText("version"))
                    .hasSize(4)
                    .containsOnly("1.0.0");
        });
        assertThat(get(APPROVER, "/api/applications/nothing").statusCode()).isEqualTo(404);
    }

    /** Unknown is not none. */
    @Test
    void anUnreachablePrimaryLeavesItOpenWhereUsersAre() throws Exception {
        company.names().pause();
        try {
            JsonNode shop =
                    json.readTree(get(APPROVER, "/api/applications/shop").body());

            assertThat(shop.path("problem").asText())
                    .contains("could not be asked", "did not answer within 1 s")
                    .doesNotContain("null");
            assertThat(shop.path("clusters").findValuesAsText("users")).containsExactly("unknown", "unknown");
        } finally {
            company.names().resume();
        }
        JsonNode shop = json.readTree(get(APPROVER, "/api/applications/shop").body());
        assertThat(shop.path("clusters").findValuesAsText("users")).containsExactly("here", "none");
    }

    @Test
    void nobodyIsServedWithoutSigningInAndOnlyRequestersStartReleases() throws Exception {
        HttpRequest anonymous = HttpRequest.newBuilder(address("/api/releases")).build();
        assertThat(client.send(anonymous, BodyHandlers.ofString()).statusCode()).isEqualTo(401);
        HttpRequest engine = HttpRequest.newBuilder(address("/engine-rest/process-definition"))
                .build();
        assertThat(client.send(engine, BodyHandlers.ofString()).statusCode()).isEqualTo(401);

        assertThat(post(APPROVER, wanted("shop", "2.0.0")).statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"latest", "LATEST", "stable", "Snapshot", "main"})
    void aNameThatMovesIsNoVersion(String name) throws Exception {
        HttpResponse<String> refused = post(REQUESTER, wanted("shop", name));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(json.readTree(refused.body()).path("detail").asText())
                .contains("version: found '" + name + "'; allowed: the name of one version for good");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "../1",
                "..",
                "1/2",
                "1;reboot",
                "-rf",
                "$(id)",
                "`id`",
                "'1'",
                "\"1\"",
                "1 2",
                "1\n2",
                "1\0002",
                "1\u202E2"
            })
    void aBadVersionIsRefusedBeforeAnythingStarts(String version) throws Exception {
        assertRefused(wanted("shop", version));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nothing", "sh op", "$(id)", "../shop", "-shop", "shop\n", "shop\000", "shop\u202E"})
    void anUnknownApplicationIsRefusedBeforeAnythingStarts(String application) throws Exception {
        assertRefused(wanted(application, "2.0.0"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "abc"})
    void anInvalidDigestIsRefusedBeforeAnythingIsReleasedUnpinned(String sha256) throws Exception {
        Map<String, String> body = new HashMap<>(wanted("shop", "2.0.0"));
        body.put("sha256", sha256);

        assertRefused(body);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application", "version", "artifact"})
    void aMissingFieldIsNamed(String field) throws Exception {
        Map<String, String> body = new HashMap<>(wanted("shop", "2.0.0"));
        body.remove(field);

        HttpResponse<String> refused = post(REQUESTER, body);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(json.readTree(refused.body()).path("detail").asText())
                .isEqualTo(field + ": found nothing; this field is required");
    }

    private void assertRefused(Map<String, String> wanted) throws Exception {
        String releases = get(REQUESTER, "/api/releases").body();

        HttpResponse<String> refused = post(REQUESTER, wanted);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(json.readTree(refused.body()).path("detail").asText()).contains("found");
        assertThat(get(REQUESTER, "/api/releases").body()).isEqualTo(releases);
    }

    @Test
    void aProcessThatTheApplicationDoesNotUseIsRefused() throws Exception {
        Map<String, String> body = new HashMap<>(wanted("shop", "2.0.0"));
        body.put("process", "rollback");
        String releases = get(REQUESTER, "/api/releases").body();

        HttpResponse<String> refused = post(REQUESTER, body);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(json.readTree(refused.body()).path("detail").asText())
                .isEqualTo(
                        "process: shop is not released by 'rollback', but by blue-green-release; choose one of these, or"
                                + " add it to teal.applications.shop.processes");
        assertThat(get(REQUESTER, "/api/releases").body()).isEqualTo(releases);
    }

    @Test
    void aReleaseIsRefusedWhileTheRecordPointsAtNeitherCluster() throws Exception {
        String target = company.target();
        long serial = moveByHand("www.elsewhere.test.");

        HttpResponse<String> started = post(REQUESTER, wanted("shop", "2.0.0"));

        JsonNode release = awaitState(started.headers().firstValue("Location").orElseThrow(), "refused");
        assertThat(release.path("reason").asText())
                .contains("shop.example.test. points at www.elsewhere.test., which is neither cluster of shop");
        assertThat(company.names().serial()).isEqualTo(serial);
        assertThat(company.versions()).hasSize(4).values().containsOnly("1.0.0");
        moveByHand(target);
    }

    private long moveByHand(String target) {
        company.names().editByHand(Company.RECORD, target);
        return company.names().serial();
    }

    private JsonNode awaitState(String location, String state) {
        return await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> json.readTree(get(APPROVER, location).body()),
                        view -> view.path("state").asText().equals(state));
    }

    private Map<String, String> wanted(String application, String version) {
        return Map.of("application", application, "version", version, "artifact", company.artifact("2.0.0"));
    }

    private HttpResponse<String> post(String user, Map<String, String> body) throws IOException, InterruptedException {
        return client.send(
                request(user, "/api/releases")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(json.writeValueAsString(body)))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> getAsStranger(String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(address(path)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String user, String path) throws IOException, InterruptedException {
        return client.send(request(user, path).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String user, String path) {
        String login = user + ":" + LabUsers.PASSWORD;
        return HttpRequest.newBuilder(address(path))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)));
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + teal.getEnvironment().getProperty("local.server.port") + path);
    }
}
