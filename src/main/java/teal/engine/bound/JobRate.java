package teal.engine.bound;

import java.time.Instant;
import java.util.Arrays;

/** The jobs of one release in the last minute, by the second. */
final class JobRate {

    private static final int SECONDS = 60;

    private final int allowed;
    private final int[] ran = new int[SECONDS];
    private long newest;
    private boolean stopped;

    JobRate(int allowed, Instant now) {
        this.allowed = allowed;
        this.newest = now.getEpochSecond();
    }

    int allowed() {
        return allowed;
    }

    /**
     * Counts one more job. After one too many, all are refused until none has been tried for a minute: a release that
     * forks has as many jobs left as it has run.
     */
    synchronized boolean allows(Instant now) {
        passTo(now.getEpochSecond());
        ran[Math.floorMod(newest, SECONDS)]++;
        if (inTheLastMinute() > allowed) {
            stopped = true;
        }
        return !stopped;
    }

    synchronized boolean isIdle(Instant now) {
        passTo(now.getEpochSecond());
        return inTheLastMinute() == 0;
    }

    private int inTheLastMinute() {
        return Arrays.stream(ran).sum();
    }

    /** A clock that went back does not empty anything: what it counts then is counted with the newest second. */
    private void passTo(long second) {
        for (long skipped = Math.max(newest, second - SECONDS) + 1; skipped <= second; skipped++) {
            ran[Math.floorMod(skipped, SECONDS)] = 0;
        }
        newest = Math.max(newest, second);
        if (inTheLastMinute() == 0) {
            stopped = false;
        }
    }
}
