package teal.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.core.env.Environment;
import org.springframework.test.util.ReflectionTestUtils;
import teal.lab.LabCompany;
import teal.lab.ReleaseScene;
import teal.release.ReleaseId;

/** Programs follow a release without asking again and again. */
@Tag("whole")
@TestInstance(Lifecycle.PER_CLASS)
class FollowTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final HttpClient client = HttpClient.newHttpClient();
    private LabCompany company;
    private ReleaseScene scene;

    @BeforeAll
    void open() {
        company = LabCompany.open();
        scene = ReleaseScene.open(company, Map.of("server.port", 0));
    }

    @AfterAll
    void close() {
        scene.close();
        company.close();
    }

    @Test
    void anAnswerIsHeldBackUntilTheReleaseChanges() throws Exception {
        ReleaseId id = scene.request(scene.newVersion());
        scene.awaitTask(id, ReleaseScene.APPROVAL);
        HttpResponse<String> now = ask("/api/releases/" + id, "");
        assertThat(now.statusCode()).isEqualTo(200);
        String tag = now.headers().firstValue("ETag").orElseThrow();
        assertThat(ask("/api/releases/" + id, tag).statusCode()).isEqualTo(304);
        assertThat(ask("/api/releases/" + id + "?wait=1s", tag).statusCode()).isEqualTo(304);
        assertThat(ask("/api/releases/" + id + "?wait=60s", "\"another\"").statusCode())
                .isEqualTo(200);

        List<CompletableFuture<HttpResponse<String>>> many = IntStream.range(0, 50)
                .mapToObj(one ->
                        client.sendAsync(request("/api/releases/" + id + "?wait=60s", tag), BodyHandlers.ofString()))
                .toList();
        scene.approve(id, "yes");

        assertThat(many).allSatisfy(one -> {
            HttpResponse<String> answer =
                    one.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("ETag")).isPresent().isNotEqualTo(Optional.of(tag));
        });
    }

    @Test
    void aWrongWaitOrAnUnknownReleaseIsRefusedAtOnce() throws Exception {
        assertThat(ask("/api/releases/none?wait=30s", "").statusCode()).isEqualTo(404);
        // Who was refused follows nothing, so nobody can take the places of others
        Object changes = ReflectionTestUtils.getField(scene.teal(ReleaseFollowers.class), "changes");
        await().untilAsserted(() -> assertThat((Set<?>) ReflectionTestUtils.getField(changes, "followers"))
                .isEmpty());
        for (String wait : List.of("61s", "0s", "5m", "-1s", "x")) {
            assertThat(ask("/api/releases/none?wait=" + wait, "").body()).contains("wait: allowed: 1s to 60s");
        }
    }

    private HttpResponse<String> ask(String path, String tag) throws Exception {
        return client.send(request(path, tag), BodyHandlers.ofString());
    }

    private HttpRequest request(String path, String tag) {
        String port = scene.teal(Environment.class).getProperty("local.server.port");
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(PATIENCE)
                .header(
                        "Authorization",
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString("anna:Blue-Green-2026".getBytes(StandardCharsets.UTF_8)));
        return (tag.isEmpty() ? request : request.header("If-None-Match", tag)).build();
    }
}
