package teal.lab.users;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLSocketFactory;

/** The company's users, who send requests at a steady pace until they are closed. */
public final class TrafficSource implements AutoCloseable {

    private static final int USERS = 20;
    private static final Duration CONNECTION_AGE = Duration.ofMillis(1500);

    private final NameLookup names;
    private final Map<String, List<URI>> clusters;
    private final String hostHeader;
    private final Duration connectionAge;
    private final SSLSocketFactory tls;
    private final Tally tally = new Tally();
    private final AtomicInteger token = new AtomicInteger();
    private final List<Thread> threads = new CopyOnWriteArrayList<>();
    private volatile boolean closed;

    /** A user keeps a connection for 1.5 s. */
    public TrafficSource(NameLookup names, Map<String, List<URI>> clusters, String hostHeader) {
        this(names, clusters, hostHeader, CONNECTION_AGE);
    }

    /**
     * @param clusters the nodes' addresses by the CNAME's target, e.g. {@code blue.shop.example.test.}
     * @param hostHeader the public host, e.g. {@code shop.example.test}; the name looked up is this one with a final dot
     * @param connectionAge how long a user stays on a connection, whatever the CNAME says by then
     */
    public TrafficSource(NameLookup names, Map<String, List<URI>> clusters, String hostHeader, Duration connectionAge) {
        this(names, clusters, hostHeader, connectionAge, (SSLSocketFactory) SSLSocketFactory.getDefault());
    }

    /** The same with addresses over TLS, and whom these users' browsers trust. */
    public TrafficSource(NameLookup names, Map<String, List<URI>> clusters, String hostHeader, SSLSocketFactory tls) {
        this(names, clusters, hostHeader, CONNECTION_AGE, tls);
    }

    private TrafficSource(
            NameLookup names,
            Map<String, List<URI>> clusters,
            String hostHeader,
            Duration connectionAge,
            SSLSocketFactory tls) {
        this.names = names;
        this.clusters = Map.copyOf(clusters);
        this.hostHeader = hostHeader;
        this.connectionAge = connectionAge;
        this.tls = tls;
    }

    /** Adds twenty users to those already there, who together send this many requests a second. */
    public TrafficSource start(int perSecond) {
        long gap = Duration.ofSeconds(1).dividedBy(perSecond).toNanos();
        for (int i = 0; i < USERS; i++) {
            User user = new User(names, hostHeader, clusters, connectionAge, tls, tally, token);
            long delay = gap * i;
            Thread thread = new Thread(() -> browse(user, delay, gap * USERS), "user-" + threads.size());
            thread.setDaemon(true);
            threads.add(thread);
            thread.start();
        }
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

    /** Ends when every user has received the answer to their last request. */
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
