package teal.notify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import teal.http.Answer;
import teal.http.Call;
import teal.http.Http;
import teal.http.Limit;
import teal.http.NoAnswer;
import teal.http.ServerCheck;
import teal.release.CheckItem;
import teal.release.Checklist;
import teal.release.TechnicalFailure;

/** Posts notices as JSON, in the company's own format if it has set one. */
final class Webhook implements Channel {

    static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final WebhookSettings settings;
    private final Duration patience;
    private final @Nullable MessageTemplate template;

    Webhook(WebhookSettings settings, Duration patience) {
        this.settings = settings;
        this.patience = patience;
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
        Call call = new Call("POST", settings.reveal(), null, Map.of("Content-Type", "application/json"), body(notice));
        try {
            // The body is not read: the status says everything.
            Answer answer = Http.ask(call, patience, Limit.beginning(0));
            if (answer.status() >= 300) {
                throw new IllegalStateException("it answered " + answer.status());
            }
        } catch (NoAnswer e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void check(Checklist list) {
        try {
            ServerCheck.ask(
                    list, "reachable", settings.reveal(), "teal.notifications.webhooks, " + settings.name(), patience);
        } catch (IllegalArgumentException e) {
            // The address may be a password, and the exception has it
            list.failed("reachable", "its address is none", "correct teal.notifications.webhooks");
        } catch (TechnicalFailure e) {
            list.add(CheckItem.Outcome.FAILED, "reachable", e);
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
