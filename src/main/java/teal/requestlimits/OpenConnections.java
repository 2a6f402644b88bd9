package teal.requestlimits;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.channels.SocketChannel;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * All open connections. One on which no request arrives in time is closed, however busily it sends parts of one, and when
 * there are too many, somebody new gets in at the expense of whoever has the most of them.
 */
final class OpenConnections {

    private static final int PERCENT = 100;

    /** From so many percent of the bound on, each newcomer costs somebody else's connection. */
    private static final int CROWDED_PERCENT = 80;

    private static final long BUSY = Long.MAX_VALUE;

    /** Since when each one has been waiting for a request, by the system's clock for durations. */
    private final Map<SocketChannel, Long> waitingSince = new ConcurrentHashMap<>();

    private final LongSupplier nanoTime;
    private IntSupplier most = () -> Bounds.CONNECTIONS;

    OpenConnections() {
        this(System::nanoTime);
    }

    OpenConnections(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    void most(IntSupplier bound) {
        most = bound;
    }

    void opened(SocketChannel channel) {
        waitingSince.put(channel, nanoTime.getAsLong());
        if (waitingSince.size() > most.getAsInt() * CROWDED_PERCENT / PERCENT) {
            waitingSince.keySet().removeIf(known -> !known.isOpen());
            if (waitingSince.size() > most.getAsInt() * CROWDED_PERCENT / PERCENT) {
                makeRoom();
            }
        }
    }

    /** Whether a request is being worked on; otherwise it waits for the next one from now on. */
    void busy(SocketChannel channel, boolean isBusy) {
        waitingSince.computeIfPresent(channel, (known, since) -> isBusy ? BUSY : nanoTime.getAsLong());
    }

    void closeOverdue() {
        long now = nanoTime.getAsLong();
        long longest = Bounds.BETWEEN_REQUESTS.toNanos() + TimeUnit.SECONDS.toNanos(1);
        waitingSince.entrySet().removeIf(entry -> {
            boolean overdue = entry.getValue() != BUSY && now - entry.getValue() > longest;
            if (overdue) {
                end(entry.getKey());
            }
            return overdue || !entry.getKey().isOpen();
        });
    }

    int count() {
        return waitingSince.size();
    }

    private void makeRoom() {
        Map<InetAddress, Long> counts = waitingSince.keySet().stream()
                .collect(Collectors.groupingBy(OpenConnections::address, Collectors.counting()));
        Comparator<Map.Entry<SocketChannel, Long>> byNumber =
                Comparator.comparing(entry -> counts.getOrDefault(address(entry.getKey()), 0L));
        Function<Map.Entry<SocketChannel, Long>, Long> age = entry -> nanoTime.getAsLong() - entry.getValue();
        waitingSince.entrySet().stream()
                .filter(entry -> entry.getValue() != BUSY)
                .max(byNumber.thenComparing(age))
                .ifPresent(entry -> {
                    waitingSince.remove(entry.getKey());
                    end(entry.getKey());
                });
    }

    private static InetAddress address(SocketChannel channel) {
        try {
            SocketAddress remote = channel.getRemoteAddress();
            return remote instanceof InetSocketAddress known ? known.getAddress() : InetAddress.getLoopbackAddress();
        } catch (IOException closed) {
            return InetAddress.getLoopbackAddress();
        }
    }

    /** As if the other side had ended it: Tomcat then cleans up, which it would not after a plain close. */
    private static void end(SocketChannel channel) {
        try {
            channel.shutdownInput();
        } catch (IOException alreadyClosed) {
            // It was meant to be closed.
        }
    }
}
