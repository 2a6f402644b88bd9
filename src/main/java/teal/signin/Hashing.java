package teal.signin;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.security.authentication.AuthenticationServiceException;

/**
 * Lets only a few passwords be checked at once: checking one is slow on purpose, and strangers may ask for it. The others
 * wait for a moment, before they hold a connection to the database.
 */
final class Hashing {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Those who wait hold a thread of the web server, and others need some. */
    static final int MOST_WAITING = 50;

    private final Semaphore places;

    /** @param atOnce half of the processors, so that the rest of Teal goes on */
    Hashing(int atOnce) {
        this.places = new Semaphore(Math.max(1, atOnce), true);
    }

    /** @throws AuthenticationServiceException if there are too many already */
    <T> T call(Supplier<T> check) {
        try {
            if (waiting() >= MOST_WAITING || !places.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AuthenticationServiceException(
                        "Teal is checking as many passwords as it can at the moment; try again in a minute");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AuthenticationServiceException("Teal is shutting down; try again when it is back", e);
        }
        try {
            return check.get();
        } finally {
            places.release();
        }
    }

    /** How many wait at the moment. */
    int waiting() {
        return places.getQueueLength();
    }
}
