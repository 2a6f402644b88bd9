package teal.engine;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static teal.lab.StallingServer.after;
import static teal.lab.StallingServer.says;
import static teal.lab.StallingServer.trickles;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import teal.lab.StallingServer;

/** Wherever a database server stops before it serves, connecting ends by its deadline. */
@Tag("waits")
class StalledDatabaseTest {

    enum Stall {
        CONNECT(StallingServer::thatNobodyCanConnectTo),
        FIRST_BYTE(() -> after()),
        MIDDLE(() -> after(says("R\u0000\u0000\u0000"))),
        TRICKLING(() -> after(says("N"), says("E\u0000\u0000\u007f\u007f"), trickles("x"))),
        ENDLESS_NOTICES(() -> after(says("N"), trickles("N\u0000\u0000\u0000\u0005\u0000")));

        private final Supplier<StallingServer> server;

        Stall(Supplier<StallingServer> server) {
            this.server = server;
        }
    }

    @ParameterizedTest
    @EnumSource
    void connectingEndsByItsDeadline(Stall stall) {
        try (StallingServer server = stall.server.get();
                HikariDataSource pool = new HikariDataSource()) {
            // Teal's own, but for the times: what is in the address takes precedence.
            pool.setJdbcUrl("jdbc:postgresql://127.0.0.1:" + server.port()
                    + "/teal?connectTimeout=1&loginTimeout=2&socketTimeout=1");
            new DatabaseSessions().postProcessBeforeInitialization(pool, "dataSource");
            Properties properties = new Properties(pool.getDataSourceProperties());
            properties.putAll(pool.getDataSourceProperties());
            properties.keySet().removeIf(key -> key.toString().endsWith("Timeout"));

            assertTimeoutPreemptively(
                    Duration.ofSeconds(30),
                    () -> assertThatThrownBy(() -> DriverManager.getConnection(pool.getJdbcUrl(), properties)
                                    .close())
                            .isInstanceOf(SQLException.class));
        }
    }
}
