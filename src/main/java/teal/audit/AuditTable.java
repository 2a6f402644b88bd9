package teal.audit;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The trail in the database. One row says where it ends; adding an entry locks that row, so that the entries of any number
 * of engines form one chain. Entries are only ever added and read.
 */
@Component
class AuditTable {

    private final JdbcClient database;
    private final Clock clock;

    AuditTable(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
        try {
            database.sql("INSERT INTO TEAL_AUDIT_END (ID, ENTRIES, HASH) SELECT 1, 0, ? WHERE NOT EXISTS"
                            + " (SELECT 1 FROM TEAL_AUDIT_END)")
                    .param(AuditEntry.BEGINNING)
                    .update();
        } catch (DuplicateKeyException anotherEngineWasFaster) {
            // The row exists, which is all that was needed.
        }
    }

    /** Call this at the end of a transaction: others adding an entry wait until it ends. */
    void add(Act act) {
        End end = database.sql("SELECT ENTRIES, HASH FROM TEAL_AUDIT_END WHERE ID = 1 FOR UPDATE")
                .query(End.class)
                .single();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        AuditEntry entry = AuditEntry.after(end.hash, end.entries + 1, now, act);
        database.sql("INSERT INTO TEAL_AUDIT (ENTRY, HAPPENED_AT, PERSON, ACT, SUBJECT, DETAILS, HASH)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        entry.number(),
                        entry.at().toString(),
                        entry.person(),
                        entry.act(),
                        entry.subject(),
                        entry.details(),
                        entry.hash())
                .update();
        database.sql("UPDATE TEAL_AUDIT_END SET ENTRIES = ?, HASH = ? WHERE ID = 1")
                .params(entry.number(), entry.hash())
                .update();
    }

    List<AuditEntry> read(long after, int most) {
        return database.sql("SELECT ENTRY, HAPPENED_AT, PERSON, ACT, SUBJECT, DETAILS, HASH FROM TEAL_AUDIT"
                        + " WHERE ENTRY > ? ORDER BY ENTRY FETCH FIRST " + most + " ROWS ONLY")
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

    End end() {
        return database.sql("SELECT ENTRIES, HASH FROM TEAL_AUDIT_END WHERE ID = 1")
                .query(End.class)
                .single();
    }

    /** Where the trail ends. */
    record End(long entries, String hash) {}
}
