package teal.lab;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import teal.release.FencingToken;
import teal.release.StaleAttempt;
import teal.release.Transcript;

/** Fencing tokens for callers without an engine: each is later than the one before. */
public final class LabToken {

    private static final AtomicLong LAST = new AtomicLong();

    private LabToken() {}

    public static FencingToken next() {
        return numbered(LAST.incrementAndGet());
    }

    public static FencingToken numbered(long number) {
        return new Token(number, () -> {
            // Nobody else holds it
        });
    }

    /** The next one, which somebody takes over in the middle: this many checks find it held, and all after them lost. */
    public static FencingToken lostAfter(int checks) {
        AtomicInteger left = new AtomicInteger(checks);
        return new Token(LAST.incrementAndGet(), () -> {
            if (left.getAndDecrement() <= 0) {
                throw new StaleAttempt("taken over by another engine");
            }
        });
    }

    /** The next one, which is held throughout, while this happens at one of the checks, the first of which is 1. */
    public static FencingToken atCheck(int check, Runnable happens) {
        AtomicInteger checks = new AtomicInteger();
        return new Token(LAST.incrementAndGet(), () -> {
            if (checks.incrementAndGet() == check) {
                happens.run();
            }
        });
    }

    private record Token(long number, Runnable onCheck) implements FencingToken {

        @Override
        public void check() {
            onCheck.run();
        }
    }

    /** The next attempt, watched by a person. */
    public static FencingToken watchedBy(Transcript transcript) {
        FencingToken token = next();
        return new FencingToken() {

            @Override
            public long number() {
                return token.number();
            }

            @Override
            public void check() {
                token.check();
            }

            @Override
            public Transcript transcript() {
                return transcript;
            }
        };
    }
}
