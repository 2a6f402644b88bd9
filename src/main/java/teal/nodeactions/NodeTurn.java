package teal.nodeactions;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import teal.process.attempt.FencingTokens;
import teal.process.request.ApplicationBusy;
import teal.process.request.ReleaseLock;
import teal.release.FencingToken;
import teal.release.StaleAttempt;

/**
 * Holds an application while something is done to one of its nodes: no release begins meanwhile. Its number is newer than
 * those of all attempts before it, so that nodes refuse whatever of those is still on its way; and once the time is up, its
 * own work stops as well.
 */
final class NodeTurn implements FencingToken, AutoCloseable {

    /** Of a node's name that is kept with the lock. */
    private static final int LONGEST = 36;

    private final ReleaseLock lock;
    private final Clock clock;
    private final String application;
    private final String holder;
    private final Instant until;
    private final long number;

    /** @throws ApplicationBusy if a release is running, or something is done to another node */
    NodeTurn(ReleaseLock lock, FencingTokens tokens, Clock clock, String application, String node, Instant until) {
        this.lock = lock;
        this.clock = clock;
        this.application = application;
        this.until = until;
        this.holder = ApplicationBusy.WORK + (node.length() > LONGEST ? node.substring(0, LONGEST) : node) + " ("
                + UUID.randomUUID().toString().substring(0, 8) + ")";
        lock.takeUntil(application, holder, until);
        this.number = tokens.nextNumber(application);
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
        lock.release(holder);
    }
}
