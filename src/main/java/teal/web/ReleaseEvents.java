package teal.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import teal.web.ReleaseStates.State;

/**
 * Sends each state of a release as an event, with its tag as the event's id: a client that comes back with the last id,
 * to whichever instance, gets what is new. Who may read a release is decided when they come, and a stream ends after
 * {@link #LONGEST}, so a right that somebody has lost does not last.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html">Server-sent events</a>
 */
@Component
class ReleaseEvents {

    /** Clients come back by themselves. */
    static final Duration LONGEST = Duration.ofMinutes(10);

    /** A sign of life, for the proxies that end silent connections after a minute; a client that is gone is noticed by it. */
    private static final long SIGN_OF_LIFE = 15_000;

    private final ReleaseStates states;
    private final Changes changes;
    private volatile boolean closing;
    private final Set<EventStream> streams = ConcurrentHashMap.newKeySet();

    ReleaseEvents(ReleaseStates states, Changes changes) {
        this.states = states;
        this.changes = changes;
    }

    /**
     * Begins the answer to this request, and leaves it open.
     *
     * @param known the id of the last event that the client has
     * @return false if the release has ended and the client knows
     * @throws NotFound if there is no such release, or none that the request's person may see
     */
    boolean begin(String id, String known, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        State now = states.find(id);
        if (now.isEnd() && now.id().equals(known)) {
            return false;
        }
        EventStream stream = new EventStream(known);
        Changes.Follower follower = changes.follow(id, mark -> stream.offer(states.findAsTeal(id, mark)));
        try {
            stream.open(request, response, LONGEST, () -> {
                follower.leave();
                streams.remove(stream);
            });
        } catch (IOException | RuntimeException unopened) {
            follower.leave();
            throw unopened;
        }
        streams.add(stream);
        stream.offer(now);
        if (closing) {
            stream.end();
        }
        return true;
    }

    @Scheduled(fixedDelay = SIGN_OF_LIFE)
    void giveSignsOfLife() {
        streams.forEach(EventStream::giveSignOfLife);
    }

    /** Before the server begins to wait for the requests in progress, which these would be until its time is over. */
    @EventListener
    void end(ContextClosedEvent stopping) {
        closing = true;
        streams.forEach(EventStream::end);
    }
}
