package teal.lab;

import java.util.concurrent.atomic.AtomicLong;
import teal.release.FencingToken;

/** Fencing tokens for callers without an engine: each is later than the one before. */
public final class LabToken {

    private static final AtomicLong LAST = new AtomicLong();

    private LabToken() {}

    public static FencingToken next() {
        return numbered(LAST.incrementAndGet());
    }

    public static FencingToken numbered(long number) {
        return new FencingToken() {

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
