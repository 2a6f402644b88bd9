package teal.lab;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import teal.process.variable.Json;

/**
 * The routes by which people's answers to tasks reach Teal: Tasklist's own, with a session and its token, and the REST API.
 */
public final class TaskAnswers {

    /** The response. */
    public record Said(int status, String body) {}

    private static final String TASKLIST = "/camunda/api/engine/engine/default/task/";

    private final Function<String, String> url;
    private final Map<String, WebApps> sessions = new HashMap<>();

    /** @param url turns a path into a full address */
    public TaskAnswers(Function<String, String> url) {
        this.url = url;
    }

    /** As Tasklist sends a completed form. */
    public Said inTasklist(String user, String task, Map<String, String> values) {
        return tasklist(user, task + "/submit-form", values);
    }

    /** Tasklist's form, its other way to complete a task, and the REST API. */
    public List<Said> byAllWays(String user, String task, Map<String, String> values) {
        ApiCaller.Answer rest =
                new ApiCaller(url, user).post("/engine-rest/task/" + task + "/complete", variables(values));
        return List.of(
                inTasklist(user, task, values),
                tasklist(user, task + "/complete", values),
                new Said(rest.status(), rest.body().toString()));
    }

    /** With the token of a page that anybody can open, and without a user. */
    public Said byNobody(String task, Map<String, String> values) {
        return said(new WebApps(url), task + "/submit-form", values);
    }

    private Said tasklist(String user, String path, Map<String, String> values) {
        return said(sessions.computeIfAbsent(user, this::signIn), path, values);
    }

    private WebApps signIn(String user) {
        WebApps session = new WebApps(url);
        int status = session.signIn("tasklist", user, LabUsers.PASSWORD);
        if (status != 200) {
            throw new IllegalStateException(user + " cannot sign in: " + status);
        }
        return session;
    }

    private static Said said(WebApps session, String path, Map<String, String> values) {
        HttpResponse<String> answer = session.send("POST", TASKLIST + path, Json.text(variables(values)));
        return new Said(answer.statusCode(), answer.body());
    }

    private static Map<String, Object> variables(Map<String, String> values) {
        Map<String, Object> typed = new TreeMap<>();
        values.forEach((name, value) -> typed.put(name, Map.of("value", value, "type", "String")));
        return Map.of("variables", typed);
    }
}
