package teal.web;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.core.env.Environment;
import org.springframework.test.util.ReflectionTestUtils;
import teal.lab.EventReader;
import teal.lab.LabCompany;
import teal.lab.LabUsers;
import teal.lab.ReleaseScene;
import teal.release.ReleaseId;
import teal.token.TokenRequest;
import teal.token.Tokens;

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
        scene = ReleaseScene.open(
                company, Map.of("server.port", 0, "teal.applications.shop.approval.requested-for", "optional"));
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

        // A few at a time: on a slow machine, a user who sends 50 requests at once is told to wait
        List<CompletableFuture<HttpResponse<String>>> many = new ArrayList<>();
        while (many.size() < 50) {
            for (int i = 0; i < 10; i++) {
                many.add(client.sendAsync(request("/api/releases/" + id + "?wait=60s", tag), BodyHandlers.ofString()));
            }
            await().atMost(PATIENCE).until(() -> followers().size() >= many.size());
        }
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
        assertThat(ask("/api/releases/none/events", "").statusCode()).isEqualTo(404);
        await().untilAsserted(() -> assertThat(followers()).isEmpty());
        for (String wait : List.of("61s", "0s", "5m", "-1s", "x")) {
            assertThat(ask("/api/releases/none?wait=" + wait, "").body()).contains("wait: allowed: 1s to 60s");
        }
    }

    @Test
    void aPipelineGetsEachStateAsAnEventAndNeitherItNorItsPersonApproves() throws Exception {
        String token = token("ci-events");
        ReleaseId id = requestBy(token, "requestedFor", "anna");
        EventReader events = new EventReader(client, request(id, token, ""));
        scene.awaitTask(id, ReleaseScene.APPROVAL);
        await().atMost(PATIENCE).until(() -> events.last().contains("\"kind\":\"userTask\""));
        assertThat(events.last()).contains("\"requestedBy\":\"pipeline:ci-events\"", "\"requestedFor\":\"anna\"");
        assertThat(events.id()).matches("[0-9a-f]{32}");
        assertThat(evidence(id))
                .contains("pipeline:ci-events for Anna (approvers), ")
                .doesNotContain("named nobody");
        begins(id, token).close();
        await("a client that is gone").atMost(PATIENCE).untilAsserted(() -> {
            scene.teal(ReleaseEvents.class).giveSignsOfLife();
            assertThat(streams()).as("the one that reads").hasSize(1);
        });

        assertThatThrownBy(() -> scene.approve(id, "yes"))
                .hasStackTraceContaining("requested this release for Anna (approvers)");
        String known = events.id();
        EventReader again = new EventReader(client, request(id, token, known));
        LabUsers.as(
                "axel",
                List.of("approvers"),
                scene.teal(IdentityService.class),
                () -> scene.teal(TaskService.class)
                        .complete(
                                scene.awaitTask(id, ReleaseScene.APPROVAL).getId(),
                                Map.of("approved", "yes", "comment", "")));
        assertThat(again.end(PATIENCE)).as("the release's end ends the stream").contains("\"state\":\"released\"");
        assertThat(again.ids()).doesNotContain(known).doesNotHaveDuplicates();
        assertThat(client.send(request(id, token, again.id()), BodyHandlers.ofString())
                        .statusCode())
                .as("nothing more will come")
                .isEqualTo(204);
    }

    /** More of them than there are threads that could wait for them. */
    @Test
    void clientsThatNeverReadKeepNobodyWaitingAndAreCutOff() throws Exception {
        String token = token("ci-silent");
        ReleaseId id = requestBy(token, "requestedFor", "rita");
        scene.awaitTask(id, ReleaseScene.APPROVAL);
        EventReader reader = new EventReader(client, request(id, token, ""));
        await().atMost(PATIENCE).until(() -> reader.last().contains("\"kind\":\"userTask\""));
        List<Socket> silent = new ArrayList<>();
        try {
            while (silent.size() < 20) {
                silent.add(begins(id, token));
            }
            await().atMost(PATIENCE).until(() -> streams().size() > silent.size());
            await("those that do not read").atMost(PATIENCE).untilAsserted(() -> {
                // More than the buffers between them and the server can take
                for (int sign = 0; sign < 20_000; sign++) {
                    scene.teal(ReleaseEvents.class).giveSignsOfLife();
                }
                assertThat(streams()).as("the one that reads").hasSize(1);
            });
            assertThat(silent).as("they have not gone by themselves").allMatch(Socket::isConnected);
            assertThat(followers()).hasSize(1);
            scene.approve(id, "no");
            assertThat(reader.end(PATIENCE)).contains("\"state\":\"rolled-back\"");
        } finally {
            for (Socket one : silent) {
                one.close();
            }
        }
    }

    @Test
    void anApprovalSaysThatAPipelineNamedNobody() throws Exception {
        ReleaseId id = requestBy(token("ci-nightly"), "ticket", "CHG-7");
        scene.awaitTask(id, ReleaseScene.APPROVAL);

        assertThat(evidence(id)).contains("Warning: pipeline:ci-nightly named nobody for whom it acts", "CHG-7");
        scene.approve(id, "no");
        scene.awaitEnd(id);
    }

    private ReleaseId requestBy(String token, String field, String value) throws Exception {
        String version = scene.newVersion();
        Map<String, String> wanted =
                Map.of("application", "shop", "version", version, "artifact", company.artifact(version), field, value);
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(URI.create(scene.url("/api/releases")))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(new ObjectMapper().writeValueAsString(wanted)))
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return new ReleaseId(
                new ObjectMapper().readTree(answer.body()).path("id").asText());
    }

    private String token(String name) {
        AtomicReference<String> secret = new AtomicReference<>();
        LabUsers.as(
                "adam",
                scene.teal(IdentityService.class),
                () -> secret.set(scene.teal(Tokens.class)
                        .make(new TokenRequest(name, null, "shop", null))
                        .secret()));
        return secret.get();
    }

    private String evidence(ReleaseId id) {
        return String.valueOf(scene.teal(RuntimeService.class).getVariable(scene.process(id), "evidence"));
    }

    private Set<?> followers() {
        return (Set<?>)
                requireNonNull(ReflectionTestUtils.getField(scene.teal(Changes.class), "followers"), "followers");
    }

    private Set<?> streams() {
        return (Set<?>)
                requireNonNull(ReflectionTestUtils.getField(scene.teal(ReleaseEvents.class), "streams"), "streams");
    }

    /** A client that reads nothing but that its request is answered, with little room for the rest. */
    private Socket begins(ReleaseId id, String token) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(2_048);
        socket.connect(
                new InetSocketAddress("127.0.0.1", URI.create(scene.url("/")).getPort()));
        socket.getOutputStream()
                .write(("GET /api/releases/" + id + "/events HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer "
                                + token + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        socket.setSoTimeout((int) PATIENCE.toMillis());
        assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
                .isEqualTo("HTTP/1.1 200");
        return socket;
    }

    private HttpRequest request(ReleaseId id, String token, String last) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(scene.url("/api/releases/" + id + "/events")))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "text/event-stream");
        return (last.isEmpty() ? request : request.header("Last-Event-ID", last)).build();
    }

    private HttpResponse<String> ask(String path, String tag) throws Exception {
        return client.send(request(path, tag), BodyHandlers.ofString());
    }

    private HttpRequest request(String path, String tag) {
        String port = scene.teal(Environment.class).getProperty("local.server.port");
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(PATIENCE)
                .header("Authorization", LabUsers.basic("anna"));
        return (tag.isEmpty() ? request : request.header("If-None-Match", tag)).build();
    }
}
