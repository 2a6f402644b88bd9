package teal.web;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import teal.web.ReleaseStates.State;

/**
 * Sends each state of a release as an event, with its tag as the event's id: whoever comes back with the last id, to whichever
 * instance, gets what is new. Who may read a release is decided when they come, and a stream ends after {@link #LONGEST}, so a
 * right that somebody has lost does not last.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html">Server-sent events</a>
 */
@Component
class ReleaseEvents implements DisposableBean {

    /** Clients come back by themselves. One that never reads keeps its place no longer than this. */
    static final Duration LONGEST = Duration.ofMinutes(10);

    /** A sign of life, for the proxies that end silent connections after a minute; a client that is gone is noticed by it. */
    private static final long SIGN_OF_LIFE = 15_000;

    /** Writing blocks where a client does not read, until the server's time-out ends its connection. */
    private static final int WRITERS = 16;

    private final ReleaseStates states;
    private final Changes changes;
    private volatile boolean closing;
    private final Set<EventStream> streams = ConcurrentHashMap.newKeySet();
    private final ThreadPoolExecutor writers =
            new ThreadPoolExecutor(WRITERS, WRITERS, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                Thread thread = new Thread(work, "release-events");
                thread.setDaemon(true);
                return thread;
            });

    ReleaseEvents(ReleaseStates states, Changes changes) {
        this.states = states;
        this.changes = changes;
        writers.allowCoreThreadTimeOut(true);
    }

    /**
     * @param known the id of the last event that the client has; empty if none
     * @return no content if the release has ended and the client knows: browsers then do not come back
     * @throws NotFound if there is no such release, or none that the request's person may see
     */
    ResponseEntity<SseEmitter> from(String id, String known) {
        State now = states.find(id);
        if (now.isEnd() && EventStream.id(now).equals(known)) {
            return ResponseEntity.status(HttpStatus.NO_CONTENT).build();
        }
        SseEmitter emitter = new SseEmitter(LONGEST.toMillis());
        AtomicReference<Runnable> leave = new AtomicReference<>(() -> {});
        EventStream stream =
                new EventStream(emitter, known, writers, () -> leave.get().run());
        Changes.Follower follower = changes.follow(id, mark -> stream.offer(states.findAsTeal(id, mark)));
        streams.add(stream);
        leave.set(() -> {
            follower.leave();
            streams.remove(stream);
        });
        emitter.onTimeout(emitter::complete);
        emitter.onCompletion(() -> leave.get().run());
        stream.offer(now);
        if (closing) {
            stream.end();
        }
        // Proxies such as nginx hold answers back until they are whole, unless told otherwise
        return ResponseEntity.ok().header("X-Accel-Buffering", "no").body(emitter);
    }

    @Scheduled(fixedDelay = SIGN_OF_LIFE)
    void giveSignsOfLife() {
        streams.forEach(EventStream::giveSignOfLife);
    }

    /** Before the server begins to wait for the requests in progress, which these would be until its time is over. */
    @EventListener
    void end(ContextClosedEvent stopping) {
        closing = true;
        streams.forEach(stream -> writers.execute(stream::end));
    }

    @Override
    public void destroy() {
        writers.shutdownNow();
    }
}
