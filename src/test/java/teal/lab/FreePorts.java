package teal.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports for servers that cannot choose one themselves, or that come back on their old one. They are below the range that
 * systems use for outgoing connections (from 32768 on Linux, 49152 elsewhere): otherwise the lab's own traffic would take
 * one between its choice and its use.
 */
public final class FreePorts {

    private static final int FIRST = 12_000;
    private static final int LAST = 32_000;
    private static final int TRIES = 1_000;

    private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

    private static final FileChannel CLAIMS = open();

    private FreePorts() {}

    /** A port that nothing listens on now, over TCP or UDP, and that nobody else was given, here or in another JVM. */
    public static int next() {
        for (int tries = 0; tries < TRIES; tries++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, LAST);
            if (isFree(port) && claim(port)) {
                return port;
            }
        }
        throw new IllegalStateException(
                "no free port between " + FIRST + " and " + LAST + " after " + TRIES + " tries");
    }

    /** For the life of this JVM: a database may take seconds until it listens, and a node may be down for a while. */
    static boolean claim(int port) {
        try {
            return GIVEN.add(port) && CLAIMS.tryLock(port, 1, false) != null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One byte is locked for each port. The system releases it when the JVM ends, however it ends. */
    private static FileChannel open() {
        Path file = Path.of(System.getProperty("java.io.tmpdir"), "teal-ports-" + System.getProperty("user.name"));
        try {
            return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isFree(int port) {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try (ServerSocket tcp = new ServerSocket(port, 1, loopback);
                DatagramSocket udp = new DatagramSocket(port, loopback)) {
            return tcp.getLocalPort() == udp.getLocalPort();
        } catch (IOException taken) {
            return false;
        }
    }
}
