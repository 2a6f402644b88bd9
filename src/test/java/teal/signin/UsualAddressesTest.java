package teal.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

class UsualAddressesTest {

    private static final Instant NOW = Instant.parse("2026-11-29T10:00:00Z");

    private final JdbcDataSource source = new JdbcDataSource();
    private JdbcClient database;

    @BeforeEach
    void createTable() {
        source.setUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        new ResourceDatabasePopulator(new ClassPathResource("db/migration/V2__usual_addresses.sql")).execute(source);
        database = JdbcClient.create(source);
    }

    @Test
    void knowsWhereAUserHasSignedInFrom() {
        at(NOW).add("rita", "192.0.2.1");

        assertThat(at(NOW).knows("rita", "192.0.2.1")).as("another instance").isTrue();
        assertThat(at(NOW).knows("rita", "192.0.2.2")).isFalse();
        assertThat(at(NOW).knows("anna", "192.0.2.1")).isFalse();
    }

    @Test
    void forgetsAnAddressThatIsNoLongerUsed() {
        at(NOW).add("rita", "192.0.2.1");
        at(NOW).add("rita", "192.0.2.2");

        assertThat(at(NOW.plus(Duration.ofDays(60))).knows("rita", "192.0.2.1")).isTrue();
        assertThat(at(NOW.plus(Duration.ofDays(120))).knows("rita", "192.0.2.1"))
                .as("used after 60 days")
                .isTrue();
        assertThat(at(NOW.plus(Duration.ofDays(120))).knows("rita", "192.0.2.2"))
                .isFalse();
    }

    @Test
    void keepsFewForEachUser() {
        for (int i = 0; i < 100; i++) {
            at(NOW.plus(Duration.ofDays(i))).add("rita", "192.0.2." + i);
        }

        assertThat(database.sql("SELECT count(*) FROM TEAL_USUAL_ADDRESS")
                        .query(Integer.class)
                        .single())
                .isEqualTo(UsualAddresses.MOST_EACH);
        assertThat(at(NOW.plus(Duration.ofDays(100))).knows("rita", "192.0.2.99"))
                .isTrue();
    }

    /** An instance with an empty memory. */
    private UsualAddresses at(Instant now) {
        return new UsualAddresses(database, Clock.fixed(now, ZoneOffset.UTC));
    }
}
