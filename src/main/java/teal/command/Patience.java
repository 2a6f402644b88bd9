package teal.command;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * Asks again while Teal does not answer: the instance that was asked may be starting anew while the release goes on.
 */
final class Patience {

    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    <T> T ask(Supplier<T> question) {
        Instant end = Instant.now().plus(LONGEST);
        while (true) {
            try {
                return question.get();
            } catch (Failure e) {
                if (e.code() != ExitCode.NOT_REACHABLE || Instant.now().isAfter(end)) {
                    throw e;
                }
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure(ExitCode.UNEXPECTED, "interrupted while waiting for Teal");
        }
    }
}
