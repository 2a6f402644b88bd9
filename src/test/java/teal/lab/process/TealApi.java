package teal.lab.process;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import teal.lab.LabUsers;
import teal.process.Json;
import teal.process.ReleaseView;

/** What people and programs do with a Teal that runs elsewhere: over HTTP, each under the name of a lab user. */
public final class TealApi {

    /** A task that somebody is asked, by its key in the diagram. */
    public record Asked(String id, String key, String release) {}

    /** Teal answered, and the answer was no. */
    public static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super(message);
        }
    }

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private final URI address;

    TealApi(URI address) {
        this.address = address;
    }

    /** Returns the release's id. */
    public String start(String version, String artifact) {
        Map<String, String> wanted = Map.of("application", "shop", "version", version, "artifact", artifact);
        return post("rita", "/api/releases", wanted).path("id").asText();
    }

    public ReleaseView release(String id) {
        return Json.read(get("adam", "/api/releases/" + id), ReleaseView.class);
    }

    public void rollBack(String release, String reason) {
        post("otto", "/api/releases/" + release + "/rollback", Map.of("reason", reason));
    }

    /** Everything that somebody is asked at present, of whatever release. */
    public List<Asked> tasks() {
        return StreamSupport.stream(
                        get("adam", "/engine-rest/task?maxResults=100").spliterator(), false)
                .map(task -> new Asked(
                        task.path("id").asText(),
                        task.path("taskDefinitionKey").asText(),
                        task.path("processInstanceId").asText()))
                .toList();
    }

    /** Answers the approval. */
    public void approve(Asked task, String approved) {
        complete("anna", task, Map.of("approved", approved, "comment", "by the test"));
    }

    /** Answers one of the decisions. */
    public void decide(Asked task, String decision, String reason) {
        complete("otto", task, Map.of("decision", decision, "reason", reason));
    }

    private void complete(String user, Asked task, Map<String, String> answers) {
        Map<String, Object> variables = new LinkedHashMap<>();
        answers.forEach((name, value) -> variables.put(name, Map.of("value", value, "type", "String")));
        post(user, "/engine-rest/task/" + task.id() + "/complete", Map.of("variables", variables));
    }

    private JsonNode get(String user, String path) {
        return send(request(user, path).GET());
    }

    private JsonNode post(String user, String path, Map<String, ?> body) {
        return send(request(user, path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(Json.text(body))));
    }

    private HttpRequest.Builder request(String user, String path) {
        String credentials = user + ":" + LabUsers.PASSWORD;
        return HttpRequest.newBuilder(address.resolve(path))
                .timeout(Duration.ofSeconds(60))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)));
    }

    /** @throws UncheckedIOException if nothing answers any more */
    private JsonNode send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = HTTP.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new Refused(answer.request().uri() + " answered " + answer.statusCode() + ": " + answer.body());
            }
            return Json.read(answer.body().isEmpty() ? "null" : answer.body(), JsonNode.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
