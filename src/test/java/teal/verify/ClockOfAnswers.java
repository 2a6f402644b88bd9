package teal.verify;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that each request to a server moves on by 100 ms: waiting takes no time, and how long it took is known exactly. */
final class ClockOfAnswers extends Clock {

    private final FakeNode server;

    ClockOfAnswers(FakeNode server) {
        this.server = server;
    }

    @Override
    public Instant instant() {
        return Instant.EPOCH.plusMillis(100L * server.requests().size());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("only instants are asked for");
    }
}
