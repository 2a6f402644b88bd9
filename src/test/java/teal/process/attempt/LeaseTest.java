package teal.process.attempt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.standalone.StandaloneTransactionContextFactory;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.DefaultJobExecutor;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.MessageEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.transaction.support.TransactionTemplate;
import teal.lab.LabClock;
import teal.release.StaleAttempt;

/** The engine's lock on a job as an attempt's lease: in the engine's own table, without the engine. */
@ResourceLock(LabClock.OF_THE_ENGINE)
class LeaseTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final Duration LENGTH = Duration.ofMinutes(5);
    private static final String OWNER = "engine-1";

    private static HikariDataSource source;
    private static JdbcClient database;
    private static TransactionTemplate transaction;
    private static ThreadPoolTaskScheduler scheduler;

    private final JobEntity job = new MessageEntity();

    @BeforeAll
    static void open() throws IOException {
        source = new HikariDataSource();
        source.setJdbcUrl("jdbc:h2:mem:lease");
        new ResourceDatabasePopulator(
                        new ClassPathResource("org/camunda/bpm/engine/db/create/activiti.h2.create.engine.sql"))
                .execute(source);
        database = JdbcClient.create(source);
        database.sql(Files.readString(Path.of("src/main/resources/db/migration/V1__tables.sql")))
                .update();
        transaction = new TransactionTemplate(new DataSourceTransactionManager(source));
        scheduler = new ThreadPoolTaskScheduler();
        scheduler.initialize();
    }

    @AfterAll
    static void close() {
        scheduler.shutdown();
        source.close();
    }

    @BeforeEach
    void lock() {
        ClockUtil.setCurrentTime(Date.from(NOW));
        database.sql("DELETE FROM ACT_RU_JOB").update();
        database.sql("DELETE FROM TEAL_APPLICATION_LOCK").update();
        database.sql("INSERT INTO TEAL_APPLICATION_LOCK (APPLICATION, ATTEMPT) VALUES ('shop', 0)")
                .update();
        database.sql(
                        "INSERT INTO ACT_RU_JOB (ID_, REV_, TYPE_, LOCK_OWNER_, LOCK_EXP_TIME_) VALUES ('7', 3, 'message', ?, ?)")
                .params(OWNER, Timestamp.from(NOW))
                .update();
        job.setId("7");
        job.setRevision(3);
        job.setLockOwner(OWNER);
    }

    @AfterEach
    void resetClock() {
        ClockUtil.reset();
        if (Context.getCommandContext() != null) {
            Context.removeCommandContext();
        }
    }

    private Lease lease() {
        return new Lease(database, transaction, job, OWNER, LENGTH);
    }

    private void set(String column, Object value) {
        database.sql("UPDATE ACT_RU_JOB SET " + column + " = ?").param(value).update();
    }

    private Map<String, Object> row() {
        return database.sql("SELECT LOCK_OWNER_, LOCK_EXP_TIME_, REV_ FROM ACT_RU_JOB")
                .query()
                .singleRow();
    }

    @Test
    void isLongerAfterItWasRenewedAndTheEngineCanStillCommit() {
        lease().renew();

        assertThat(row())
                .containsEntry("LOCK_OWNER_", OWNER)
                .containsEntry("LOCK_EXP_TIME_", Timestamp.from(NOW.plus(LENGTH)))
                .containsEntry("REV_", 3);
        // As in the database: the engine would take a difference for another holder
        assertThat(job.getLockExpirationTime()).isEqualTo(Date.from(NOW.plus(LENGTH)));
    }

    @Test
    void isTakenWhereNobodyHoldsTheJob() {
        database.sql("UPDATE ACT_RU_JOB SET LOCK_OWNER_ = NULL").update();

        lease().renew();

        assertThat(row()).containsEntry("LOCK_OWNER_", OWNER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"LOCK_OWNER_", "REV_", "ID_"})
    void isLostOnceAnotherEngineHasTheJob(String column) {
        set(column, column.equals("REV_") ? 4 : "other");
        Map<String, Object> theirs = row();
        Lease lease = lease();

        assertThatThrownBy(lease::renew)
                .isInstanceOf(StaleAttempt.class)
                .hasMessage("job 7 was taken over by another engine");

        assertThat(row()).isEqualTo(theirs);
        assertThat(job.getLockExpirationTime()).isNull();
        lease.renewQuietly();
        assertThat(row()).isEqualTo(theirs);
    }

    @Test
    void isOverWhenTheStepHasEnded() {
        Lease lease = lease();
        lease.end();

        // In another thread, as renewals are: it must not wait for the one that has ended it
        assertThat(CompletableFuture.runAsync(lease::renew))
                .failsWithin(Duration.ofSeconds(20))
                .withThrowableThat()
                .havingCause()
                .isInstanceOf(StaleAttempt.class)
                .withMessage("the step has ended");

        assertThat(row()).containsEntry("LOCK_EXP_TIME_", Timestamp.from(NOW));
    }

    @Test
    void aRenewalThatFailsIsTriedAgainLater() {
        database.sql("ALTER TABLE ACT_RU_JOB RENAME TO AWAY").update();
        Lease lease = lease();
        try {
            lease.renewQuietly();
        } finally {
            database.sql("ALTER TABLE AWAY RENAME TO ACT_RU_JOB").update();
        }

        lease.renewQuietly();

        assertThat(row()).containsEntry("LOCK_EXP_TIME_", Timestamp.from(NOW.plus(LENGTH)));
    }

    @Test
    void aTokenRenewsItsLeaseAtEachCheckAndEndsIt() {
        AtomicInteger ended = new AtomicInteger();
        HeldToken token = new HeldToken(12, lease(), ended::incrementAndGet);

        token.check();
        assertThat(token.number()).isEqualTo(12);
        assertThat(row()).containsEntry("LOCK_EXP_TIME_", Timestamp.from(NOW.plus(LENGTH)));
        assertThat(ended).hasValue(0);
        token.close();

        assertThatThrownBy(token::check).isInstanceOf(StaleAttempt.class);
        assertThat(ended).hasValue(1);
    }

    /** Never behind the clock: nodes may have seen numbers that a restored database has not. */
    @Test
    void eachAttemptHasALargerNumberThanAllBefore() {
        FencingTokens tokens = tokens();
        long begun = System.currentTimeMillis();

        long first = tokens.nextNumber("shop");
        long second = tokens.nextNumber("shop");
        long ahead = Instant.now().plus(Duration.ofDays(1)).toEpochMilli();
        database.sql("UPDATE TEAL_APPLICATION_LOCK SET ATTEMPT = ?")
                .param(ahead)
                .update();

        assertThat(first).isBetween(begun, System.currentTimeMillis());
        assertThat(second).isGreaterThan(first);
        assertThat(tokens.nextNumber("shop")).isEqualTo(ahead + 1);
    }

    /** Else a step that fails would leave its number to the next one, and nodes could not tell them apart. */
    @Test
    void aNumberStaysUsedWhenTheStepsTransactionIsRolledBack() {
        FencingTokens tokens = tokens();
        long ahead = Instant.now().plus(Duration.ofDays(1)).toEpochMilli();
        database.sql("UPDATE TEAL_APPLICATION_LOCK SET ATTEMPT = ?")
                .param(ahead)
                .update();

        transaction.executeWithoutResult(step -> {
            assertThat(tokens.nextNumber("shop")).isEqualTo(ahead + 1);
            step.setRollbackOnly();
        });

        assertThat(tokens.nextNumber("shop")).isEqualTo(ahead + 2);
    }

    @Test
    void aJobIsInOneHandAtATime() {
        executing();
        FencingTokens tokens = tokens();

        try (HeldToken token = tokens.take("shop")) {
            assertThat(token.number()).isPositive();
            assertThatThrownBy(() -> tokens.take("shop"))
                    .isInstanceOf(StaleAttempt.class)
                    .hasMessageContaining("is being executed here already");
        }

        tokens.take("shop").close();
    }

    @Test
    void aJobThatAnotherEngineHoldsIsNotTakenAndMayComeBack() {
        executing();
        FencingTokens tokens = tokens();
        set("LOCK_OWNER_", "other");
        assertThatThrownBy(() -> tokens.take("shop")).hasMessageContaining("taken over by another engine");
        assertThat(usedNumber()).as("one commit: no lease, no number").isZero();

        set("LOCK_OWNER_", OWNER);

        tokens.take("shop").close();
        assertThat(usedNumber()).isPositive();
    }

    private static long usedNumber() {
        return database.sql("SELECT ATTEMPT FROM TEAL_APPLICATION_LOCK")
                .query(Long.class)
                .single();
    }

    @Test
    void aTokenNeedsAJob() {
        Context.setCommandContext(new CommandContext(engine()));

        assertThatThrownBy(() -> tokens().take("shop"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("set asyncBefore on its task");
    }

    /** Five times in its length; here, that is one second. */
    @Test
    void aLeaseIsRenewedForAsLongAsTheStepLasts() {
        executing();
        ClockUtil.reset();
        try (HeldToken token = tokens().take("shop")) {
            Timestamp taken = (Timestamp) row().get("LOCK_EXP_TIME_");
            await().untilAsserted(() ->
                    assertThat((Timestamp) row().get("LOCK_EXP_TIME_")).isAfter(taken));
            assertThat(token.number()).isPositive();
        }
    }

    private void executing() {
        CommandContext command = new CommandContext(engine());
        command.setCurrentJob(job);
        Context.setCommandContext(command);
    }

    private static StandaloneInMemProcessEngineConfiguration engine() {
        StandaloneInMemProcessEngineConfiguration engine = new StandaloneInMemProcessEngineConfiguration();
        DefaultJobExecutor executor = new DefaultJobExecutor();
        executor.setLockOwner(OWNER);
        executor.setLockTimeInMillis(1_000);
        engine.setJobExecutor(executor);
        engine.setTransactionContextFactory(new StandaloneTransactionContextFactory());
        return engine;
    }

    private static FencingTokens tokens() {
        return new FencingTokens(database, new DataSourceTransactionManager(source), scheduler, engine());
    }
}
