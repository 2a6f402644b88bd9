package teal.lab;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.springframework.context.ApplicationContext;

/** The engine's REST API, as used by the Modeler and other clients, for one of the lab's users. */
public final class EngineRest {

    private static final String BOUNDARY = "teal-lab-6f1d2c";

    private final HttpClient client = HttpClient.newHttpClient();
    private final String base;
    private final String login;

    private EngineRest(String base, String login) {
        this.base = base;
        this.login = login;
    }

    public static EngineRest of(ApplicationContext teal, String user) {
        String login = user + ":" + LabUsers.PASSWORD;
        return new EngineRest(
                "http://127.0.0.1:" + teal.getEnvironment().getProperty("local.server.port") + "/engine-rest",
                "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)));
    }

    public HttpResponse<String> get(String path) {
        return send(request(path).build());
    }

    public HttpResponse<String> post(String path, String json) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json))
                .build());
    }

    public HttpResponse<String> delete(String path) {
        return send(request(path).DELETE().build());
    }

    /** Deploys files with the fields sent by the Camunda Modeler. */
    public HttpResponse<String> deploy(String name, Map<String, byte[]> files) {
        return deploy(name, "Camunda Modeler", files);
    }

    /** Deploys files as the complete set from now on. */
    public HttpResponse<String> deployWhole(String name, Map<String, byte[]> files) {
        return deploy(name, "whole set", files);
    }

    private HttpResponse<String> deploy(String name, String source, Map<String, byte[]> files) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        field(body, "deployment-name", name);
        field(body, "deployment-source", source);
        field(body, "enable-duplicate-filtering", "true");
        files.forEach((file, content) -> {
            write(
                    body,
                    "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + file + "\"; filename=\"" + file
                            + "\"\r\nContent-Type: text/xml\r\n\r\n");
            body.writeBytes(content);
            write(body, "\r\n");
        });
        write(body, "--" + BOUNDARY + "--\r\n");
        return send(request("/deployment/create")
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.ofByteArray(body.toByteArray()))
                .build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path))
                .header("Authorization", login)
                .header("Accept", "application/json");
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(request.uri() + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + request.uri(), e);
        }
    }

    private static void field(ByteArrayOutputStream body, String name, String value) {
        write(
                body,
                "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n");
    }

    private static void write(ByteArrayOutputStream body, String text) {
        body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
