package teal.notify;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import teal.notify.Notice.Occasion;
import teal.release.NamesSecrets;
import teal.release.Secret;
import teal.release.Setting;

/**
 * An address that receives a POST for each notice.
 *
 * @param name its name in logs
 * @param address {@code https://...} or {@code http://...}, or a reference to a secret that holds it, since the
 *     addresses of chat tools are passwords
 * @param format {@code json}: all fields; {@code chat}: a {@code text}, as accepted by Slack, Mattermost, Rocket.Chat
 *     and others
 * @param template a custom message instead of a format, see {@link MessageTemplate}: {@code file:...} or JSON
 * @param occasions default all
 * @param applications default all
 */
public record WebhookSettings(
        String name,
        String address,
        String format,
        @Nullable String template,
        List<String> occasions,
        List<String> applications)
        implements NamesSecrets {

    private static final Set<String> FORMATS = Set.of("json", "chat");

    public WebhookSettings(
            @Nullable String name,
            @Nullable String address,
            @Nullable String format,
            @Nullable String template,
            @Nullable List<String> occasions,
            @Nullable List<String> applications) {
        this.name = Setting.required("name", name, "the webhook's name in logs");
        this.address = Setting.check(
                "address", address, WebhookSettings::isAddress, "an http or https address, or file:/... or env:...");
        this.format = Setting.check("format", Setting.orElse(format, "json"), FORMATS::contains, "json, chat");
        this.template = template;
        if (template != null) {
            Setting.check("format", this.format, found -> format == null, "nothing, since there is a template");
            MessageTemplate.read(template);
        }
        List<String> known =
                Arrays.stream(Occasion.values()).map(Occasion::text).toList();
        this.occasions = List.copyOf(Setting.check(
                "occasions", Setting.orElse(occasions, known), known::containsAll, String.join(", ", known)));
        this.applications = List.copyOf(Setting.orElse(applications, List.of()));
    }

    boolean wants(Notice notice) {
        return occasions.contains(notice.occasion().text())
                && (applications.isEmpty() || applications.contains(notice.application()));
    }

    URI reveal() {
        return URI.create(isReference(address) ? new Secret(address).reveal() : address);
    }

    @Override
    public Map<String, Secret> secrets() {
        return isReference(address) ? Map.of("address", new Secret(address)) : Map.of();
    }

    private static boolean isAddress(String text) {
        return isReference(text) || text.matches("https?://[^/\\s]+\\S*");
    }

    private static boolean isReference(String text) {
        return text.startsWith("file:") || text.startsWith("env:");
    }

    /** The address may be a password. */
    @Override
    public String toString() {
        return "webhook " + name;
    }
}
