package teal.audit;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.springframework.jdbc.core.simple.JdbcClient;
import teal.lab.process.PostgreSql;

@Tag("whole")
class TrailOnPostgreSqlTest extends TrailRules {

    private static PostgreSql server;
    private static HikariDataSource source;

    @BeforeAll
    static void open() throws IOException {
        server = PostgreSql.start();
        HikariConfig pool = new HikariConfig();
        pool.setJdbcUrl((String) server.settings().get("spring.datasource.url"));
        pool.setUsername((String) server.settings().get("spring.datasource.username"));
        pool.setPassword((String) server.settings().get("spring.datasource.password"));
        pool.setMaximumPoolSize(20);
        source = new HikariDataSource(pool);
        JdbcClient.create(source).sql(tables()).update();
    }

    @AfterAll
    static void close() {
        source.close();
        server.close();
    }

    @Override
    DataSource source() {
        return source;
    }
}
