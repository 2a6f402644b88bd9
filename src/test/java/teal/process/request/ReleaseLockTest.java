package teal.process.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class ReleaseLockTest {

    private static final Duration LONG = Duration.ofHours(1);

    /** As if the instance had been killed a while ago. */
    private static final Duration OVER = Duration.ofMinutes(-1);

    private static final String WORK = ApplicationBusy.WORK + "node blue-1 (1234)";

    private ReleaseLock lock;

    @BeforeEach
    void open() {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        JdbcClient client = JdbcClient.create(database);
        client.sql("CREATE TABLE TEAL_APPLICATION_LOCK"
                        + " (APPLICATION VARCHAR(64) PRIMARY KEY, HOLDER VARCHAR(64), HELD_UNTIL BIGINT)")
                .update();
        lock = new ReleaseLock(client);
        lock.prepare("shop");
    }

    @Test
    void workOnANodeKeepsReleasesAndOtherWorkAway() {
        lock.takeFor("shop", WORK, LONG);

        assertThatThrownBy(() -> lock.checkFree("shop"))
                .isInstanceOfSatisfying(
                        ApplicationBusy.class, busy -> assertThat(busy.isWork()).isTrue())
                .hasMessageContaining("shop is held by work on node blue-1 (1234); wait for it to end");
        assertThatThrownBy(() -> lock.take("shop", "4711")).isInstanceOf(ApplicationBusy.class);
        lock.release(WORK);
        assertThatCode(() -> lock.take("shop", "4711")).doesNotThrowAnyException();
        assertThatThrownBy(() -> lock.takeFor("shop", WORK, LONG))
                .isInstanceOfSatisfying(
                        ApplicationBusy.class, busy -> assertThat(busy.isWork()).isFalse())
                .hasMessageContaining("by release 4711");
    }

    /** Otherwise an instance that was killed would keep its application from ever being released again. */
    @Test
    void workThatShowsNoLifeAnyMoreHoldsNothing() {
        lock.takeFor("shop", WORK, OVER);

        assertThat(lock.isHeldBy("shop", WORK)).isFalse();
        assertThatCode(() -> lock.checkFree("shop")).doesNotThrowAnyException();
        lock.take("shop", "4711");
        assertThat(lock.isHeldBy("shop", "4711")).isTrue();
        // It comes too late
        lock.extend(WORK, LONG);
        assertThat(lock.isHeldBy("shop", "4711")).isTrue();
    }

    @Test
    void workThatShowsLifeGoesOnHolding() {
        lock.takeFor("shop", WORK, OVER);
        lock.extend(WORK, LONG);
        assertThat(lock.isHeldBy("shop", WORK)).isTrue();
        assertThatThrownBy(() -> lock.checkFree("shop")).isInstanceOf(ApplicationBusy.class);
    }
}
