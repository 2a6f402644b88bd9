package teal.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** The web applications as a browser uses them: a session cookie, and the token that protects it from other sites. */
public final class WebApps {

    private static final String TOKEN = "XSRF-TOKEN";

    private final CookieManager cookies = new CookieManager();
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private final Function<String, String> url;

    /** @param url turns a path into a full address */
    public WebApps(Function<String, String> url) {
        this.url = url;
        openPage();
    }

    /** Fetches the session's token. */
    private void openPage() {
        send("GET", "/camunda/app/welcome/default/", BodyPublishers.noBody(), "text/plain");
    }

    /** Signs in to one of the applications; returns the status. */
    public int signIn(String application, String user, String password) {
        return signInAt(application, "username=" + encoded(user) + "&password=" + encoded(password));
    }

    /** The same for Tasklist, with the form body given literally. */
    public int signIn(String form) {
        return signInAt("tasklist", form);
    }

    private int signInAt(String application, String form) {
        int status = send(
                        "POST",
                        "/camunda/api/admin/auth/user/default/login/" + application,
                        BodyPublishers.ofString(form),
                        "application/x-www-form-urlencoded")
                .statusCode();
        // Signing in starts a new session.
        openPage();
        return status;
    }

    public Optional<String> cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst();
    }

    public HttpResponse<String> send(String method, String path, String json) {
        return send(
                method,
                path,
                json.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(json),
                "application/json");
    }

    private HttpResponse<String> send(String method, String path, BodyPublisher body, String type) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url.apply(path)))
                .timeout(Duration.ofMinutes(1))
                .header("Content-Type", type)
                .header("Accept", "application/json, text/html")
                .method(method, body);
        cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(TOKEN))
                .map(HttpCookie::getValue)
                .forEach(token -> request.header("X-XSRF-TOKEN", token));
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
