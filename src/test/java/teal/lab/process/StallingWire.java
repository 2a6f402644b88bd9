package teal.lab.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/** The wire between Teal and its PostgreSQL, on which answers stop somewhere, with the connection still open. */
public final class StallingWire implements AutoCloseable {

    private final PostgreSql database;
    private final ServerSocket listening;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closed = new CountDownLatch(1);
    private int bytes = Integer.MAX_VALUE;

    public StallingWire(PostgreSql database) {
        this.database = database;
        try {
            this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        thread(this::accept);
    }

    /** For a Teal instance that reaches its database this way. */
    public Map<String, Object> settings() {
        return database.settings(listening.getLocalPort());
    }

    /** So much more is passed on, of all connections together. */
    public synchronized void stallAfter(int more) {
        bytes = more;
    }

    /** How many of so many bytes may pass; those are used up. */
    private synchronized int pass(int count) {
        int passed = Math.min(count, bytes);
        bytes -= bytes < Integer.MAX_VALUE ? passed : 0;
        return passed;
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = listening.accept();
            Socket server = new Socket(InetAddress.getLoopbackAddress(), database.port());
            sockets.add(client);
            sockets.add(server);
            thread(() -> copy(client, server, false));
            thread(() -> copy(server, client, true));
        }
    }

    private void copy(Socket from, Socket to, boolean answers) throws IOException {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[1 << 16];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                int passed = answers ? pass(count) : count;
                out.write(buffer, 0, passed);
                if (passed < count) {
                    closed.await();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void thread(Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException e) {
                        // One side hung up: closing it ends the other side too
                    }
                },
                "stalling-wire");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            listening.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Work {
        void run() throws IOException;
    }
}
