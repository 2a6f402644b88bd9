package teal.notify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
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
import org.jspecify.annotations.Nullable;

/** Posts notices as JSON, in the company's own format if it has set one. */
final class Webhook implements Channel {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final WebhookSettings settings;
    private final @Nullable MessageTemplate template;
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(Redirect.NEVER)
            .build();

    Webhook(WebhookSettings settings) {
        this.settings = settings;
        String own = settings.template();
        this.template = own == null ? null : MessageTemplate.read(own);
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
            HttpResponse<InputStream> answer = client.send(request, BodyHandlers.ofInputStream());
            // The body is not read: it may be endless, and the time-out no longer applies once it begins.
            answer.body().close();
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
        if (template != null) {
            return template.fill(fields(notice));
        }
        try {
            return JSON.writeValueAsString(
                    settings.format().equals("chat")
                            ? Map.of("text", notice.text() + " " + notice.link())
                            : fields(notice));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> fields(Notice notice) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("occasion", notice.occasion().text());
        fields.put("application", notice.application());
        fields.put("version", notice.version());
        fields.put("release", notice.release());
        fields.put("text", notice.text());
        fields.put("link", notice.link());
        fields.put("at", notice.at().toString());
        return fields;
    }
}
