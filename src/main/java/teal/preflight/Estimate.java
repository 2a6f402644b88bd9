package teal.preflight;

import java.time.Duration;
import org.springframework.stereotype.Component;
import teal.board.UsualDuration;

/** How long a release takes, without people's answers. */
@Component
class Estimate {

    private final UsualDuration usual;

    Estimate(UsualDuration usual) {
        this.usual = usual;
    }

    /** @param from what it is taken from, for people */
    record Found(Duration time, String from) {}

    /** @param least what the settings make it take at least, for an application without past releases */
    Found of(String application, Duration least) {
        return usual.of(application)
                .map(found -> new Found(
                        found.time(),
                        found.releases() == 1
                                ? "the latest release, without waits for people"
                                : "the median of the latest " + found.releases()
                                        + " releases, without waits for people"))
                .orElseGet(() -> new Found(least, "the settings, or longer: no release has ended yet"));
    }
}
