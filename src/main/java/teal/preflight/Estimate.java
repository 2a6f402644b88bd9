package teal.preflight;

import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;
import teal.board.PastReleases;

/** How long a release takes, without people's answers. */
@Component
class Estimate {

    private static final int LATEST = 10;

    private final PastReleases past;

    Estimate(PastReleases past) {
        this.past = past;
    }

    /** @param from what it is taken from, for people */
    record Found(Duration time, String from) {}

    /** @param least what the settings make it take at least, for an application without past releases */
    Found of(String application, Duration least) {
        List<Duration> times = past.find(new PastReleases.Wanted(application, null, "released"), 0).releases().stream()
                .filter(release -> release.application().equals(application))
                .limit(LATEST)
                .map(release ->
                        Duration.between(release.startedAt(), release.endedAt()).minus(release.waitedForPeople()))
                .filter(time -> !time.isNegative())
                .sorted()
                .toList();
        return times.isEmpty()
                ? new Found(least, "the settings, or longer: no release has ended yet")
                : new Found(
                        times.get(times.size() / 2),
                        times.size() == 1
                                ? "the latest release, without waits for people"
                                : "the median of the latest " + times.size() + " releases, without waits for people");
    }
}
