package teal.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import teal.lab.process.PostgreSql;

/** PostgreSQL guards the trail when it was told what the operating guide says. */
@Tag("whole")
@TestInstance(Lifecycle.PER_CLASS)
class AuditTableTest {

    private PostgreSql postgreSql;
    private JdbcClient database;
    private AuditTable table;

    @BeforeAll
    void open() throws IOException {
        postgreSql = PostgreSql.start();
        database = postgreSql.ask();
        database.sql(Files.readString(Path.of("src/main/resources/db/migration/V1__tables.sql")))
                .update();
        table = new AuditTable(database, Clock.systemUTC());
        String guide = Files.readString(Path.of("docs/operate/access.md"));
        int begin = guide.indexOf("CREATE FUNCTION teal_audit_is_append_only");
        database.sql(guide.substring(begin, guide.indexOf("```", begin))).update();
        table.add(List.of(new Act("rita", "Create", "release shop-2", "")));
    }

    @AfterAll
    void close() {
        postgreSql.close();
    }

    @Test
    void anEntryIsAdded() {
        int before = table.read(0, 10).size();

        table.add(List.of(new Act("anna", "Complete", "release shop-2", "")));

        assertThat(table.read(0, 10)).hasSize(before + 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE TEAL_AUDIT SET PERSON = 'otto'",
                "DELETE FROM TEAL_AUDIT",
                "TRUNCATE TEAL_AUDIT",
                "TRUNCATE TEAL_AUDIT CASCADE"
            })
    void noEntryIsChangedOrRemoved(String statement) {
        int before = table.read(0, 10).size();

        assertThatThrownBy(() -> database.sql(statement).update())
                .hasMessageContaining("entries of the audit trail are not changed");

        assertThat(table.read(0, 10))
                .hasSize(before)
                .allSatisfy(entry -> assertThat(entry.person()).isNotEqualTo("otto"));
    }
}
