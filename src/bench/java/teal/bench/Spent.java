package teal.bench;

import java.time.Duration;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import teal.lab.process.PostgreSql;
import teal.lab.process.TealProcess;

/**
 * What work has cost so far, whatever else the machine was doing.
 *
 * @param processor of Teal alone
 * @param commits as PostgreSQL counts them, with every question that is asked by itself, up to a second late
 * @param written rows that were added, changed or removed, by table
 */
record Spent(Duration processor, long commits, Map<String, Long> written, long kilobytes) {

    private static final int MOST_WRITTEN = 8;

    private record Stored(long commits, long kilobytes) {}

    static Spent until(TealProcess teal, PostgreSql database) {
        JdbcClient ask = database.ask();
        Stored stored = ask.sql("SELECT sum(xact_commit)::bigint AS commits,"
                        + " sum(pg_database_size(datname))::bigint / 1024 AS kilobytes"
                        + " FROM pg_stat_database WHERE datname = current_database()")
                .query(Stored.class)
                .single();
        Map<String, Long> written = new TreeMap<>();
        ask.sql("SELECT relname, n_tup_ins + n_tup_upd + n_tup_del FROM pg_stat_user_tables")
                .query(row -> {
                    written.put(row.getString(1), row.getLong(2));
                });
        return new Spent(teal.processorTime(), stored.commits, written, stored.kilobytes);
    }

    Spent since(Spent before) {
        Map<String, Long> more = new TreeMap<>();
        written.forEach((table, rows) -> more.put(table, rows - before.written.getOrDefault(table, 0L)));
        return new Spent(
                processor.minus(before.processor), commits - before.commits, more, kilobytes - before.kilobytes);
    }

    /** Shared among so many. */
    String each(int many) {
        long rows = written.values().stream().mapToLong(Long::longValue).sum();
        return String.format(
                Locale.ROOT,
                "%d ms of processor time, %.1f commits, %.1f kB kept, %.1f rows written (%s)",
                processor.dividedBy(many).toMillis(),
                (double) commits / many,
                (double) kilobytes / many,
                (double) rows / many,
                written.entrySet().stream()
                        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                        .limit(MOST_WRITTEN)
                        .map(table ->
                                String.format(Locale.ROOT, "%s %.1f", table.getKey(), (double) table.getValue() / many))
                        .collect(Collectors.joining(", ")));
    }
}
