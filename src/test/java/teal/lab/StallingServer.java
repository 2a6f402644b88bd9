package teal.lab;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A server that stops in the middle of an exchange and keeps the connection open, as after a lost network or a process that
 * was frozen. It knows no protocol: it takes the turns that a test gives it, and then is silent.
 */
public final class StallingServer implements AutoCloseable {

    /** One step of the exchange. */
    @FunctionalInterface
    public interface Turn {
        void take(BufferedReader in, OutputStream out) throws IOException, InterruptedException;
    }

    private final ServerSocket listener;
    private final List<SocketChannel> filling = new ArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Set<Socket> seen = ConcurrentHashMap.newKeySet();

    private StallingServer(int backlog) {
        try {
            listener = new ServerSocket(0, backlog, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its queue of connections is full, so connecting never ends. */
    public static StallingServer thatNobodyCanConnectTo() {
        StallingServer server = new StallingServer(1);
        try {
            for (int i = 0; i < 4; i++) {
                SocketChannel channel = SocketChannel.open();
                channel.configureBlocking(false);
                channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
                server.filling.add(channel);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return server;
    }

    /** Takes these turns with each client, and is silent afterwards. */
    public static StallingServer after(Turn... turns) {
        StallingServer server = new StallingServer(50);
        server.threads.execute(() -> server.accept(List.of(turns)));
        return server;
    }

    public static Turn says(String text) {
        return (in, out) -> out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Waits for a line of the client; an empty one ends the headers of a request. */
    public static Turn hears(String pattern) {
        return (in, out) -> {
            String line = in.readLine();
            while (line != null && !line.matches(pattern)) {
                line = in.readLine();
            }
        };
    }

    /** Sends one byte after the other, just often enough that no single wait is long. */
    public static Turn trickles(String text) {
        return (in, out) -> {
            while (true) {
                for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
                    out.write(one);
                    Thread.sleep(20);
                }
            }
        };
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** Connections that the client has not given up. */
    public int openConnections() {
        return open.size();
    }

    public int connections() {
        return seen.size();
    }

    private void accept(List<Turn> turns) {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                open.add(socket);
                seen.add(socket);
                threads.execute(() -> serve(socket, turns));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket, List<Turn> turns) {
        try (socket) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            for (Turn turn : turns) {
                turn.take(in, socket.getOutputStream());
            }
            while (in.read() >= 0) {
                // Whatever the client says now, nothing is answered.
            }
        } catch (IOException e) {
            // The client has gone.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(socket);
        }
    }

    @Override
    public void close() {
        try {
            listener.close();
            for (SocketChannel channel : filling) {
                channel.close();
            }
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.shutdownNow();
    }
}
