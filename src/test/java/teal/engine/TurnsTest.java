package teal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import teal.lab.process.PostgreSql;

/** What one instance does for all, on both databases, with the table as it comes with Teal. */
@Tag("whole")
@TestInstance(Lifecycle.PER_CLASS)
class TurnsTest {

    private static final String WORK = "unseenWaits";

    private static final Duration TURN = Duration.ofHours(1);

    private PostgreSql server;
    private JdbcClient h2;
    private JdbcClient postgres;

    @BeforeAll
    void open() throws IOException {
        JdbcDataSource memory = new JdbcDataSource();
        memory.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        h2 = JdbcClient.create(memory);
        server = PostgreSql.start();
        postgres = server.ask();
        String table = new ClassPathResource("db/migration/V5__turns.sql").getContentAsString(StandardCharsets.UTF_8);
        for (JdbcClient database : List.of(h2, postgres)) {
            for (String statement : table.split(";\\s*")) {
                database.sql(statement).update();
            }
        }
    }

    @AfterAll
    void close() {
        server.close();
    }

    List<Named<JdbcClient>> databases() {
        return List.of(Named.of("H2", h2), Named.of("PostgreSQL", postgres));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void oneInstanceWorksForAllUntilItDoesNotComeBack(JdbcClient database) {
        Turns first = new Turns(database);
        Turns second = new Turns(database);

        assertThat(first.take(WORK, TURN)).isTrue();
        assertThat(second.take(WORK, TURN)).as("while it is the other's turn").isFalse();
        assertThat(first.take(WORK, TURN)).as("comes back").isTrue();
        assertThat(second.take(WORK, TURN)).isFalse();
        database.sql("UPDATE TEAL_TURN SET ENDS_AT = ENDS_AT - INTERVAL '3601' SECOND")
                .update();
        assertThat(second.take(WORK, TURN))
                .as("when the other has not come back in time")
                .isTrue();
        assertThat(first.take(WORK, TURN)).as("comes back too late").isFalse();
    }
}
