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
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;
import teal.board.ReleaseView;
import teal.board.Releases;
import teal.lab.Company;
import teal.lab.LabCompany;
import teal.lab.LabUsers;
import teal.lab.PlainWords;
import teal.lab.TealInLab;
import teal.lab.WebApps;

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
                .containsExactly("Approve traffic switch: shop 2.0.0");
        HttpResponse<String> endless = get(APPROVER, "/engine-rest/task");
        assertThat(endless.statusCode()).isEqualTo(400);
        assertThat(endless.body()).contains("An unbound number of results is forbidden");
        assertThat(release.path("steps").findValuesAsText("waitsFor")).contains("approval");
        String task = release.path("steps").findValuesAsText("task").get(0);
        assertThat(json.readTree(get(APPROVER, task).body()).path("name").asText())
                .isEqualTo("Approve traffic switch: shop 2.0.0");
        String wrongAnswer = "{\"variables\": {\"approved\": {\"value\": \"maybe\"}}}";
        for (HttpResponse<String> refused : List.of(
                post(APPROVER, task + "/complete", wrongAnswer),
                post(APPROVER, task + "/submit-form", wrongAnswer),
                post(REQUESTER, task + "/complete", wrongAnswer),
                post(APPROVER, task + "0/complete", wrongAnswer))) {
            assertThat(refused.statusCode()).as(refused.body()).isGreaterThanOrEqualTo(400);
            PlainWords.isForPeople(json.readTree(refused.body()).path("message").asText());
        }
        assertThat(release.path("process").asText()).isEqualTo("blue-green-release");
        assertThat(release.path("processVersion").asInt()).isEqualTo(1);
        assertThat(release.path("requestedBy").asText()).isEqualTo(REQUESTER);
        assertThat(release.path("evidence").findValuesAsText("step")).contains("runSmokeTests", "warmUp");
        List<JsonNode> found = new ArrayList<>();
        for (JsonNode page = evidence(release, 0); !page.isEmpty(); page = evidence(release, found.size())) {
            page.forEach(found::add);
        }
        assertThat(found).as("page by page").containsExactlyElementsOf(release.path("evidence"));
        assertThat(release.path("earlierEvidence").asInt()).isZero();
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
        // A release that ends meanwhile is asked for less
        await().untilAsserted(() -> {
            try (Statements statements = Statements.counted()) {
                List<ReleaseView> few = releases.newest(1);
                int forFew = statements.count();
                List<ReleaseView> more = releases.newest(500);

                assertThat(few).hasSize(1);
                assertThat(more).hasSizeGreaterThan(1);
                assertThat(statements.count() - forFew).isEqualTo(forFew).isLessThan(10);
            }
        });
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

    @Test
    void anApplicationsSettingsAreShownWithWhereTheyComeFromAndWithoutSecrets() throws Exception {
        JsonNode settings =
                json.readTree(get("otto", "/api/applications/shop/settings").body());

        Map<String, String> values = new HashMap<>();
        Map<String, String> places = new HashMap<>();
        settings.forEach(one -> {
            values.put(one.path("property").asText(), one.path("value").asText());
            places.put(one.path("property").asText(), one.path("from").asText());
        });
        assertThat(values)
                .containsEntry("traffic.record", "shop.example.test.")
                .containsEntry("clusters[0].nodes[0].host", "127.0.0.1")
                .containsEntry("approval.approvers", "1");
        assertThat(values.get("traffic.tsig.secret")).startsWith("file:/");
        assertThat(values.values()).as("what is in force").noneMatch(value -> value.contains("${"));
        assertThat(places.get("traffic.record")).matches("lab\\.yaml, line \\d+");
        assertThat(places.get("approval.approvers")).isEqualTo("default");
        assertThat(get(APPROVER, "/api/applications/shop/settings").statusCode())
                .isEqualTo(403);
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

    @ParameterizedTest
    @CsvSource({
        "/api/releases, sha, application; artifact; build; commits; override; process; releaseNotes; replace; requestedFor; sha256; ticket; version",
        "/api/releases, startAt, application; artifact; build; commits; override; process; releaseNotes; replace; requestedFor; sha256; ticket; version",
        "/api/releases/some/rollback, why, reason",
        "/api/releases/some/cancel, reasons, reason",
        "/api/releases/some/migration, dryrun, despiteWarnings; dryRun"
    })
    void aFieldThatIsUnknownIsRefusedAndThoseThatExistAreNamed(String path, String field, String known)
            throws Exception {
        Map<String, String> body = new HashMap<>(path.endsWith("s") ? wanted("shop", "2.0.0") : Map.of());
        body.put(field, "true");

        assertThat(detail(post("otto", path, json.writeValueAsString(body))))
                .isEqualTo(
                        "found the field '" + field + "', which is unknown here; allowed: " + known.replace(";", ","));
        assertThat(json.readTree(get(REQUESTER, "/api/releases").body()).findValuesAsText("state"))
                .doesNotContain("running");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"version\": \"1\", \"version\": \"2\"} | found the field 'version' twice; send each field once",
                "{\"version\": {\"a\": 1}} | version: found something else than a text;",
                "[] | the body is not a JSON object (line 1, column 1); send one",
                "{\"version\": | the body is not JSON (line 1,",
                "version=1 | the body is not JSON (line 1,",
            })
    void aBodyThatCannotBeReadIsRefusedInPlainWords(String body, String reason) throws Exception {
        assertThat(detail(post(REQUESTER, "/api/releases", body)))
                .startsWith(reason)
                .doesNotContain("teal.", "java.", "com.fasterxml");
    }

    @Test
    void thePlugInForTheModelerIsHandedToPeopleOfTheCompany() throws Exception {
        HttpResponse<String> plugin = get(REQUESTER, "/api/modeler-plugin");

        assertThat(plugin.statusCode()).isEqualTo(200);
        assertThat(plugin.headers().firstValue("Content-Type")).hasValue("application/zip");
        assertThat(plugin.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"teal-modeler-plugin.zip\"");
        assertThat(plugin.body()).startsWith("PK").contains("teal/index.js", "teal/client.js");
    }

    @Test
    void aParameterThatIsUnknownIsRefusedAndThoseThatExistAreNamed() throws Exception {
        assertThat(detail(get(REQUESTER, "/api/releases?mots=1")))
                .isEqualTo("found the parameter 'mots', which is unknown here; allowed: most");
        assertThat(detail(get(REQUESTER, "/api/releases?most=many")))
                .isEqualTo("most: found 'many'; allowed: a whole number");
        assertThat(detail(get(REQUESTER, "/api/applications?all")))
                .isEqualTo("found the parameter 'all', which is unknown here; allowed: none");
    }

    /** What is wrong is said in the same sentence, whichever way the request takes; nothing of Teal's inside is named. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application | nothing",
                "application | ''",
                "version     | 2.0.0 beta",
                "version     | latest",
                "artifact    | https://elsewhere.example/shop.tar.gz",
                "artifact    | shop 2",
                "sha256      | abc",
                "ticket      | http://tickets.example/1",
                "ticket      | javascript:alert(1)",
                "build       | https://ci.example/\"><b>1</b>",
            })
    void aWrongRequestIsRefusedInTheSamePlainWordsByEveryWay(String field, String value) throws Exception {
        Map<String, String> wanted = new HashMap<>(wanted("shop", "2.0.0"));
        wanted.put(field, value);
        String form = json.writeValueAsString(Map.of(
                "variables",
                wanted.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, one -> Map.of("value", one.getValue(), "type", "String")))));
        WebApps tasklist = new WebApps(path -> address(path).toString());
        tasklist.signIn("tasklist", REQUESTER, LabUsers.PASSWORD);
        String process = json.readTree(get(
                                REQUESTER,
                                "/engine-rest/process-definition?key=blue-green-release&latest=true&maxResults=1")
                        .body())
                .path(0)
                .path("id")
                .asText();

        List<HttpResponse<String>> answers = List.of(
                post(REQUESTER, wanted),
                post(REQUESTER, "/engine-rest/process-definition/key/blue-green-release/start", form),
                post(REQUESTER, "/engine-rest/process-definition/" + process + "/submit-form", form),
                tasklist.send(
                        "POST",
                        "/camunda/api/engine/engine/default/process-definition/" + process + "/submit-form",
                        form));

        assertThat(answers).allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(400));
        List<String> told = new ArrayList<>();
        for (HttpResponse<String> answer : answers) {
            JsonNode body = json.readTree(answer.body());
            told.add(body.path("detail").asText(body.path("message").asText()));
        }
        assertThat(told).allSatisfy(PlainWords::isForPeople);
        assertThat(told).as("one sentence").containsOnly(told.get(0));
    }

    /** While the lab's company stands. */
    @Nested
    class EveryOperation extends EveryWrongInput {

        @Override
        String address(String path) {
            return ApiTest.this.address(path).toString();
        }

        @Override
        HttpResponse<String> send(String method, String path, String body) throws Exception {
            return client.send(
                    request("adam", path)
                            .header("Content-Type", "application/json")
                            .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.ofString());
        }
    }

    private String detail(HttpResponse<String> refused) throws IOException {
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
        return json.readTree(refused.body()).path("detail").asText();
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
        return post(user, "/api/releases", json.writeValueAsString(body));
    }

    private HttpResponse<String> post(String user, String path, String body) throws IOException, InterruptedException {
        return client.send(
                request(user, path)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> getAsStranger(String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(address(path)).build(), BodyHandlers.ofString());
    }

    private JsonNode evidence(JsonNode release, int after) throws IOException, InterruptedException {
        String path = "/api/releases/" + release.path("id").asText() + "/evidence?most=3&after=" + after;
        return json.readTree(get(APPROVER, path).body());
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
