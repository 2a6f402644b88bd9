package teal.engine;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import teal.release.Reason;

/**
 * Teal instances that share a database start one after another, from their first use of the database until they are
 * ready: the next instance finds what the first has created (tables, groups, permissions, diagrams), and nothing is
 * created for two engines at once. PostgreSQL ends the lock with the connection, however Teal ends.
 */
@Component
class OneStartAtATime implements BeanPostProcessor, DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(OneStartAtATime.class);

    /** Any number, the same for every Teal instance: "teal" in ASCII. */
    private static final long LOCK = 0x7465616CL;

    private static final long LOOK_AGAIN_MILLIS = 250;

    private @Nullable Connection hold;

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof HikariDataSource pool && DatabaseSessions.isPostgreSql(pool) && hold == null) {
            try {
                hold = DriverManager.getConnection(pool.getJdbcUrl(), limits(pool));
                waitForOthers(hold);
            } catch (SQLException e) {
                throw new IllegalStateException(
                        "the database " + pool.getJdbcUrl() + " cannot be used: " + Reason.of(e), e);
            }
        }
        return bean;
    }

    /** The limits of the pool's own connections: a database that stalls is not waited for without end. */
    private static Properties limits(HikariDataSource pool) {
        Properties limits = new Properties();
        limits.putAll(pool.getDataSourceProperties());
        limits.put("user", pool.getUsername());
        limits.put("password", pool.getPassword());
        return limits;
    }

    private static void waitForOthers(Connection connection) throws SQLException {
        boolean told = false;
        try (Statement statement = connection.createStatement()) {
            while (!taken(statement)) {
                if (!told) {
                    log.info("another Teal instance is starting on this database; this one continues when it is ready");
                    told = true;
                }
                TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while another Teal instance was starting on this database", e);
        }
    }

    private static boolean taken(Statement statement) throws SQLException {
        try (ResultSet answer = statement.executeQuery("SELECT pg_try_advisory_lock(" + LOCK + ")")) {
            return answer.next() && answer.getBoolean(1);
        }
    }

    @EventListener(ApplicationReadyEvent.class)
    void letOthersStart() throws SQLException {
        destroy();
    }

    @Override
    public void destroy() throws SQLException {
        Connection held = hold;
        hold = null;
        if (held != null) {
            held.close();
        }
    }
}
