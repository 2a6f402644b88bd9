package teal.audit;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** On H2, in a file and with the settings of {@code application.yaml}. */
class TrailOnH2Test extends TrailRules {

    private static HikariDataSource source;

    @BeforeAll
    static void open(@TempDir Path data) throws IOException {
        HikariConfig pool = new HikariConfig();
        pool.setJdbcUrl("jdbc:h2:file:" + data.resolve("teal") + ";WRITE_DELAY=0");
        pool.setMaximumPoolSize(20);
        source = new HikariDataSource(pool);
        JdbcClient.create(source).sql(tables()).update();
    }

    @AfterAll
    static void close() {
        source.close();
    }

    @Override
    DataSource source() {
        return source;
    }
}
