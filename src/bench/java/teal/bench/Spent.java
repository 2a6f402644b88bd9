package teal.bench;

import java.time.Duration;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import teal.lab.process.PostgreSql;
import teal.lab.process.TealProcess;

/**
 * What work has cost so far, whatever else the machine was doing.
 *
 * @param processor of Teal alone
 * @param commits as PostgreSQL counts them, up to a second late
 * @param written rows that were added, changed or removed
 */
record Spent(Duration processor, long commits, long written, long kilobytes) {

    private record Stored(long commits, long written, long kilobytes) {}

    static Spent until(TealProcess teal, PostgreSql database) {
        JdbcClient ask = database.ask();
        Stored stored = ask.sql("SELECT sum(xact_commit)::bigint AS commits,"
                        + " sum(tup_inserted + tup_updated + tup_deleted)::bigint AS written,"
                        + " sum(pg_database_size(datname))::bigint / 1024 AS kilobytes"
                        + " FROM pg_stat_database WHERE datname = current_database()")
                .query(Stored.class)
                .single();
        return new Spent(teal.processorTime(), stored.commits, stored.written, stored.kilobytes);
    }

    Spent since(Spent before) {
        return new Spent(
                processor.minus(before.processor),
                commits - before.commits,
                written - before.written,
                kilobytes - before.kilobytes);
    }

    /** Shared among so many. */
    String each(int many) {
        return String.format(
                Locale.ROOT,
                "%d ms of processor time, %.1f commits, %.1f rows written and %.1f kB kept",
                processor.dividedBy(many).toMillis(),
                (double) commits / many,
                (double) written / many,
                (double) kilobytes / many);
    }
}
