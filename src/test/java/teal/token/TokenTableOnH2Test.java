package teal.token;

import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

class TokenTableOnH2Test extends TokenTableRules {

    private final JdbcDataSource source = new JdbcDataSource();

    TokenTableOnH2Test() {
        source.setUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    }

    @Override
    DataSource source() {
        return source;
    }
}
