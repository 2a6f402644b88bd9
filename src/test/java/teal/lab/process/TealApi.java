package teal.lab.process;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import teal.board.ReleaseView;
import teal.lab.ApiCaller;
import teal.process.variable.Json;

/**
 * What people and programs do with a Teal instance in another process: over HTTP, each under a lab user's name. If nothing
 * answers, that is an {@link UncheckedIOException}.
 */
public final class TealApi {

    /** A task for somebody, by its key in the diagram. */
    public record Asked(String id, String key) {}

    /** Teal answered, and the answer was no. */
    public static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super(message);
        }
    }

    /** An instance being killed does not answer, one without its database cannot, and a proxy may answer in its place. */
    public static boolean mayPass(Throwable failure) {
        return failure instanceof UncheckedIOException || failure instanceof Refused;
    }

    private final URI address;

    public TealApi(URI address) {
        this.address = address;
    }

    /** Requests a release of the shop and returns its id. */
    public String start(String version, String artifact) {
        return start("shop", version, artifact);
    }

    /** Returns the release's id. */
    public String start(String application, String version, String artifact) {
        Map<String, String> wanted = Map.of("application", application, "version", version, "artifact", artifact);
        return post("rita", "/api/releases", wanted).path("id").asText();
    }

    /** The newest first, without their evidence. */
    public List<ReleaseView> releases() {
        return releases(50);
    }

    /** The newest first, without their evidence, 500 at most. */
    public List<ReleaseView> releases(int most) {
        return StreamSupport.stream(get("adam", "/api/releases?most=" + most).spliterator(), false)
                .map(release -> Json.read(release, ReleaseView.class))
                .toList();
    }

    public ReleaseView release(String id) {
        return Json.read(get("adam", "/api/releases/" + id), ReleaseView.class);
    }

    /** Less work for an engine that the test is waiting for than the release with all its evidence. */
    boolean hasEnded(String release) {
        return !get("adam", "/engine-rest/history/process-instance/" + release)
                .path("endTime")
                .isNull();
    }

    public void rollBack(String release, String reason) {
        post("otto", "/api/releases/" + release + "/rollback", Map.of("reason", reason));
    }

    /** All open tasks, of whatever release. */
    public List<Asked> tasks() {
        return StreamSupport.stream(
                        get("adam", "/engine-rest/task?maxResults=100").spliterator(), false)
                .map(task -> new Asked(
                        task.path("id").asText(), task.path("taskDefinitionKey").asText()))
                .toList();
    }

    /** The first task with that key. */
    public Optional<Asked> asked(String key) {
        return tasks().stream().filter(task -> task.key().equals(key)).findFirst();
    }

    /** Answers the approval. */
    public void approve(Asked task, String approved) {
        complete("anna", task, Map.of("approved", approved, "comment", "by the test"));
    }

    /** Answers one of the decisions. */
    public void decide(Asked task, String decision, String reason) {
        complete("otto", task, Map.of("decision", decision, "reason", reason));
    }

    /** The engine's answer to the administrator. */
    public JsonNode engine(String path) {
        return get("adam", "/engine-rest" + path);
    }

    /** Sends a command to the engine, as the administrator. */
    public JsonNode engine(String path, Map<String, ?> body) {
        return post("adam", "/engine-rest" + path, body);
    }

    private void complete(String user, Asked task, Map<String, String> answers) {
        Map<String, Object> variables = new LinkedHashMap<>();
        answers.forEach((name, value) -> variables.put(name, Map.of("value", value, "type", "String")));
        post(user, "/engine-rest/task/" + task.id() + "/complete", Map.of("variables", variables));
    }

    private JsonNode get(String user, String path) {
        return good(path, caller(user).get(path));
    }

    private JsonNode post(String user, String path, Map<String, ?> body) {
        return good(path, caller(user).post(path, body));
    }

    private ApiCaller caller(String user) {
        return new ApiCaller(path -> address.resolve(path).toString(), user);
    }

    private static JsonNode good(String path, ApiCaller.Answer answer) {
        if (answer.status() >= 300) {
            throw new Refused(path + " answered " + answer.status() + ": " + answer.body());
        }
        return answer.body();
    }
}
