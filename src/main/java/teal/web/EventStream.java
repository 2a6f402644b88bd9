package teal.web;

import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import teal.release.Reason;
import teal.web.ReleaseStates.State;

/**
 * One client's events. Nobody waits for a client that reads slowly: what it has not been sent yet is replaced by what is newer,
 * which has everything in it that happened before.
 */
final class EventStream {

    private static final Logger LOG = LoggerFactory.getLogger(EventStream.class);

    private static final long COME_BACK_AFTER_MILLIS = 2_000;

    private final SseEmitter emitter;
    private final Executor writers;
    private final Runnable whenGone;
    private final AtomicReference<@Nullable State> next = new AtomicReference<>();
    private final AtomicBoolean writing = new AtomicBoolean();
    private volatile boolean over;
    private String sent;

    /**
     * @param known the id of the last event that the client has
     * @param whenGone called once a client is found to be gone: the server notices that later, if at all
     */
    EventStream(SseEmitter emitter, String known, Executor writers, Runnable whenGone) {
        this.emitter = emitter;
        this.sent = known;
        this.writers = writers;
        this.whenGone = whenGone;
    }

    static String id(State state) {
        return state.tag().replace("\"", "");
    }

    /** @return whether to offer more */
    boolean offer(State state) {
        next.set(state);
        write();
        return !over;
    }

    void giveSignOfLife() {
        write();
    }

    /** Clients come back, unless there is nothing more to come. */
    void end() {
        over = true;
        try {
            emitter.complete();
        } catch (IllegalStateException gone) {
            LOG.debug("a client was gone before its stream ended: {}", Reason.of(gone));
        }
    }

    /** One writer at a time. */
    private void write() {
        if (!over && writing.compareAndSet(false, true)) {
            writers.execute(this::send);
        }
    }

    private void send() {
        try {
            State state = next.getAndSet(null);
            if (state == null || id(state).equals(sent)) {
                emitter.send(SseEmitter.event().comment("still following"));
            } else {
                emitter.send(SseEmitter.event()
                        .id(id(state))
                        .name("release")
                        .reconnectTime(COME_BACK_AFTER_MILLIS)
                        .data(state.json()));
                sent = id(state);
            }
            if (state != null && state.isEnd()) {
                end();
            }
        } catch (IOException | IllegalStateException gone) {
            // It has closed its connection, or has read nothing for so long that the server did. The server ends the
            // rest
            LOG.debug("a client follows a release no longer: {}", Reason.of(gone));
            over = true;
            whenGone.run();
        } finally {
            writing.set(false);
            if (next.get() != null) {
                write();
            }
        }
    }
}
