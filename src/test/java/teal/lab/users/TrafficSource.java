package teal.lab.users;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Twenty users who together send requests at a steady pace, from start to close. */
public final class TrafficSource implements AutoCloseable {

    private static final int USERS = 20;
    private static final Duration CONNECTION_AGE = Duration.ofMillis(1500);

    private final Tally tally = new Tally();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean closed;

    /** 200 requests a second; a user keeps a connection for 1.5 s. */
    public TrafficSource(NameLookup names, Map<String, List<URI>> clusters, String hostHeader) {
        this(names, clusters, hostHeader, 200, CONNECTION_AGE);
    }

    /**
     * @param clusters the nodes' addresses by the CNAME's target, e.g. {@code blue.shop.example.test.}
     * @param hostHeader the public host, e.g. {@code shop.example.test}; the name looked up is this one with a final dot
     * @param perSecond of all users together
     * @param connectionAge how long a user stays on a connection, whatever the CNAME says meanwhile
     */
    public TrafficSource(
            NameLookup names,
            Map<String, List<URI>> clusters,
            String hostHeader,
            int perSecond,
            Duration connectionAge) {
        AtomicInteger turn = new AtomicInteger();
        long gap = Duration.ofSeconds(1).dividedBy(perSecond).toNanos();
        for (int i = 0; i < USERS; i++) {
            User user = new User(names, hostHeader, Map.copyOf(clusters), connectionAge, tally, turn);
            long delay = gap * i;
            Thread thread = new Thread(() -> browse(user, delay, gap * USERS), "user-" + i);
            thread.setDaemon(true);
            threads.add(thread);
        }
    }

    /** Lets the users come. */
    public TrafficSource start() {
        threads.forEach(Thread::start);
        return this;
    }

    public Snapshot snapshot() {
        return tally.snapshot();
    }

    private void browse(User user, long delay, long gap) {
        long next = System.nanoTime() + delay;
        while (!closed) {
            long left = next - System.nanoTime();
            if (left > 0) {
                LockSupport.parkNanos(left);
                continue;
            }
            user.request();
            // A slow answer makes its user late; at most a second of that is made up for.
            next = Math.max(next + gap, System.nanoTime() - 1_000_000_000L);
        }
        user.leave();
    }

    /** Ends when every user has had the answer to the last request. */
    @Override
    public void close() {
        closed = true;
        threads.forEach(LockSupport::unpark);
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
