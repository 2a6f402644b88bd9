package teal.board;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** How long an application's releases usually take, without people's answers. */
@Component
public class UsualDuration {

    private static final int LATEST = 10;

    /** A page that is open asks every few seconds, and releases end far less often. */
    private static final Duration KEPT = Duration.ofMinutes(1);

    private final PastReleases past;
    private final Clock clock;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    UsualDuration(PastReleases past, Clock clock) {
        this.past = past;
        this.clock = clock;
    }

    /**
     * @param time the median
     * @param releases of how many
     */
    public record Usual(Duration time, int releases) {}

    private record Known(Instant at, Optional<Usual> usual) {}

    /** Of those that were released last; empty if none was. */
    public Optional<Usual> of(String application) {
        Instant now = clock.instant();
        return known.compute(
                        application,
                        (name, before) ->
                                before != null && before.at().plus(KEPT).isAfter(now)
                                        ? before
                                        : new Known(now, look(application)))
                .usual();
    }

    private Optional<Usual> look(String application) {
        List<Duration> times = past.find(new PastReleases.Wanted(application, null, "released"), 0).releases().stream()
                .filter(release -> release.application().equals(application))
                .limit(LATEST)
                .map(release ->
                        Duration.between(release.startedAt(), release.endedAt()).minus(release.waitedForPeople()))
                .filter(time -> !time.isNegative())
                .sorted()
                .toList();
        return times.isEmpty() ? Optional.empty() : Optional.of(new Usual(times.get(times.size() / 2), times.size()));
    }
}
