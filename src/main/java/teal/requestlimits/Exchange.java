package teal.requestlimits;

import static java.util.Objects.requireNonNull;

import jakarta.servlet.ServletRequest;
import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.tomcat.util.net.NioEndpoint.NioSocketWrapper;
import org.apache.tomcat.util.net.SecureNioChannel;
import org.jspecify.annotations.Nullable;

/**
 * One request while a thread works on it: how much of its body may be read, until when, and how to end the waiting for its
 * sender.
 */
final class Exchange {

    /** Where the request keeps it. */
    static final String ATTRIBUTE = Exchange.class.getName();

    private final NioSocketWrapper socket;
    private final SocketChannel channel;
    private final long begun = System.nanoTime();
    private final AtomicReference<@Nullable Refusal> refusal = new AtomicReference<>();
    private volatile String client;
    private volatile boolean signedIn;
    private volatile long bound = Bounds.STRANGERS_BYTES;
    private volatile Duration time = Bounds.STRANGERS_TIME;
    private volatile long bodyBegun;
    private volatile boolean bodyEnded;
    private volatile long read;

    /** @param channel the socket's own: Tomcat takes it away when it closes the connection */
    Exchange(NioSocketWrapper socket, SocketChannel channel) {
        this.socket = socket;
        this.channel = channel;
        this.client = String.valueOf(socket.getRemoteAddr());
    }

    static Exchange of(ServletRequest request) {
        return requireNonNull(
                (Exchange) request.getAttribute(ATTRIBUTE), "every connector of Teal speaks IntakeProtocol");
    }

    /** What is thrown away after the answer. */
    Exchange rest() {
        Exchange rest = new Exchange(socket, channel);
        rest.client = client;
        rest.signedIn = signedIn;
        rest.bound = Math.max(Bounds.DISCARDED_BYTES, (signedIn ? Bounds.BYTES : 0) - read);
        rest.time = Bounds.DISCARDED_TIME;
        rest.beginsBody();
        return rest;
    }

    String client() {
        return client;
    }

    /** Behind a proxy, the address that it reports. */
    void isFrom(String address) {
        client = address;
    }

    boolean isSignedIn() {
        return signedIn;
    }

    /** Signed in: the body may have this size, in bytes. */
    void isOf(String user, long bytes) {
        client = user;
        signedIn = true;
        bound = bytes;
        time = Bounds.TIME;
    }

    long bound() {
        return bound;
    }

    Duration since() {
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    /** Whether its thread is waiting for the other side, to send or to receive. */
    boolean isWaiting() {
        return socket.interestOpsHas(SelectionKey.OP_READ) || isWriting();
    }

    private boolean isWriting() {
        return socket.interestOpsHas(SelectionKey.OP_WRITE);
    }

    /** Whether it has been waiting for too long. */
    boolean isOverdue() {
        boolean body = bodyBegun != 0 && !bodyEnded && System.nanoTime() - bodyBegun > time.toNanos();
        return body || isWriting() && since().compareTo(Bounds.ANSWER_TIME) > 0;
    }

    void giveUpOverdue() {
        giveUp(Refusal.tooSlow(time));
    }

    Optional<Refusal> refusal() {
        return Optional.ofNullable(refusal.get());
    }

    /** The first reason counts. */
    void refuse(Refusal why) {
        refusal.compareAndSet(null, why);
    }

    void beginsBody() {
        if (bodyBegun == 0) {
            bodyBegun = System.nanoTime();
        }
    }

    void endsBody() {
        bodyEnded = true;
    }

    /** Whether so many more bytes are within the bound. */
    boolean takes(int bytes) {
        read += bytes;
        return read <= bound;
    }

    long read() {
        return read;
    }

    /** Lets the other side see that nothing follows, so that it does not wait; over TLS that would look like an attack. */
    void endAnswer() {
        if (socket.getSocket() instanceof SecureNioChannel) {
            return;
        }
        try {
            channel.shutdownOutput();
        } catch (IOException alreadyClosed) {
            // Then it has seen it.
        }
    }

    /**
     * Ends the waiting at once. Closing the connection would not wake its thread, but the end of the input does, and the
     * answer can still be sent.
     */
    void giveUp(Refusal why) {
        refuse(why);
        boolean writing = isWriting();
        try {
            channel.shutdownInput();
            if (writing) {
                channel.shutdownOutput();
            }
        } catch (IOException alreadyClosed) {
            // Then nobody waits for it.
        }
    }
}
