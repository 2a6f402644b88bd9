package teal.verify;

import java.time.Duration;
import java.time.Instant;

/** Good answers without a bad one between them. */
final class Streak {

    private int count;
    private Instant since = Instant.MIN;
    private Duration lasted = Duration.ZERO;
    private Duration longest = Duration.ZERO;
    private boolean interrupted;

    void add(boolean good, Instant begun, Instant ended) {
        since = count == 0 ? begun : since;
        interrupted |= !good && count > 0;
        count = good ? count + 1 : 0;
        lasted = good ? Duration.between(since, ended) : Duration.ZERO;
        longest = lasted.compareTo(longest) > 0 ? lasted : longest;
    }

    /** Good answers up to now. */
    int count() {
        return count;
    }

    /** From the beginning of the first of them to the end of the last. */
    Duration lasted() {
        return lasted;
    }

    /** The longest time that it was good at all. */
    Duration longest() {
        return longest;
    }

    /** Whether a bad answer ever came after a good one. */
    boolean interrupted() {
        return interrupted;
    }
}
