package teal.lab.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The wire between Teal and its PostgreSQL, which breaks when the database has committed but nobody knows it yet. */
public final class CommitCutter implements AutoCloseable {

    /** The database's message that it has committed (PostgreSQL's protocol, CommandComplete). */
    private static final String COMMITTED = "COMMIT\0";

    private final PostgreSql database;
    private final ServerSocket listening;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final AtomicInteger toCut = new AtomicInteger();
    private final AtomicInteger cut = new AtomicInteger();

    public CommitCutter(PostgreSql database) {
        this.database = database;
        try {
            this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        thread(this::accept);
    }

    /** For a Teal instance that reaches its database this way. */
    public java.util.Map<String, Object> settings() {
        return database.settings(listening.getLocalPort());
    }

    /** The next commits, this many on any connections, are made, and their connections end without a word. */
    public void cutNext(int commits) {
        toCut.set(commits);
    }

    /** How many have been cut so far. */
    public int cut() {
        return cut.get();
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = listening.accept();
            try {
                connect(client, new Socket(InetAddress.getLoopbackAddress(), database.port()));
            } catch (IOException databaseIsDown) {
                client.close();
            }
        }
    }

    private void connect(Socket client, Socket server) {
        sockets.add(client);
        sockets.add(server);
        thread(() -> copy(client, server, false));
        thread(() -> copy(server, client, true));
    }

    private void copy(Socket from, Socket to, boolean answers) throws IOException {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[1 << 16];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                String text = new String(buffer, 0, count, StandardCharsets.ISO_8859_1);
                if (answers && text.contains(COMMITTED) && toCut.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                    cut.incrementAndGet();
                    return;
                }
                out.write(buffer, 0, count);
            }
        } finally {
            sockets.remove(from);
            sockets.remove(to);
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
                "commit-cutter");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
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
