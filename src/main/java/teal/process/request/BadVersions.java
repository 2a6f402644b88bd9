package teal.process.request;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import teal.release.ShownTime;
import teal.release.Version;

/** Versions that were rolled back, which must not be released again by accident. Joins the engine's transaction. */
@Component
public class BadVersions {

    /**
     * @param release the release that was rolled back
     * @param markedAt in UTC
     */
    public record BadVersion(String reason, String release, String markedAt) {

        /** Why the version cannot be released again without a reason. */
        public String refusal(String application, Version version, ZoneId zone) {
            return application + " " + version + " was rolled back on " + ShownTime.in(zone, Instant.parse(markedAt))
                    + " (" + reason
                    + "); release a fixed version, or give a reason (override) to release this one again";
        }
    }

    /** Longer reasons are cut; the full text stays with the release. */
    private static final int REASON = 1_000;

    private final JdbcClient database;
    private final Clock clock;

    BadVersions(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    public Optional<BadVersion> find(String application, Version version) {
        return database.sql("SELECT REASON, RELEASE_ID, MARKED_AT FROM TEAL_BAD_VERSION"
                        + " WHERE APPLICATION = ? AND VERSION = ?")
                .params(application, version.value())
                .query((row, number) -> new BadVersion(row.getString(1), row.getString(2), row.getString(3)))
                .optional();
    }

    public void mark(String application, Version version, String reason, String release) {
        clear(application, version);
        database.sql("INSERT INTO TEAL_BAD_VERSION (APPLICATION, VERSION, REASON, RELEASE_ID, MARKED_AT)"
                        + " VALUES (?, ?, ?, ?, ?)")
                .params(
                        application,
                        version.value(),
                        reason.length() > REASON ? reason.substring(0, REASON) + "..." : reason,
                        release,
                        Instant.now(clock).toString())
                .update();
    }

    public void clear(String application, Version version) {
        database.sql("DELETE FROM TEAL_BAD_VERSION WHERE APPLICATION = ? AND VERSION = ?")
                .params(application, version.value())
                .update();
    }
}
