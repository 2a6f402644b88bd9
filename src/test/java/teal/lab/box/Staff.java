package teal.lab.box;

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
import teal.lab.LabUsers;

/** Adds the lab's people to a Teal instance that knows only its administrator, as that administrator would. */
final class Staff {

    private final URI teal;
    private final String password;
    private final HttpClient client = HttpClient.newHttpClient();

    Staff(URI teal, String password) {
        this.teal = teal;
        this.password = password;
    }

    void hire() {
        LabUsers.groups().forEach((name, group) -> {
            send(
                    "POST",
                    "user/create",
                    "{\"profile\":{\"id\":\"" + name + "\"},\"credentials\":{\"password\":\"" + LabUsers.PASSWORD
                            + "\"}}");
            send("PUT", "group/" + group + "/members/" + name, "{}");
        });
    }

    private void send(String method, String path, String body) {
        String login = Base64.getEncoder().encodeToString(("admin:" + password).getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(teal.resolve("/engine-rest/" + path))
                .header("Authorization", "Basic " + login)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 204) {
                throw new IllegalStateException(path + " answered " + answer.statusCode() + ": " + answer.body());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
