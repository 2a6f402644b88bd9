package teal.process.attempt;

import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps a release where it is while a transaction changes it. A process that goes in circles would otherwise always be a
 * little ahead: each of its jobs is committed while the change is still being prepared, and the change then finds that it
 * came too late.
 */
@Component
public class HeldJobs {

    /** A job may be replaced by the next one while its row is waited for. */
    private static final int LOOKS = 10;

    private final JdbcClient database;

    HeldJobs(JdbcClient database) {
        this.database = database;
    }

    /**
     * Locks all jobs of a release until the transaction ends. Whichever is being executed either commits before this
     * returns, or finds its row changed or gone afterwards.
     *
     * @throws org.springframework.dao.PessimisticLockingFailureException if somebody else holds one for longer
     */
    public void hold(String release) {
        // Also if there seems to be none: the one that was waited for is gone, and its successor came after the
        // question.
        Set<String> held = look(release);
        for (int look = 1; look < LOOKS; look++) {
            Set<String> found = look(release);
            if (found.equals(held)) {
                return;
            }
            held = found;
        }
    }

    private Set<String> look(String release) {
        return database.sql("SELECT ID_ FROM ACT_RU_JOB WHERE ROOT_PROC_INST_ID_ = ? ORDER BY ID_ FOR UPDATE")
                .param(release)
                .query(String.class)
                .set();
    }
}
