package teal.process.node;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import teal.release.ShownTime;

/**
 * A node that does not serve users at present.
 *
 * @param by what the person who took it out signs in with; Teal itself if a roll-back could not restore it
 * @param until when it is expected back; only for maintenance
 */
public record Away(
        String application, String node, Kind kind, String reason, String by, Instant since, Optional<Instant> until) {

    /** Why it is away. */
    public enum Kind {
        /** A person took it out. Releases leave it out. */
        MAINTENANCE,
        /** It is not on its cluster's version. The next release brings it there, and puts it in service. */
        WAITS_FOR_RELEASE
    }

    public boolean isInMaintenance() {
        return kind == Kind.MAINTENANCE;
    }

    public boolean isOverdue(Instant now) {
        return until.filter(now::isAfter).isPresent();
    }

    /**
     * In one line: {@code in maintenance until 3 Dec 2026, 18:00 UTC, by Otto Berg: new disk}.
     *
     * @param person the name of the person who took it out
     */
    public String text(ZoneId zone, String person) {
        return isInMaintenance()
                ? "in maintenance until "
                        + until.map(at -> ShownTime.in(zone, at)).orElse("further notice") + ", by " + person + ": "
                        + reason
                : "waits for the next release: " + reason;
    }
}
