package teal.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** The same on each database that Teal runs on. */
abstract class TokenTableRules {

    private static final Instant MADE = Instant.parse("2026-11-30T10:00:00Z");
    private static final Instant END = Instant.parse("2027-02-28T10:00:00Z");

    private TokenTable table;

    abstract DataSource source();

    @BeforeEach
    void createTable() {
        JdbcClient database = JdbcClient.create(source());
        database.sql("DROP TABLE IF EXISTS TEAL_TOKEN").update();
        new ResourceDatabasePopulator(new ClassPathResource("db/migration/V4__tokens.sql")).execute(source());
        table = new TokenTable(database);
    }

    @Test
    void keepsWhatATokenIsForAndWhenItWasUsed() {
        String secret = Secret.random();
        Token token = token("ci-shop", Optional.of("shop"), MADE);
        assertThat(table.add(token, Secret.digest(secret))).isTrue();
        assertThat(table.add(token("ci-all", Optional.empty(), MADE), Secret.digest(Secret.random())))
                .isTrue();
        assertThat(table.withDigest(Secret.digest(secret))).contains(token);
        assertThat(table.withDigest(Secret.digest(Secret.random()))).isEmpty();

        table.used("ci-shop", "192.0.2.7", MADE.plusSeconds(60));

        assertThat(table.all()).extracting(Token::name).containsExactly("ci-all", "ci-shop");
        assertThat(table.named("ci-shop").orElseThrow().lastUsedAt()).contains(MADE.plusSeconds(60));
        assertThat(table.named("ci-shop").orElseThrow().lastUsedFrom()).contains("192.0.2.7");
    }

    @Test
    void aNameIsFreeAgainOnceItsTokenOpensNothing() {
        assertThat(table.add(token("ci", Optional.empty(), MADE), "1")).isTrue();
        assertThat(table.add(token("ci", Optional.empty(), MADE.plusSeconds(1)), "2"))
                .as("still valid")
                .isFalse();

        assertThat(table.revoke("ci", "adam", MADE.plusSeconds(2))).isTrue();
        assertThat(table.revoke("ci", "adam", MADE.plusSeconds(3))).as("twice").isFalse();
        assertThat(table.named("ci").orElseThrow().invalid(MADE.plusSeconds(2)))
                .contains("was revoked at 2026-11-30T10:00:02Z");
        assertThat(table.add(token("ci", Optional.empty(), MADE.plusSeconds(4)), "3"))
                .isTrue();

        assertThat(table.withDigest("1")).isEmpty();
        assertThat(table.named("ci").orElseThrow().invalid(END)).contains("expired at " + END);
        assertThat(table.add(token("ci", Optional.empty(), END), "4"))
                .as("expired")
                .isTrue();
    }

    private static Token token(String name, Optional<String> application, Instant made) {
        return new Token(
                name,
                "requesters",
                application,
                "adam",
                made,
                made.equals(END) ? END.plusSeconds(60) : END,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
