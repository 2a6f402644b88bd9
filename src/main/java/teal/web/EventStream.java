package teal.web;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import teal.release.Reason;
import teal.web.ReleaseStates.State;

/**
 * One client's events, written no faster than the client reads them. No thread waits for a client that reads slowly, and what it
 * has not been sent yet is replaced by what is newer, which has everything in it that happened before. If a client takes
 * nothing at all, the server ends its connection when the time that it gives to each write is over.
 */
final class EventStream implements WriteListener, AsyncListener {

    private static final Logger LOG = LoggerFactory.getLogger(EventStream.class);

    private static final byte[] SIGN_OF_LIFE = ": still following\n\n".getBytes(StandardCharsets.UTF_8);

    /** In bytes. All that the server keeps of an event for a client that reads slowly. */
    private static final int PART = 8_192;

    private @Nullable AsyncContext exchange;
    private @Nullable ServletOutputStream out;
    private Runnable whenOver = () -> {};

    /** Not begun yet; a newer one takes its place. */
    private @Nullable State next;

    private byte[] begun = {};
    private int written;

    /** The headers, at first. */
    private boolean isToBeFlushed = true;

    private boolean wantsSign;
    private boolean isLast;
    private boolean started;
    private boolean over;
    private String sent;

    /** @param known the id of the last event that the client has */
    EventStream(String known) {
        this.sent = known;
    }

    /**
     * Begins the answer to a request, and leaves it open. What has been offered before is sent then.
     *
     * @param longest when the stream ends
     * @param leave called once nothing more can be sent
     */
    synchronized void open(HttpServletRequest request, HttpServletResponse response, Duration longest, Runnable leave)
            throws IOException {
        whenOver = leave;
        response.setContentType("text/event-stream;charset=UTF-8");
        // Proxies such as nginx hold answers back until they are whole, unless told otherwise
        response.setHeader("X-Accel-Buffering", "no");
        ServletOutputStream body = response.getOutputStream();
        AsyncContext begunAnswer = request.startAsync(request, response);
        begunAnswer.setTimeout(longest.toMillis());
        begunAnswer.addListener(this);
        exchange = begunAnswer;
        out = body;
        body.setWriteListener(this);
    }

    /** @return whether to offer more */
    synchronized boolean offer(State state) {
        next = state;
        write();
        return !over;
    }

    synchronized void giveSignOfLife() {
        wantsSign = true;
        write();
    }

    /** Clients come back, unless there is nothing more to come. */
    synchronized void end() {
        if (!over) {
            over = true;
            try {
                Objects.requireNonNull(exchange, "open").complete();
            } catch (IllegalStateException gone) {
                LOG.debug("a client was gone before its stream ended: {}", Reason.of(gone));
            }
            whenOver.run();
        }
    }

    /** The server calls this once the request's thread is free, and whenever the client has read what was in its way. */
    @Override
    public synchronized void onWritePossible() {
        started = true;
        write();
    }

    private void write() {
        ServletOutputStream body = out;
        if (body == null || !started) {
            return;
        }
        try {
            while (!over && hasMore() && body.isReady()) {
                if (written < begun.length) {
                    int part = Math.min(PART, begun.length - written);
                    body.write(begun, written, part);
                    written += part;
                    isToBeFlushed |= written == begun.length;
                } else {
                    body.flush();
                    isToBeFlushed = false;
                }
            }
            if (isLast && written == begun.length && !isToBeFlushed) {
                end();
            }
        } catch (IOException | IllegalStateException gone) {
            onError(gone);
        }
    }

    /** Something that can be written now, the next event if the one before is through. */
    private boolean hasMore() {
        if (written < begun.length || isToBeFlushed) {
            return true;
        }
        State state = next;
        next = null;
        if (state != null && !state.id().equals(sent)) {
            begin(state.event());
            sent = state.id();
        } else if (wantsSign && !isLast) {
            begin(SIGN_OF_LIFE);
        }
        isLast |= state != null && state.isEnd();
        wantsSign = false;
        return written < begun.length;
    }

    private void begin(byte[] event) {
        begun = event;
        written = 0;
    }

    /** It has closed its connection, or has read nothing for so long that the server did. */
    @Override
    public synchronized void onError(@Nullable Throwable gone) {
        LOG.debug("a client follows a release no longer: {}", gone == null ? "it is gone" : Reason.of(gone));
        end();
    }

    @Override
    public void onError(AsyncEvent event) {
        onError(event.getThrowable());
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        end();
    }

    @Override
    public void onComplete(AsyncEvent event) {
        end();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // Nobody starts it again
    }
}
