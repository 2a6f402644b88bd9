package teal.process.attempt;

import teal.release.FencingToken;

/** The token of the step that is currently being executed; closed when the step ends. */
public final class HeldToken implements FencingToken, AutoCloseable {

    private final long number;
    private final Lease lease;
    private final Runnable afterwards;

    HeldToken(long number, Lease lease, Runnable afterwards) {
        this.number = number;
        this.lease = lease;
        this.afterwards = afterwards;
    }

    @Override
    public long number() {
        return number;
    }

    @Override
    public void check() {
        lease.renew();
    }

    @Override
    public void close() {
        lease.end();
        afterwards.run();
    }
}
