package teal.requestlimits;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.apache.coyote.ActionCode;
import org.apache.coyote.Adapter;
import org.apache.coyote.Request;
import org.apache.coyote.Response;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.apache.tomcat.util.net.NioEndpoint.NioSocketWrapper;
import org.apache.tomcat.util.net.SocketEvent;
import org.jspecify.annotations.Nullable;

/** Accompanies each request from its headers to the end of its answer. */
final class EachRequest implements Adapter {

    private final Adapter next;
    private final OpenConnections connections;
    private final Crowd crowd;
    private @Nullable BoundedInput input;
    private @Nullable Supplier<NioSocketWrapper> sockets;

    EachRequest(Adapter next, OpenConnections connections, Crowd crowd) {
        this.next = next;
        this.connections = connections;
        this.crowd = crowd;
    }

    void of(BoundedInput itsInput, Supplier<NioSocketWrapper> itsSocket) {
        input = itsInput;
        sockets = itsSocket;
    }

    @Override
    public void service(Request request, Response response) throws Exception {
        BoundedInput body = requireNonNull(input);
        NioSocketWrapper socket = requireNonNull(sockets).get();
        SocketChannel channel = socket.getSocket().getIOChannel();
        if (channel == null) {
            // Closed in the meantime
            return;
        }
        Exchange exchange = new Exchange(socket, channel);
        request.setAttribute(Exchange.ATTRIBUTE, exchange);
        body.of(exchange);
        connections.busy(channel, true);
        crowd.add(exchange);
        try {
            next.service(request, response);
            discardRest(request, response, exchange, body);
        } finally {
            crowd.remove(exchange);
            body.of(null);
            connections.busy(channel, isAsynchronous(request));
        }
    }

    /**
     * Tomcat would read on to the end of the body, for as long as the sender takes. A little of what is left is thrown away
     * if it comes at once, so that the sender gets to read the answer; then the connection ends.
     */
    private void discardRest(Request request, Response response, Exchange exchange, BoundedInput body)
            throws IOException {
        if (isAsynchronous(request) || is(request, ActionCode.REQUEST_BODY_FULLY_READ)) {
            return;
        }
        if ("close".equals(response.getMimeHeaders().getHeader("Connection"))) {
            exchange.endAnswer();
        }
        Exchange rest = exchange.rest();
        body.of(rest);
        crowd.add(rest);
        try {
            ApplicationBufferHandler nowhere = new Nowhere();
            while (!rest.isOverdue() && request.doRead(nowhere) >= 0) {
                // thrown away
            }
        } finally {
            crowd.remove(rest);
        }
        if (!is(request, ActionCode.REQUEST_BODY_FULLY_READ)) {
            request.action(ActionCode.DISABLE_SWALLOW_INPUT, null);
        }
    }

    private static boolean isAsynchronous(Request request) {
        return is(request, ActionCode.ASYNC_IS_ASYNC);
    }

    private static boolean is(Request request, ActionCode question) {
        AtomicBoolean answer = new AtomicBoolean();
        request.action(question, answer);
        return answer.get();
    }

    @Override
    public boolean prepare(Request request, Response response) throws Exception {
        return next.prepare(request, response);
    }

    @Override
    public boolean asyncDispatch(Request request, Response response, SocketEvent status) throws Exception {
        return next.asyncDispatch(request, response, status);
    }

    @Override
    public void log(Request request, Response response, long time) {
        next.log(request, response, time);
    }

    @Override
    public void checkRecycled(Request request, Response response) {
        next.checkRecycled(request, response);
    }

    @Override
    public String getDomain() {
        return next.getDomain();
    }

    /** Takes what is read and forgets it. */
    private static final class Nowhere implements ApplicationBufferHandler {

        private ByteBuffer buffer = ByteBuffer.allocate(0);

        @Override
        public void setByteBuffer(ByteBuffer read) {
            buffer = read;
        }

        @Override
        public ByteBuffer getByteBuffer() {
            return buffer;
        }

        @Override
        public void expand(int size) {
            // Nothing is kept.
        }
    }
}
