package teal.lab.nodes;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import teal.lab.FreePorts;

/** The wire in front of an SSH server: network faults happen here, so the server needs no code for them. */
final class Link implements AutoCloseable {

    private final int port;
    private final int target;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final AtomicLong bytesLeft = new AtomicLong(Long.MAX_VALUE);
    private final AtomicLong answersLeft = new AtomicLong(Long.MAX_VALUE);
    private final AtomicLong readsLeft = new AtomicLong(Long.MAX_VALUE);
    private final AtomicLong answered = new AtomicLong();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicInteger accepted = new AtomicInteger();
    private volatile Duration delay = Duration.ZERO;
    private volatile boolean silent;
    private volatile ServerSocket listening;

    Link(int target) throws IOException {
        this.target = target;
        this.port = FreePorts.next();
        this.listening = listen(port);
        accept(listening);
    }

    int port() {
        return port;
    }

    int accepted() {
        return accepted.get();
    }

    void refuse() throws IOException {
        listening.close();
        cut();
    }

    void beSilent() {
        silent = true;
    }

    void cutAfter(long bytes) {
        bytesLeft.set(bytes);
    }

    /** From then on, nothing that the server sends arrives. */
    void stopAnsweringAfter(long bytes) {
        answersLeft.set(bytes);
    }

    /** From then on, nothing that the client sends is taken from it. */
    void stopReadingAfter(long bytes) {
        readsLeft.set(bytes);
    }

    /** Bytes that the server has sent. */
    long answered() {
        return answered.get();
    }

    /** From now on, each piece of data is delayed by this long. */
    void delay(Duration wait) {
        delay = wait;
    }

    void heal() throws IOException {
        silent = false;
        delay = Duration.ZERO;
        bytesLeft.set(Long.MAX_VALUE);
        if (listening.isClosed()) {
            listening = listen(port);
            accept(listening);
        }
    }

    /** Ends all open connections. */
    void cut() {
        sockets.forEach(Link::closeQuietly);
        sockets.clear();
    }

    private static ServerSocket listen(int port) throws IOException {
        ServerSocket socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        return socket;
    }

    private void accept(ServerSocket server) {
        thread("link-accept", () -> {
            while (true) {
                Socket client = server.accept();
                accepted.incrementAndGet();
                sockets.add(client);
                if (!silent) {
                    connect(client);
                }
            }
        });
    }

    private void connect(Socket client) throws IOException {
        Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        sockets.add(server);
        thread("link-up", () -> copy(client, server, true));
        thread("link-down", () -> copy(server, client, false));
    }

    private void copy(Socket from, Socket to, boolean up) throws IOException {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[1 << 16];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                long allowed = up ? bytesLeft.addAndGet(-count) + count : count;
                pause();
                out.write(buffer, 0, (int) Math.max(0, Math.min(passing(count, up), allowed)));
                if (allowed < count) {
                    return;
                }
            }
        } finally {
            sockets.remove(from);
            sockets.remove(to);
        }
    }

    private long passing(int count, boolean up) {
        if (up) {
            if (readsLeft.addAndGet(-count) < 0) {
                await(closed);
            }
            return count;
        }
        answered.addAndGet(count);
        return Math.min(count, answersLeft.addAndGet(-count) + count);
    }

    private static void await(CountDownLatch end) {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void pause() {
        try {
            Thread.sleep(delay.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void thread(String name, Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException e) {
                        // One side hung up, or the test ended: closing it ends the other side too
                    }
                },
                name);
        thread.setDaemon(true);
        thread.start();
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        listening.close();
        cut();
    }

    private interface Work {
        void run() throws IOException;
    }
}
