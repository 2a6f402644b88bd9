package teal.process.attempt;

import java.sql.Timestamp;
import java.time.Duration;
import java.util.Date;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import teal.release.Reason;
import teal.release.StaleAttempt;

/**
 * The lock on one job, stored in the engine's own table. Renewing it leaves the job's revision alone, so that the thread
 * executing the job can still commit; anyone who takes over the job changes the revision, and renewing then finds nothing.
 */
final class Lease {

    private static final Logger log = LoggerFactory.getLogger(Lease.class);

    private final JdbcClient database;
    private final TransactionTemplate apart;
    private final JobEntity job;
    private final String owner;
    private final Duration length;
    private final ReentrantLock oneAtATime = new ReentrantLock();
    private boolean over;

    Lease(JdbcClient database, TransactionTemplate apart, JobEntity job, String owner, Duration length) {
        this.database = database;
        this.apart = apart;
        this.job = job;
        this.owner = owner;
        this.length = length;
    }

    /** @throws StaleAttempt if the job is no longer this engine's */
    void renew() {
        renew(() -> job);
    }

    /**
     * Renews it in the same commit with something else.
     *
     * @throws StaleAttempt if the job is no longer this engine's; nothing is changed then
     */
    <T> T renew(Supplier<T> with) {
        oneAtATime.lock();
        try {
            if (over) {
                throw new StaleAttempt("the step has ended");
            }
            Date end = new Date(ClockUtil.getCurrentTime().getTime() + length.toMillis());
            T result = apart.execute(transaction -> {
                T first = with.get();
                int renewed = database.sql("UPDATE ACT_RU_JOB SET LOCK_OWNER_ = ?, LOCK_EXP_TIME_ = ? WHERE ID_ = ?"
                                + " AND REV_ = ? AND (LOCK_OWNER_ = ? OR LOCK_OWNER_ IS NULL)")
                        .params(owner, new Timestamp(end.getTime()), job.getId(), job.getRevision(), owner)
                        .update();
                if (renewed == 0) {
                    throw new StaleAttempt("job " + job.getId() + " was taken over by another engine");
                }
                return first;
            });
            // After a failure the engine compares the two: a different expiry would mean that someone else now holds
            // the job.
            job.setLockExpirationTime(end);
            return result;
        } finally {
            oneAtATime.unlock();
        }
    }

    void renewQuietly() {
        try {
            renew();
        } catch (StaleAttempt lost) {
            log.debug("not renewed: {}", lost.getMessage());
        } catch (RuntimeException later) {
            log.warn("the lease of job {} could not be renewed, next try soon: {}", job.getId(), Reason.of(later));
        }
    }

    void end() {
        oneAtATime.lock();
        over = true;
        oneAtATime.unlock();
    }
}
