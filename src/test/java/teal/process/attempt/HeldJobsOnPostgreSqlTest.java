package teal.process.attempt;

import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import teal.lab.process.PostgreSql;

@Tag("whole")
class HeldJobsOnPostgreSqlTest extends HeldJobsRules {

    private static PostgreSql server;

    @BeforeAll
    static void open() {
        server = PostgreSql.start();
    }

    @AfterAll
    static void close() {
        server.close();
    }

    @Override
    DataSource source() {
        return new DriverManagerDataSource(
                (String) server.settings().get("spring.datasource.url"),
                (String) server.settings().get("spring.datasource.username"),
                (String) server.settings().get("spring.datasource.password"));
    }
}
