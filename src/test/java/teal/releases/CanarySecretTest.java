package teal.releases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import teal.lab.ApiCaller;
import teal.lab.CockpitSession;
import teal.lab.LabUsers;
import teal.lab.ReleaseScene;
import teal.lab.WebApps;
import teal.release.ReleaseId;

/** The company's secrets are looked for wherever something of Teal's can be read. */
@Tag("whole")
@ExtendWith(OutputCaptureExtension.class)
class CanarySecretTest {

    private ReleaseScene scene;

    @BeforeEach
    void open() {
        // Everything is logged that can be: what is secret stays so.
        scene = ReleaseScene.open(Map.of("logging.level.root", "info", "logging.level.teal", "trace"));
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void isFoundNowhereAfterReleasesThatWentWellAndBadly(CapturedOutput output) throws IOException {
        List<String> canaries = canaries();
        ReleaseId released = scene.request(scene.newVersion());
        scene.approve(released, "yes");
        scene.awaitEnd(released);
        ReleaseId failed = failsBySecret();
        List<String> refused = refusedAddresses();

        List<String> read = new ArrayList<>(refused);
        read.add(output.getAll());
        read.add(dump());
        read.addAll(answers(released, failed));

        assertThat(read.toString()).contains(failed.value(), "secret");
        assertThat(canaries)
                .hasSizeGreaterThan(3)
                .allSatisfy(canary -> assertThat(read).noneMatch(text -> text.contains(canary)));
    }

    /** The TSIG secret is replaced by one that the server does not know, and by what is no key at all. */
    private ReleaseId failsBySecret() throws IOException {
        Path file = scene.company().directory().resolve("tsig");
        String right = Files.readString(file);
        ReleaseId release = scene.request(scene.newVersion());
        scene.awaitTask(release, ReleaseScene.APPROVAL);
        // The plan that was approved can no longer be checked, so the approval is asked for again.
        Files.writeString(file, "canary-that-is-no-base64!");
        scene.approve(release, "yes");
        scene.awaitTask(release, ReleaseScene.APPROVAL);
        Files.writeString(file, Base64.getEncoder().encodeToString("canary-of-wrong-key-material".getBytes()));
        scene.approve(release, "yes");
        scene.awaitTask(release, ReleaseScene.APPROVAL);
        Files.writeString(file, right);
        scene.approve(release, "yes");
        scene.awaitEnd(release);
        return release;
    }

    /** Somebody gives an artifact's address with a password, by each way to request a release. */
    private List<String> refusedAddresses() {
        ApiCaller rita = new ApiCaller(scene::url, "rita");
        List<String> answers = new ArrayList<>();
        for (String address : List.of(
                "https://user:canary-in-an-address@repo.example/shop.tar.gz",
                "https://canary-in-an-address@repo.example/shop.tar.gz",
                "https://user:canary-in-an-address/@repo.example/shop.tar.gz",
                "https://repo.example/shop.tar.gz?token=canary-in-an-address",
                scene.company().artifact("9.9.9").replaceFirst("^file:/+", "file://user:canary-in-an-address@/"))) {
            Map<String, Object> variables = Map.of(
                    "application", Map.of("value", "shop"),
                    "version", Map.of("value", "9.9.9"),
                    "artifact", Map.of("value", address));
            for (ApiCaller.Answer answer : List.of(
                    rita.post("/api/releases", Map.of("application", "shop", "version", "9.9.9", "artifact", address)),
                    rita.post("/api/releases", Map.of("application", address, "version", "1", "artifact", "x")),
                    rita.post("/api/releases", Map.of("application", "shop", "version", address, "artifact", "x")),
                    rita.post(
                            "/engine-rest/process-definition/key/blue-green-release/submit-form",
                            Map.of("variables", variables)),
                    rita.post(
                            "/engine-rest/process-definition/key/blue-green-release/start",
                            Map.of("variables", variables)))) {
                assertThat(answer.status()).as(address).isBetween(400, 502);
                answers.add(answer.body().toString());
            }
        }
        return answers;
    }

    private List<String> canaries() throws IOException {
        List<String> canaries = new ArrayList<>(List.of(
                "canary-that-is-no-base64",
                "canary-of-wrong-key-material",
                "canary-in-an-address",
                Base64.getEncoder().encodeToString("canary-of-wrong-key-material".getBytes()),
                LabUsers.PASSWORD,
                Files.readString(scene.company().directory().resolve("tsig")).strip()));
        String identity = Files.readString(scene.company().nodes().ssh().identity());
        identity.lines().filter(line -> !line.startsWith("-----")).limit(3).forEach(canaries::add);
        return canaries;
    }

    /** Every table with every row; bytes as the text that they may be. */
    private String dump() {
        JdbcClient database = scene.teal(JdbcClient.class);
        return database
                .sql("SELECT TABLE_NAME FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_SCHEMA = 'PUBLIC'")
                .query(String.class)
                .list()
                .stream()
                .flatMap(table -> database.sql("SELECT * FROM " + table).query().listOfRows().stream())
                .flatMap(row -> row.values().stream())
                .map(value -> value instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8) : "" + value)
                .collect(Collectors.joining("\n"));
    }

    private List<String> answers(ReleaseId... releases) {
        ApiCaller adam = new ApiCaller(scene::url, "adam");
        List<String> answers = new ArrayList<>();
        List<String> paths = new ArrayList<>(List.of(
                "/api/audit?most=10000",
                "/api/applications",
                "/api/applications/shop/check",
                "/engine-rest/history/incident?maxResults=2000",
                "/engine-rest/history/job-log?maxResults=2000"));
        for (ReleaseId release : releases) {
            paths.add("/api/releases/" + release);
            paths.add("/engine-rest/history/variable-instance?maxResults=2000&processInstanceId=" + release);
        }
        for (String path : paths) {
            ApiCaller.Answer answer = adam.get(path);
            assertThat(answer.status()).as(path).isEqualTo(200);
            answers.add(answer.body().toString());
        }
        answers.addAll(pages(releases));
        return answers;
    }

    /** What the web applications show to somebody who is signed in: their pages, and what these ask for. */
    private List<String> pages(ReleaseId... releases) {
        List<String> pages = new ArrayList<>();
        for (String application : List.of("welcome", "tasklist", "cockpit", "admin")) {
            WebApps browser = new WebApps(scene::url);
            assertThat(browser.signIn(application, "adam", LabUsers.PASSWORD)).isEqualTo(200);
            pages.add(body(browser.send("GET", "/camunda/app/" + application + "/default/", "")));
            for (String asked : List.of("variable-instance", "detail", "user-operation")) {
                pages.add(body(browser.send(
                        "GET", "/camunda/api/engine/engine/default/history/" + asked + "?maxResults=2000", "")));
            }
        }
        CockpitSession board = CockpitSession.signIn(scene.url(""), "adam");
        pages.add(body(board.get("default/applications")));
        pages.add(body(board.get("default/releases")));
        for (ReleaseId release : releases) {
            pages.add(body(board.get("default/releases/" + release)));
        }
        return pages;
    }

    private static String body(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as("%s", answer.uri()).isEqualTo(200);
        return answer.body();
    }
}
