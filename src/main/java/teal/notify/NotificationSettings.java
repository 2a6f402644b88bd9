package teal.notify;

import java.util.List;
import org.jspecify.annotations.Nullable;
import teal.release.Setting;

/**
 * {@code teal.notifications}.
 *
 * @param link Teal's address as people type it, for links in notices
 * @param mail absent: no e-mail
 */
public record NotificationSettings(
        String link,
        List<WebhookSettings> webhooks,
        @Nullable MailSettings mail) {

    public NotificationSettings(
            @Nullable String link, @Nullable List<WebhookSettings> webhooks, @Nullable MailSettings mail) {
        this.link = Setting.check(
                        "link",
                        Setting.orElse(link, "http://localhost:8080"),
                        text -> text.matches("https?://\\S+"),
                        "Teal's http or https address")
                .replaceAll("/+$", "");
        this.webhooks = List.copyOf(Setting.orElse(webhooks, List.of()));
        this.mail = mail;
    }
}
