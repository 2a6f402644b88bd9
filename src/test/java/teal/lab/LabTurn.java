package teal.lab;

import java.util.concurrent.atomic.AtomicLong;
import teal.release.Turn;

/** Turns of whoever acts without an engine: each is later than the one before. */
public final class LabTurn {

    private static final AtomicLong LAST = new AtomicLong();

    private LabTurn() {}

    public static Turn next() {
        return numbered(LAST.incrementAndGet());
    }

    public static Turn numbered(long number) {
        return new Turn() {

            @Override
            public long number() {
                return number;
            }

            @Override
            public void check() {
                // Nobody else holds it
            }
        };
    }
}
