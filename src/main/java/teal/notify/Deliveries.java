package teal.notify;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import teal.release.Reason;

/** The notices of one channel, on a thread of its own: a channel that stalls holds up no other. */
final class Deliveries {

    private static final Logger log = LoggerFactory.getLogger(Deliveries.class);

    private static final List<Duration> PAUSES = List.of(Duration.ofSeconds(2), Duration.ofSeconds(20));

    private final Channel channel;
    private final ScheduledExecutorService sending;

    Deliveries(Channel channel) {
        this.channel = channel;
        this.sending = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "notices to " + channel.name());
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Returns at once. */
    void add(Notice notice) {
        if (channel.wants(notice)) {
            sending.execute(() -> send(notice, 0));
        }
    }

    private void send(Notice notice, int attempt) {
        try {
            channel.send(notice);
        } catch (RuntimeException e) {
            if (attempt < PAUSES.size()) {
                sending.schedule(
                        () -> send(notice, attempt + 1), PAUSES.get(attempt).toMillis(), TimeUnit.MILLISECONDS);
            } else {
                log.warn("{}: '{}' could not be sent ({}); giving up", channel.name(), notice.text(), Reason.of(e));
            }
        }
    }

    /** Lets notices in flight finish; starts no new ones. */
    void close() {
        sending.shutdown();
    }
}
