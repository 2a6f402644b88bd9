package teal.process.request;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * At most one release holds an application. The database decides: an update that finds the row free takes it, so any
 * number of simultaneous starts, on any number of engines, results in one holder. Joins the engine's transaction.
 */
@Component
public class ReleaseLock {

    private final JdbcClient database;

    ReleaseLock(JdbcClient database) {
        this.database = database;
    }

    /** Creates the row that releases of this application compete for. */
    public void prepare(String application) {
        try {
            database.sql("INSERT INTO TEAL_APPLICATION_LOCK (APPLICATION) SELECT ? WHERE NOT EXISTS"
                            + " (SELECT 1 FROM TEAL_APPLICATION_LOCK WHERE APPLICATION = ?)")
                    .params(application, application)
                    .update();
        } catch (DuplicateKeyException anotherEngineWasFaster) {
            // The row already exists, which is all that is needed.
        }
    }

    /**
     * Takes the application. Must be called in the transaction that starts the release.
     *
     * @throws ApplicationBusy if another release has it
     */
    void take(String application, String release) {
        take(application, release, null);
    }

    /**
     * Takes the application for work outside of releases. It is free again after that time, unless it is {@link #extend
     * extended}: its holder may be killed.
     *
     * @throws ApplicationBusy if a release or other work has it
     */
    public void takeFor(String application, String holder, Duration lease) {
        take(application, holder, after(lease));
    }

    /** Keeps what this holder has for as long again, counted from now. */
    public void extend(String holder, Duration lease) {
        database.sql("UPDATE TEAL_APPLICATION_LOCK SET HELD_UNTIL = ? WHERE HOLDER = ? AND HELD_UNTIL IS NOT NULL")
                .params(after(lease), holder)
                .update();
    }

    private static long after(Duration lease) {
        return System.currentTimeMillis() + lease.toMillis();
    }

    private void take(String application, String holder, @Nullable Long until) {
        int taken = database.sql("UPDATE TEAL_APPLICATION_LOCK SET HOLDER = ?, HELD_UNTIL = ? WHERE APPLICATION = ?"
                        + " AND (HOLDER IS NULL OR HELD_UNTIL < ?)")
                .param(holder)
                .param(until)
                .param(application)
                .param(System.currentTimeMillis())
                .update();
        if (taken == 0) {
            throw new ApplicationBusy(application, holder(application).orElse("(just ended)"));
        }
    }

    /**
     * Looks without taking it, so that nobody waits for slower checks in vain.
     *
     * @throws ApplicationBusy if a release holds the application
     */
    void checkFree(String application) {
        holder(application).ifPresent(release -> {
            throw new ApplicationBusy(application, release);
        });
    }

    /** Makes others who ask for the same application wait until this transaction ends. */
    public void waitForOthers(String application) {
        database.sql("SELECT APPLICATION FROM TEAL_APPLICATION_LOCK WHERE APPLICATION = ? FOR UPDATE")
                .param(application)
                .query(String.class)
                .optional();
    }

    public boolean isHeldBy(String application, String release) {
        return holder(application).filter(release::equals).isPresent();
    }

    private Optional<String> holder(String application) {
        return database.sql("SELECT HOLDER FROM TEAL_APPLICATION_LOCK WHERE APPLICATION = ? AND HOLDER IS NOT NULL"
                        + " AND (HELD_UNTIL IS NULL OR HELD_UNTIL >= ?)")
                .params(application, System.currentTimeMillis())
                .query(String.class)
                .optional();
    }

    /** Frees whatever this release holds. */
    public void release(String release) {
        database.sql("UPDATE TEAL_APPLICATION_LOCK SET HOLDER = NULL, HELD_UNTIL = NULL WHERE HOLDER = ?")
                .param(release)
                .update();
    }
}
