package teal.process.attempt;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import teal.release.StaleAttempt;

/**
 * Gives each attempt at a step its fencing token: a number that grows with each attempt, together with the job's lease,
 * renewed for as long as the attempt runs. The engine itself never renews a lease and runs whatever it finds in its
 * queue, so a step longer than its lease would be started again and again, in parallel (docs/decisions/0008).
 */
@Component
public class FencingTokens {

    /** A lease is renewed this many times before it would expire. */
    private static final int RENEWALS = 5;

    private final JdbcClient database;
    private final TransactionTemplate apart;
    private final TaskScheduler scheduler;
    private final ProcessEngineConfigurationImpl engine;
    private final Set<String> inHand = ConcurrentHashMap.newKeySet();

    FencingTokens(
            JdbcClient database,
            PlatformTransactionManager transactions,
            TaskScheduler scheduler,
            ProcessEngineConfigurationImpl engine) {
        this.database = database;
        this.apart = new TransactionTemplate(transactions);
        // Others must see it at once, and it must survive a rollback of the step's own transaction.
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.scheduler = scheduler;
        this.engine = engine;
    }

    /**
     * Takes the token for the job that the engine is executing in this thread.
     *
     * @throws StaleAttempt if someone else, on this engine or another, now holds that job
     */
    public HeldToken take(String application) {
        JobEntity job = Context.getCommandContext().getCurrentJob();
        if (job == null) {
            throw new IllegalStateException("a step runs outside of a job: set asyncBefore on its task");
        }
        if (!inHand.add(job.getId())) {
            throw new StaleAttempt("job " + job.getId() + " is being executed here already");
        }
        try {
            Duration lease = Duration.ofMillis(engine.getJobExecutor().getLockTimeInMillis());
            Lease held = new Lease(database, apart, job, engine.getJobExecutor().getLockOwner(), lease);
            // The number comes first, because ending a release also locks the application before its jobs.
            long number = held.renew(() -> next(application));
            var renewing = scheduler.scheduleWithFixedDelay(held::renewQuietly, lease.dividedBy(RENEWALS));
            return new HeldToken(number, held, () -> {
                renewing.cancel(false);
                inHand.remove(job.getId());
            });
        } catch (RuntimeException e) {
            inHand.remove(job.getId());
            throw e;
        }
    }

    /**
     * Greater than every number before it and, if the database was restored from an older backup, than those that nodes
     * have seen since: never behind the clock, in milliseconds.
     */
    public long nextNumber(String application) {
        return apart.execute(transaction -> next(application));
    }

    private long next(String application) {
        database.sql("UPDATE TEAL_APPLICATION_LOCK SET ATTEMPT = GREATEST(ATTEMPT + 1, ?) WHERE APPLICATION = ?")
                .params(System.currentTimeMillis(), application)
                .update();
        return database.sql("SELECT ATTEMPT FROM TEAL_APPLICATION_LOCK WHERE APPLICATION = ?")
                .param(application)
                .query(Long.class)
                .single();
    }
}
