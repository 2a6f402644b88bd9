package teal.requestlimits;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Requests take turns: so many are worked on at once, and only some of them for the same client. Otherwise one client could
 * take all connections to the database, and releases would wait for one.
 */
final class Turns {

    static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final int MOST_WAITING = 80;
    private static final int MOST_WAITING_EACH = 30;

    /** Those that begin to wait for their client free their turn without a word. */
    private static final long LOOK_AGAIN = TimeUnit.MILLISECONDS.toNanos(50);

    private final int most;
    private final Lock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<Exchange, String> running = new LinkedHashMap<>();
    private final Map<String, Integer> waiting = new HashMap<>();

    Turns(int most) {
        this.most = most;
    }

    /** Waits for its turn, which ends with {@link #end}; or says why there is none. */
    Optional<Refusal> begin(Exchange exchange, String client) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            if (isFree(client)) {
                running.put(exchange, client);
                return Optional.empty();
            }
            if (waiting.getOrDefault(client, 0) >= MOST_WAITING_EACH) {
                return Optional.of(Refusal.tooMany("from you"));
            }
            if (waiting.values().stream().mapToInt(count -> count).sum() >= MOST_WAITING) {
                return Optional.of(Refusal.tooMany("from everybody"));
            }
            return await(exchange, client);
        } finally {
            lock.unlock();
        }
    }

    private Optional<Refusal> await(Exchange exchange, String client) throws InterruptedException {
        waiting.merge(client, 1, Integer::sum);
        try {
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (!isFree(client)) {
                if (System.nanoTime() > end) {
                    return Optional.of(Refusal.tooMany("from everybody"));
                }
                changed.awaitNanos(LOOK_AGAIN);
            }
            running.put(exchange, client);
            return Optional.empty();
        } finally {
            waiting.computeIfPresent(client, (known, count) -> count == 1 ? null : count - 1);
        }
    }

    void end(Exchange exchange) {
        lock.lock();
        try {
            if (running.remove(exchange) != null) {
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean isFree(String client) {
        int all = 0;
        int itsOwn = 0;
        for (Map.Entry<Exchange, String> turn : running.entrySet()) {
            if (!turn.getKey().isWaiting()) {
                all++;
                itsOwn += turn.getValue().equals(client) ? 1 : 0;
            }
        }
        return all < most && itsOwn < Math.max(1, most / 2);
    }
}
