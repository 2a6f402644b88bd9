package teal.notify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Posts notices as JSON. */
final class Webhook implements Channel {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final WebhookSettings settings;
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(Redirect.NEVER)
            .build();

    Webhook(WebhookSettings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return settings.toString();
    }

    @Override
    public boolean wants(Notice notice) {
        return settings.wants(notice);
    }

    @Override
    public void send(Notice notice) {
        HttpRequest request = HttpRequest.newBuilder(settings.reveal())
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body(notice)))
                .build();
        try {
            HttpResponse<Void> answer = client.send(request, BodyHandlers.discarding());
            if (answer.statusCode() >= 300) {
                throw new IllegalStateException("it answered " + answer.statusCode());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private String body(Notice notice) {
        Map<String, String> body = new LinkedHashMap<>();
        if (settings.format().equals("chat")) {
            body.put("text", notice.text() + " " + notice.link());
        } else {
            body.put("occasion", notice.occasion().text());
            body.put("application", notice.application());
            body.put("version", notice.version());
            body.put("release", notice.release());
            body.put("text", notice.text());
            body.put("link", notice.link());
            body.put("at", notice.at().toString());
        }
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
