package teal.lab;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** One of the lab's users, signed in to Cockpit, without a browser. */
public final class CockpitSession {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final String address;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(cookies).build();

    private CockpitSession(String address) {
        this.address = address;
    }

    /** @param address of Teal's web server, such as {@code http://127.0.0.1:8080} */
    public static CockpitSession signIn(String address, String user) {
        CockpitSession session = new CockpitSession(address);
        session.send(session.request("/camunda/app/cockpit/default/").GET());
        HttpResponse<String> answer = session.send(session.request("/camunda/api/admin/auth/user/default/login/cockpit")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-XSRF-TOKEN", session.token())
                .POST(BodyPublishers.ofString("username=" + user + "&password=" + LabUsers.PASSWORD)));
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(user + " cannot sign in: " + answer.statusCode() + " " + answer.body());
        }
        // The CSRF token changes at sign-in.
        session.send(session.request("/camunda/app/cockpit/default/").GET());
        return session;
    }

    /** Requests data from the release board's server side. */
    public HttpResponse<String> get(String path) {
        return send(request("/camunda/api/cockpit/plugin/teal/" + path).GET());
    }

    /** The same, for data that must exist. */
    public JsonNode read(String path) {
        HttpResponse<String> answer = get(path);
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(path + ": " + answer.statusCode() + " " + answer.body());
        }
        try {
            return JSON.readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(path + ": " + answer.body(), e);
        }
    }

    /** Presses a button on the release board. */
    public HttpResponse<String> post(String path, String json) {
        return send(request("/camunda/api/cockpit/plugin/teal/" + path)
                .header("Content-Type", "application/json")
                .header("X-XSRF-TOKEN", token())
                .POST(BodyPublishers.ofString(json)));
    }

    private String token() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no XSRF-TOKEN cookie"));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path)).timeout(PATIENCE);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
