package teal.token;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of tokens. Times are kept to the second, so that as texts they are in order, too. */
@Component
class TokenTable {

    private static final String ALL = "SELECT NAME, GROUP_ID, APPLICATION, MADE_BY, MADE_AT, EXPIRES_AT, LAST_USED_AT,"
            + " LAST_USED_FROM, REVOKED_AT, REVOKED_BY FROM TEAL_TOKEN";

    private final JdbcClient database;

    TokenTable(JdbcClient database) {
        this.database = database;
    }

    /**
     * Adds it, in place of one with the same name that opens nothing any more.
     *
     * @return false if there is one that does
     */
    boolean add(Token token, String digest) {
        database.sql("DELETE FROM TEAL_TOKEN WHERE NAME = ? AND (REVOKED_AT IS NOT NULL OR EXPIRES_AT <= ?)")
                .params(token.name(), token.madeAt().toString())
                .update();
        try {
            return database.sql("INSERT INTO TEAL_TOKEN (NAME, DIGEST, GROUP_ID, APPLICATION, MADE_BY, MADE_AT,"
                                    + " EXPIRES_AT) VALUES (?, ?, ?, ?, ?, ?, ?)")
                            .params(
                                    token.name(),
                                    digest,
                                    token.role(),
                                    token.application().orElse(null),
                                    token.madeBy(),
                                    token.madeAt().toString(),
                                    token.expiresAt().toString())
                            .update()
                    == 1;
        } catch (DuplicateKeyException present) {
            return false;
        }
    }

    List<Token> all() {
        return database.sql(ALL + " ORDER BY NAME").query(TokenTable::token).list();
    }

    Optional<Token> named(String name) {
        return database.sql(ALL + " WHERE NAME = ?")
                .param(name)
                .query(TokenTable::token)
                .optional();
    }

    Optional<Token> withDigest(String digest) {
        return database.sql(ALL + " WHERE DIGEST = ?")
                .param(digest)
                .query(TokenTable::token)
                .optional();
    }

    /** @return false if it was revoked already, or there is none */
    boolean revoke(String name, String person, Instant now) {
        return database.sql(
                                "UPDATE TEAL_TOKEN SET REVOKED_AT = ?, REVOKED_BY = ? WHERE NAME = ? AND REVOKED_AT IS NULL")
                        .params(now.toString(), person, name)
                        .update()
                == 1;
    }

    void used(String name, String address, Instant now) {
        database.sql("UPDATE TEAL_TOKEN SET LAST_USED_AT = ?, LAST_USED_FROM = ? WHERE NAME = ?")
                .params(now.toString(), address, name)
                .update();
    }

    private static Token token(ResultSet row, int number) throws SQLException {
        return new Token(
                row.getString(1),
                row.getString(2),
                Optional.ofNullable(row.getString(3)),
                row.getString(4),
                Instant.parse(row.getString(5)),
                Instant.parse(row.getString(6)),
                time(row.getString(7)),
                Optional.ofNullable(row.getString(8)),
                time(row.getString(9)),
                Optional.ofNullable(row.getString(10)));
    }

    private static Optional<Instant> time(@Nullable String text) {
        return Optional.ofNullable(text).map(Instant::parse);
    }
}
