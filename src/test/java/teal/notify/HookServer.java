package teal.notify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** What a chat tool or another program has behind a webhook; can be told to fail. */
public final class HookServer implements AutoCloseable {

    private final HttpServer server;
    private final List<JsonNode> received = new CopyOnWriteArrayList<>();
    private final AtomicInteger failures = new AtomicInteger();
    private volatile boolean endless;

    public HookServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
    }

    public List<JsonNode> received() {
        return List.copyOf(received);
    }

    public void failNext(int requests) {
        failures.set(requests);
    }

    /** Answers begin, and never come to their end. */
    public void neverEndAnswers() {
        endless = true;
    }

    private void answer(HttpExchange exchange) throws IOException {
        JsonNode body = new ObjectMapper().readTree(exchange.getRequestBody());
        boolean fails = failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
        if (!fails) {
            received.add(body);
        }
        if (endless) {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("and ".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            return;
        }
        exchange.sendResponseHeaders(fails ? 503 : 204, -1);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
