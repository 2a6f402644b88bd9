package teal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import teal.lab.process.PostgreSql;
import teal.lab.process.StallingWire;

@Tag("whole")
@TestInstance(Lifecycle.PER_CLASS)
class DatabaseSessionsTest {

    private PostgreSql database;

    @BeforeAll
    void open() {
        database = PostgreSql.start();
    }

    @AfterAll
    void close() {
        database.close();
    }

    @Test
    void noStatementAndNoLockIsWaitedForWithoutEnd() {
        inTeal("", sql -> {
            assertThat(show(sql, "statement_timeout")).isEqualTo("1min");
            assertThat(show(sql, "lock_timeout")).isEqualTo("20s");
        });
    }

    @Test
    void theServersDefaultsDoNotCutAStepOffNorChangeWhatItSees() {
        database.ask()
                .sql("ALTER ROLE postgres SET idle_in_transaction_session_timeout = '1s'")
                .update();
        database.ask()
                .sql("ALTER ROLE postgres SET default_transaction_isolation = 'serializable'")
                .update();

        inTeal("", sql -> {
            assertThat(show(sql, "idle_in_transaction_session_timeout")).isEqualTo("0");
            assertThat(show(sql, "transaction_isolation")).isEqualTo("read committed");
        });
    }

    @Test
    void theAddressOutranksWhatTealWouldSay() {
        inTeal(
                "?options=-c%20lock_timeout=7s",
                sql -> assertThat(show(sql, "lock_timeout")).isEqualTo("7s"));
    }

    @Test
    void aServerThatSaysNothingMoreIsLeft() {
        inTeal(
                "",
                (sql, pool) -> assertThat(pool.getDataSourceProperties())
                        .containsEntry("socketTimeout", "90")
                        .containsEntry("tcpKeepAlive", "true"));
    }

    @Test
    void thePoolHasTwoConnectionsForEachJobThreadAndSomeForPeople() throws IOException {
        int threads = (Integer) new YamlPropertySourceLoader()
                .load("teal", new ClassPathResource("application.yaml"))
                .get(0)
                .getProperty("camunda.bpm.job-execution.max-pool-size");

        inTeal("", (sql, pool) -> assertThat(pool.getMaximumPoolSize()).isGreaterThanOrEqualTo(2 * threads + 10));
    }

    @Test
    void theServerNoticesThatAnEnginesMachineIsGone() {
        inTeal("", sql -> assertThat(show(sql, "tcp_keepalives_idle")).isEqualTo("30"));
    }

    /** A database that takes the connection, and stops after so many bytes of its first answers. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 9, 40, 300})
    void aDatabaseThatStallsWhileConnectingIsGivenUp(int bytes) {
        try (StallingWire wire = new StallingWire(database)) {
            wire.stallAfter(bytes);
            long before = System.nanoTime();

            inTeal(
                    wire.settings(),
                    "?loginTimeout=1&socketTimeout=1",
                    (sql, pool) -> assertThatThrownBy(() -> show(sql, "lock_timeout")));

            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(20));
        }
    }

    @Test
    void aDatabaseThatTakesNoConnectionIsGivenUp() throws IOException {
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket first = new Socket(full.getInetAddress(), full.getLocalPort());
                Socket second = new Socket(full.getInetAddress(), full.getLocalPort())) {
            assertThat(List.of(first, second)).allMatch(Socket::isConnected);
            Map<String, Object> settings = new HashMap<>(database.settings());
            settings.put("spring.datasource.url", "jdbc:postgresql://127.0.0.1:" + full.getLocalPort() + "/postgres");
            long before = System.nanoTime();

            inTeal(
                    settings,
                    "?connectTimeout=1&loginTimeout=2",
                    (sql, pool) -> assertThatThrownBy(() -> show(sql, "lock_timeout")));

            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(20));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 20})
    void aDatabaseThatStallsInTheMiddleOfAnAnswerIsGivenUp(int bytes) {
        try (StallingWire wire = new StallingWire(database)) {
            inTeal(wire.settings(), "?socketTimeout=1", (sql, pool) -> {
                show(sql, "lock_timeout");
                wire.stallAfter(bytes);
                long before = System.nanoTime();

                assertThatThrownBy(() -> show(sql, "statement_timeout"))
                        .rootCause()
                        .isInstanceOf(SocketTimeoutException.class);
                assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(20));
            });
        }
    }

    /** The connection that lets instances start one after another is not one of the pool's. */
    @Test
    void theConnectionThatOthersWaitForHasTheSameLimits() {
        inTeal("", (sql, pool) -> {
            OneStartAtATime start = new OneStartAtATime();
            start.postProcessAfterInitialization(pool, "pool");
            try {
                assertThat(database.ask()
                                .sql("SELECT application_name FROM pg_stat_activity a JOIN pg_locks l ON l.pid = a.pid"
                                        + " WHERE l.locktype = 'advisory'")
                                .query(String.class)
                                .list())
                        .containsExactly("teal");
            } finally {
                close(start);
            }
        });
    }

    private static void close(OneStartAtATime start) {
        try {
            start.destroy();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void inTeal(String parameters, Consumer<JdbcClient> look) {
        inTeal(parameters, (sql, pool) -> look.accept(sql));
    }

    private void inTeal(String parameters, BiConsumer<JdbcClient, HikariDataSource> look) {
        inTeal(database.settings(), parameters, look);
    }

    private static void inTeal(
            Map<String, Object> settings, String parameters, BiConsumer<JdbcClient, HikariDataSource> look) {
        new ApplicationContextRunner()
                .withInitializer(new ConfigDataApplicationContextInitializer())
                .withConfiguration(AutoConfigurations.of(
                        DataSourceAutoConfiguration.class,
                        JdbcTemplateAutoConfiguration.class,
                        JdbcClientAutoConfiguration.class))
                .withBean(DatabaseSessions.class)
                .withPropertyValues(settings.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .toArray(String[]::new))
                .withPropertyValues("spring.datasource.url=" + settings.get("spring.datasource.url") + parameters)
                .run(context ->
                        look.accept(context.getBean(JdbcClient.class), context.getBean(HikariDataSource.class)));
    }

    private static String show(JdbcClient sql, String setting) {
        return sql.sql("SHOW " + setting).query(String.class).single();
    }
}
