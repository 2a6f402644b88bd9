package teal.process.attempt;

import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

class HeldJobsOnH2Test extends HeldJobsRules {

    private final JdbcDataSource source = new JdbcDataSource();

    HeldJobsOnH2Test() {
        source.setUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    }

    @Override
    DataSource source() {
        return source;
    }
}
