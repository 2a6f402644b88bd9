package teal.nodeactions;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import teal.process.attempt.FencingTokens;
import teal.process.request.ApplicationBusy;
import teal.process.request.ReleaseLock;
import teal.release.FencingToken;
import teal.release.StaleAttempt;

/**
 * Holds an application while something is done to one of its nodes: no release begins meanwhile. Its number is newer than
 * those of all attempts before it, so that nodes refuse whatever of those is still on its way; and once the time is up, its
 * own work stops as well. An instance that is killed holds the application for some seconds more.
 */
final class NodeTurn implements FencingToken, AutoCloseable {

    /** Of what is done that is kept with the lock. */
    private static final int LONGEST = 41;

    /** How long the application stays held after the last sign of life. */
    private static final Duration LEASE = Duration.ofSeconds(30);

    private static final Logger LOG = LoggerFactory.getLogger(NodeTurn.class);

    private final ReleaseLock lock;
    private final Clock clock;
    private final String application;
    private final String holder;
    private final Instant until;
    private final long number;
    private final ScheduledExecutorService alive = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "node-turn");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * @param what it is done to, such as {@code node blue-1}
     * @throws ApplicationBusy if a release is running, or something is done to another node
     */
    NodeTurn(ReleaseLock lock, FencingTokens tokens, Clock clock, String application, String what, Instant until) {
        this.lock = lock;
        this.clock = clock;
        this.application = application;
        this.until = until;
        this.holder = ApplicationBusy.WORK + (what.length() > LONGEST ? what.substring(0, LONGEST) : what) + " ("
                + UUID.randomUUID().toString().substring(0, 8) + ")";
        lock.takeFor(application, holder, LEASE);
        this.number = tokens.nextNumber(application);
        long pause = LEASE.toMillis() / 3;
        alive.scheduleWithFixedDelay(this::showLife, pause, pause, TimeUnit.MILLISECONDS);
    }

    private void showLife() {
        try {
            lock.extend(holder, LEASE);
        } catch (RuntimeException databaseAway) {
            LOG.warn("{} cannot be held any longer at the moment", holder, databaseAway);
        }
    }

    @Override
    public long number() {
        return number;
    }

    @Override
    public void check() {
        if (clock.instant().isAfter(until) || !lock.isHeldBy(application, holder)) {
            throw new StaleAttempt(holder + " took too long, and stopped");
        }
    }

    @Override
    public void close() {
        alive.shutdownNow();
        lock.release(holder);
    }
}
