package teal.notify;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.MailSender;
import teal.release.CheckItem;
import teal.release.Checklist;
import teal.release.PermanentRefusal;
import teal.release.Reason;
import teal.release.SideBySide;

/**
 * Sends notices without holding up the release, independently on each channel: after a few failed attempts, the notice
 * is given up on that channel, with a line in the log.
 */
public final class Notifier implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Notifier.class);

    private final List<Deliveries> channels = new ArrayList<>();
    private final List<Channel> all = new ArrayList<>();
    private final Map<String, Channel> webhooks = new LinkedHashMap<>();
    private final String link;
    private final Clock clock;
    private final ExecutorService composing = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "notices");
        thread.setDaemon(true);
        return thread;
    });

    public Notifier(NotificationSettings settings, @org.jspecify.annotations.Nullable MailSender mail, Clock clock) {
        this.link = settings.link();
        this.clock = clock;
        for (WebhookSettings webhook : settings.webhooks()) {
            Channel channel = new Webhook(webhook, Webhook.PATIENCE);
            channels.add(new Deliveries(channel));
            all.add(channel);
            webhooks.putIfAbsent(webhook.name(), channel);
        }
        MailSettings letters = settings.mail();
        if (letters != null) {
            if (mail == null) {
                throw new IllegalStateException(
                        "teal.notifications.mail is set, but there is no mail server; set spring.mail.host");
            }
            Channel channel = new Mail(letters, mail, Mail.PATIENCE);
            channels.add(new Deliveries(channel));
            all.add(channel);
        }
    }

    /** Whether any channel is configured. */
    public boolean hasChannels() {
        return !channels.isEmpty();
    }

    public String link() {
        return link;
    }

    public Clock clock() {
        return clock;
    }

    /** The webhooks that diagrams may name. */
    public List<String> webhooks() {
        return List.copyOf(webhooks.keySet());
    }

    /**
     * Sends to one webhook, even if it is not subscribed to the occasion or application, and waits for its answer.
     *
     * @throws PermanentRefusal if there is no such webhook
     * @throws RuntimeException if the notice could not be delivered; the caller may retry
     */
    public void tell(String webhook, Notice notice) {
        Optional.ofNullable(webhooks.get(webhook))
                .orElseThrow(() -> new PermanentRefusal("teal.notifications.webhooks has no '" + webhook + "'; it has: "
                        + (webhooks.isEmpty() ? "(none)" : String.join(", ", webhooks.keySet()))
                        + "; add it, or correct the diagram"))
                .send(notice);
    }

    /** Whether each channel's server can be reached. No notice is sent. */
    public List<CheckItem> ask() {
        return SideBySide.each(List.copyOf(all), channel -> {
                    Checklist list = new Checklist("systems", channel.name());
                    channel.check(list);
                    return list.items();
                })
                .stream()
                .flatMap(List::stream)
                .toList();
    }

    /** Returns at once. The notice is composed on another thread, too. */
    public void send(Supplier<Notice> notice) {
        composing.execute(() -> {
            try {
                Notice ready = notice.get();
                channels.forEach(channel -> channel.add(ready));
            } catch (RuntimeException e) {
                log.warn("a notice could not be composed: {}", Reason.of(e));
            }
        });
    }

    /** Lets notices in flight finish; starts no new ones. */
    @Override
    public void close() {
        composing.execute(() -> channels.forEach(Deliveries::close));
        composing.shutdown();
    }
}
