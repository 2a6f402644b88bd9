package teal.audit;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The trail in the database. One row says where it ends; adding an entry locks that row, so that the entries of any number
 * of engines form one chain. Entries are only ever added and read.
 */
@Component
class AuditTable {

    private static final String COLUMNS = "ENTRY, HAPPENED_AT, PERSON, ACT, SUBJECT, DETAILS, HASH";

    private final JdbcClient database;
    private final Clock clock;

    AuditTable(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
        // Only for a trail that has not begun: of one that has, a missing end is for an administrator to look at.
        if (end().isEmpty() && last().entries() == 0) {
            begin(AuditEntry.BEGINNING, 0);
        }
    }

    private void begin(String hash, long entries) {
        try {
            database.sql("INSERT INTO TEAL_AUDIT_END (ID, ENTRIES, HASH) SELECT 1, ?, ? WHERE NOT EXISTS"
                            + " (SELECT 1 FROM TEAL_AUDIT_END)")
                    .params(entries, hash)
                    .update();
        } catch (DuplicateKeyException anotherEngineWasFaster) {
            // The row exists, which is all that was needed.
        }
    }

    /**
     * Call this at the end of a transaction: others adding an entry wait until it ends.
     *
     * @throws TrailWithoutEnd if the row that says where the trail ends is missing, or says something else than the trail
     */
    void add(List<Act> acts) {
        End end = lockedEnd().orElseThrow(TrailWithoutEnd::new);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        for (Act act : acts) {
            AuditEntry entry = AuditEntry.after(end.hash, end.entries + 1, now, act);
            write(entry);
            end = new End(entry.number(), entry.hash());
        }
        move(end);
    }

    private Optional<End> lockedEnd() {
        return database.sql("SELECT ENTRIES, HASH FROM TEAL_AUDIT_END WHERE ID = 1 FOR UPDATE")
                .query(End.class)
                .optional();
    }

    private void write(AuditEntry entry) {
        try {
            database.sql("INSERT INTO TEAL_AUDIT (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?)")
                    .params(
                            entry.number(),
                            entry.at().toString(),
                            entry.person(),
                            entry.act(),
                            entry.subject(),
                            entry.details(),
                            entry.hash())
                    .update();
        } catch (DuplicateKeyException behind) {
            throw new TrailWithoutEnd();
        }
    }

    private void move(End end) {
        database.sql("UPDATE TEAL_AUDIT_END SET ENTRIES = ?, HASH = ? WHERE ID = 1")
                .params(end.entries, end.hash)
                .update();
    }

    /** Lets the trail go on after this entry, whatever was said about its end. */
    void endWith(End end) {
        begin(end.hash, end.entries);
        lockedEnd();
        move(end);
    }

    List<AuditEntry> read(long after, int most) {
        return database.sql("SELECT " + COLUMNS + " FROM TEAL_AUDIT WHERE ENTRY > ? ORDER BY ENTRY FETCH FIRST " + most
                        + " ROWS ONLY")
                .param(after)
                .query((row, number) -> new AuditEntry(
                        row.getLong(1),
                        Instant.parse(row.getString(2)),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getString(7)))
                .list();
    }

    /** Empty if the row that says so is missing. */
    Optional<End> end() {
        return database.sql("SELECT ENTRIES, HASH FROM TEAL_AUDIT_END WHERE ID = 1")
                .query(End.class)
                .optional();
    }

    /** The last entry that there is. */
    End last() {
        return database.sql("SELECT MAX(ENTRY) FROM TEAL_AUDIT").query(Long.class).optional().stream()
                .flatMap(number -> read(number - 1, 1).stream())
                .findFirst()
                .map(entry -> new End(entry.number(), entry.hash()))
                .orElse(new End(0, AuditEntry.BEGINNING));
    }

    /** Where the trail ends. */
    record End(long entries, String hash) {}
}
