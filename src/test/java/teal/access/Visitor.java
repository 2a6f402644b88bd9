package teal.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import java.util.function.Function;
import teal.lab.LabUsers;
import teal.lab.WebApps;

/** Somebody who tries what is allowed; {@code nobody} does not sign in. */
final class Visitor {

    private static final String NOBODY = "nobody";
    static final char MAY = '+';
    static final char MAY_NOT = '-';
    /** What is hidden from somebody is not there for them. */
    static final char HIDDEN = '.';

    private static final Set<Integer> REFUSED = Set.of(401, 403);
    private static final int NOT_FOUND = 404;

    private final HttpClient client = HttpClient.newHttpClient();
    private final String name;
    private final Function<String, String> url;
    private final WebApps webApps;
    private final boolean signedIn;

    Visitor(String name, Function<String, String> url) {
        this.name = name;
        this.url = url;
        this.webApps = new WebApps(url);
        this.signedIn = !name.equals(NOBODY) && webApps.signIn("tasklist", name, LabUsers.PASSWORD) == 200;
    }

    char signIn(String application) {
        return sign(new WebApps(url).signIn(application, name, LabUsers.PASSWORD));
    }

    /** With the session of the web applications. */
    char web(String method, String path, String json) {
        HttpResponse<String> answer = webApps.send(method, path, json);
        boolean refusedForTheSession = answer.statusCode() == 401
                || answer.statusCode() == 403 && answer.body().contains("token");
        if (signedIn && refusedForTheSession) {
            throw new AssertionError(name + " is signed in, and " + path + " answered " + answer.statusCode());
        }
        return sign(answer.statusCode());
    }

    /** With HTTP Basic. */
    char rest(String method, String path, String json) {
        return rest(method, path, json, "application/json");
    }

    char deploysNonsense() {
        String part = "--x\r\nContent-Disposition: form-data; name=\"a.bpmn\"; filename=\"a.bpmn\"\r\n"
                + "Content-Type: text/xml\r\n\r\n<nonsense/>\r\n--x--\r\n";
        return rest("POST", "/engine-rest/deployment/create", part, "multipart/form-data; boundary=x");
    }

    private char rest(String method, String path, String body, String type) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url.apply(path)))
                .header("Content-Type", type)
                .header("Accept", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!name.equals(NOBODY)) {
            String login = name + ":" + LabUsers.PASSWORD;
            request.header(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)));
        }
        try {
            HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
            return sign(answer.statusCode());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static char sign(int status) {
        if (status == NOT_FOUND) {
            return HIDDEN;
        }
        return REFUSED.contains(status) ? MAY_NOT : MAY;
    }
}
