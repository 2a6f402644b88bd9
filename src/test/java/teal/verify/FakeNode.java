package teal.verify;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import teal.release.Node;

/** A server that answers byte by byte as a test says, also in ways that no proper server would. */
final class FakeNode implements AutoCloseable {

    /** Writes the answer to a request; the connection goes on until the client ends it. */
    interface Answering {
        void answer(OutputStream out) throws IOException, InterruptedException;
    }

    private final ServerSocket listener;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Queue<Answering> next = new ConcurrentLinkedQueue<>();
    private final Queue<List<String>> requests = new ConcurrentLinkedQueue<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger connections = new AtomicInteger();
    private volatile @Nullable Answering health;
    private volatile Answering otherwise = ok("{\"version\":\"1.0.0\"}");

    FakeNode() {
        try {
            listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::accept);
    }

    static Answering ok(String body) {
        return status(200, body);
    }

    static Answering status(int status, String body) {
        return raw("HTTP/1.1 " + status + " X\r\nContent-Length: " + body.getBytes(StandardCharsets.UTF_8).length
                + "\r\n\r\n" + body);
    }

    static Answering raw(String bytes) {
        return out -> out.write(bytes.getBytes(StandardCharsets.UTF_8));
    }

    static Answering silence() {
        return out -> {};
    }

    /** Answers the coming requests, one each, and then as before. */
    FakeNode next(Answering... answers) {
        next.addAll(List.of(answers));
        return this;
    }

    FakeNode always(Answering answer) {
        otherwise = answer;
        return this;
    }

    /** Answers looks at its health on the side, whatever its pages do; they do not count as requests. */
    FakeNode health(Answering answer) {
        health = answer;
        return this;
    }

    Node node(String name) {
        return new Node(name, "127.0.0.1", 22, address());
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    /** Each request's lines. */
    List<List<String>> requests() {
        return List.copyOf(requests);
    }

    /** Connections that neither side has closed. */
    int openConnections() {
        return open.size();
    }

    int connections() {
        return connections.get();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                connections.incrementAndGet();
                open.add(socket);
                threads.execute(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            while (true) {
                List<String> lines = new ArrayList<>();
                for (String line = in.readLine(); line == null || !line.isEmpty(); line = in.readLine()) {
                    if (line == null) {
                        return;
                    }
                    lines.add(line);
                }
                answering(lines).answer(socket.getOutputStream());
            }
        } catch (IOException | InterruptedException e) {
            // The client went away, or the test is over.
        } finally {
            open.remove(socket);
        }
    }

    private Answering answering(List<String> lines) {
        Answering aside = health;
        if (aside != null && lines.get(0).startsWith("GET /health ")) {
            return aside;
        }
        requests.add(lines);
        Answering queued = next.poll();
        return queued == null ? otherwise : queued;
    }

    @Override
    public void close() {
        try {
            listener.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.shutdownNow();
    }
}
