package teal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
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

    private void inTeal(String parameters, Consumer<JdbcClient> look) {
        inTeal(parameters, (sql, pool) -> look.accept(sql));
    }

    private void inTeal(String parameters, java.util.function.BiConsumer<JdbcClient, HikariDataSource> look) {
        Map<String, Object> settings = database.settings();
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
