package teal.verify;

import teal.release.EarlyEnd;

/** Asks no more often than twice a second, however often it is asked itself: the answer may come from a database. */
final class SeldomAsked implements EarlyEnd {

    private static final long NANOS = 500_000_000;

    private final EarlyEnd asked;
    private long askedAt = System.nanoTime() - NANOS;
    private boolean requested;

    SeldomAsked(EarlyEnd asked) {
        this.asked = asked;
    }

    @Override
    public synchronized boolean requested() {
        long now = System.nanoTime();
        if (!requested && now - askedAt >= NANOS) {
            askedAt = now;
            requested = asked.requested();
        }
        return requested;
    }
}
