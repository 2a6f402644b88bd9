package teal.process.attempt;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import teal.access.Principals;
import teal.process.variable.ReleaseVariables;

/**
 * Stores attempts. It uses its own transactions: others must see an attempt while it runs, and a failed one must
 * survive the engine's rollback.
 */
@Component
public class AttemptTable {

    private static final int SUMMARY = 3_900;

    private static final String COLUMNS = "SELECT ID, INSTANCE_ID, JOB_ID, ACTIVITY_ID, ACTIVITY_NAME, STEP,"
            + " CLUSTER_NAME, NODE_NAME, BEGAN_AT, ENDED_AT, OUTCOME, SUMMARY, COALESCE(CHAR_LENGTH(PRINTED), 0) > 0 FROM TEAL_ATTEMPT";

    private final Principals principals;
    private final JdbcClient database;
    private final TransactionTemplate apart;

    AttemptTable(Principals principals, JdbcClient database, PlatformTransactionManager transactions) {
        this.principals = principals;
        this.database = database;
        this.apart = new TransactionTemplate(transactions);
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** All attempts of a release, in chronological order. */
    public List<Attempt> of(String release) {
        principals.mustBeSomebody("reading attempts");
        return database.sql(COLUMNS + " WHERE RELEASE_ID = ? ORDER BY BEGAN_AT, ID")
                .param(release)
                .query((row, number) -> read(row))
                .list();
    }

    /**
     * What the commands of an attempt have printed so far, or in total once it has ended; empty if there is no such
     * attempt.
     */
    public Optional<String> printed(String release, String attempt) {
        principals.mustBeSomebody("reading what an attempt printed");
        return database.sql("SELECT COALESCE(PRINTED, '') FROM TEAL_ATTEMPT WHERE RELEASE_ID = ? AND ID = ?")
                .params(release, attempt)
                .query(String.class)
                .optional();
    }

    /**
     * The attempts that are being made: not ended, and their job is still held. An attempt whose engine was killed is in
     * flight until its lease has expired.
     */
    public List<Attempt> inFlight(String release, Instant now) {
        return database.sql(COLUMNS + " JOIN ACT_RU_JOB J ON J.ID_ = TEAL_ATTEMPT.JOB_ID WHERE RELEASE_ID = ?"
                        + " AND ENDED_AT IS NULL AND J.LOCK_EXP_TIME_ > ? ORDER BY BEGAN_AT, ID")
                .params(release, Timestamp.from(now))
                .query((row, number) -> read(row))
                .list();
    }

    /**
     * Whether somebody requested that a release be rolled back, as the database knows it at this moment. An attempt asks
     * after it has been recorded: so either it sees the request, or whoever meets the request sees the attempt.
     */
    boolean isToGoBack(String release) {
        List<String> found = database.sql(
                        "SELECT NAME_ FROM ACT_RU_VARIABLE WHERE EXECUTION_ID_ = ? AND NAME_ IN (?, ?)")
                .params(release, ReleaseVariables.ROLL_BACK_REQUEST.name(), ReleaseVariables.RESTORE.name())
                .query(String.class)
                .list();
        // Once it has begun to go back, the request is met.
        return found.equals(List.of(ReleaseVariables.ROLL_BACK_REQUEST.name()));
    }

    private static Attempt read(ResultSet row) throws SQLException {
        return new Attempt(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                Optional.ofNullable(row.getString(7)),
                Optional.ofNullable(row.getString(8)),
                Instant.ofEpochMilli(row.getLong(9)),
                Optional.ofNullable(row.getObject(10, Long.class)).map(Instant::ofEpochMilli),
                Optional.ofNullable(row.getString(11)).map(Outcome::valueOf),
                Optional.ofNullable(row.getString(12)).orElse(""),
                row.getBoolean(13));
    }

    /** Any earlier attempt that has not ended by now is stale. */
    void begin(String release, Attempt attempt) {
        apart.executeWithoutResult(transaction -> {
            database.sql("UPDATE TEAL_ATTEMPT SET OUTCOME = 'LOST', ENDED_AT = ? WHERE JOB_ID = ? AND ENDED_AT IS NULL")
                    .params(attempt.began().toEpochMilli(), attempt.job())
                    .update();
            database.sql("INSERT INTO TEAL_ATTEMPT (ID, RELEASE_ID, INSTANCE_ID, JOB_ID, ACTIVITY_ID, ACTIVITY_NAME,"
                            + " STEP, CLUSTER_NAME, NODE_NAME, BEGAN_AT) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                    .param(attempt.id())
                    .param(release)
                    .param(attempt.instance())
                    .param(attempt.job())
                    .param(attempt.activity())
                    .param(attempt.name())
                    .param(attempt.step())
                    .param(attempt.cluster().orElse(null))
                    .param(attempt.node().orElse(null))
                    .param(attempt.began().toEpochMilli())
                    .update();
        });
    }

    void print(String attempt, String text) {
        apart.executeWithoutResult(
                transaction -> database.sql("UPDATE TEAL_ATTEMPT SET PRINTED = ? WHERE ID = ? AND ENDED_AT IS NULL")
                        .params(text, attempt)
                        .update());
    }

    void end(String attempt, Instant at, Outcome outcome, String summary) {
        String short_ = summary.length() > SUMMARY ? summary.substring(0, SUMMARY) + "..." : summary;
        apart.executeWithoutResult(transaction -> database.sql(
                        "UPDATE TEAL_ATTEMPT SET OUTCOME = ?, ENDED_AT = ?, SUMMARY = ? WHERE ID = ?")
                .params(outcome.name(), at.toEpochMilli(), short_, attempt)
                .update());
    }

    /** Removes attempts that began before this time, for releases no longer in the engine's history; returns how many. */
    public int forget(Instant before) {
        return database.sql("DELETE FROM TEAL_ATTEMPT WHERE BEGAN_AT < ? AND NOT EXISTS"
                        + " (SELECT 1 FROM ACT_HI_PROCINST P WHERE P.ID_ = TEAL_ATTEMPT.RELEASE_ID)")
                .param(before.toEpochMilli())
                .update();
    }
}
