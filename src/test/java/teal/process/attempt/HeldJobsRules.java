package teal.process.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** On the engine's table of jobs, as far as this is about it, in each kind of database. */
abstract class HeldJobsRules {

    private JdbcClient database;
    private TransactionTemplate transaction;

    abstract DataSource source();

    @BeforeEach
    void makeTable() {
        database = JdbcClient.create(source());
        transaction = new TransactionTemplate(new DataSourceTransactionManager(source()));
        database.sql("DROP TABLE IF EXISTS ACT_RU_JOB").update();
        database.sql("CREATE TABLE ACT_RU_JOB (ID_ VARCHAR(64) PRIMARY KEY, ROOT_PROC_INST_ID_ VARCHAR(64))")
                .update();
        database.sql("INSERT INTO ACT_RU_JOB VALUES ('first', 'release'), ('other', 'another release')")
                .update();
    }

    /** As a job does that leads to the next one. */
    private int replace(String job, String next) {
        int gone =
                database.sql("DELETE FROM ACT_RU_JOB WHERE ID_ = ?").param(job).update();
        if (gone == 1) {
            database.sql("INSERT INTO ACT_RU_JOB VALUES (?, 'release')")
                    .param(next)
                    .update();
        }
        return gone;
    }

    @Test
    void aJobThatIsBeingCommittedIsWaitedForAndTheNextOneFindsThatItCameTooLate() {
        CountDownLatch deleted = new CountDownLatch(1);
        CountDownLatch commit = new CountDownLatch(1);
        CompletableFuture<Integer> first =
                CompletableFuture.supplyAsync(() -> Objects.requireNonNull(transaction.execute(status -> {
                    int gone = replace("first", "second");
                    deleted.countDown();
                    await(commit);
                    return gone;
                })));
        await(deleted);
        AtomicInteger second = new AtomicInteger(-1);
        CompletableFuture<Void> next = new CompletableFuture<>();

        CompletableFuture<Void> taken = CompletableFuture.runAsync(() -> transaction.executeWithoutResult(status -> {
            new HeldJobs(database).hold("release");
            CompletableFuture.runAsync(
                            () -> transaction.executeWithoutResult(inner -> second.set(replace("second", "third"))))
                    .whenComplete((done, failed) -> next.complete(null));
            assertThat(database.sql("DELETE FROM ACT_RU_JOB WHERE ROOT_PROC_INST_ID_ = 'release'")
                            .update())
                    .isEqualTo(1);
        }));
        assertThat(taken).isNotDone();
        commit.countDown();

        taken.join();
        next.join();
        assertThat(first.join()).isEqualTo(1);
        // Too late: it deletes nothing, or the database refuses it.
        assertThat(second.get()).isLessThan(1);
        assertThat(database.sql("SELECT ID_ FROM ACT_RU_JOB")
                        .query(String.class)
                        .list())
                .containsExactly("other");
    }

    @Test
    void otherReleasesGoOn() {
        transaction.executeWithoutResult(status -> {
            new HeldJobs(database).hold("release");
            int others = CompletableFuture.supplyAsync(() -> database.sql("DELETE FROM ACT_RU_JOB WHERE ID_ = 'other'")
                            .update())
                    .join();
            assertThat(others).isEqualTo(1);
        });
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
