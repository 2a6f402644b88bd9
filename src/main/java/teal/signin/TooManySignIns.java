package teal.signin;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** Too many sign-ins failed; the next one has to wait. */
final class TooManySignIns extends AuthenticationException {

    private static final long serialVersionUID = 1L;

    private final long seconds;

    TooManySignIns(int failed, Duration pause) {
        super(failed + " sign-ins from this address failed; try again in " + (pause.toSeconds() + 1) + " s");
        this.seconds = pause.toSeconds() + 1;
    }

    /** Until the next attempt, rounded up. */
    long seconds() {
        return seconds;
    }
}
