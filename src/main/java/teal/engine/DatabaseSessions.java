package teal.engine;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.stereotype.Component;

/**
 * Limits the cost of a lost server, a lost network or another session's lock on PostgreSQL. A parameter in the JDBC
 * address takes precedence. H2 runs within Teal and needs none of this.
 */
@Component
class DatabaseSessions implements BeanPostProcessor {

    /**
     * Session parameters, named as in PostgreSQL's manual (client connection defaults; connections and authentication).
     * A step works elsewhere while its transaction is open, so a server's own limit for idle transactions would cut it
     * off. With keep-alives, the server notices when an engine's machine is gone and releases its locks.
     */
    private static final Map<String, String> SESSION = Map.of(
            "statement_timeout", "60s",
            "lock_timeout", "20s",
            "idle_in_transaction_session_timeout", "0",
            "tcp_keepalives_idle", "30",
            "tcp_keepalives_interval", "10",
            "tcp_keepalives_count", "3");

    /** Driver parameters, in seconds. The driver waits for answers longer than the server lets a statement run. */
    private static final Map<String, String> DRIVER = Map.of(
            "ApplicationName", "teal",
            "connectTimeout", "10",
            "loginTimeout", "20",
            "socketTimeout", "90",
            "tcpKeepAlive", "true");

    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof HikariDataSource pool && isPostgreSql(pool)) {
            DRIVER.forEach(pool::addDataSourceProperty);
            pool.addDataSourceProperty(
                    "options",
                    SESSION.entrySet().stream()
                            .map(setting -> "-c " + setting.getKey() + "=" + setting.getValue())
                            .collect(Collectors.joining(" ")));
        }
        return bean;
    }

    static boolean isPostgreSql(HikariDataSource pool) {
        return String.valueOf(pool.getJdbcUrl()).startsWith("jdbc:postgresql:");
    }
}
