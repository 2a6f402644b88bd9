package teal.engine;

import java.time.Duration;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Work that one instance of Teal does for all that share its database: the one that has begun with it, as long as it comes back
 * to it in time. Times are the database's, since the instances' clocks may differ.
 */
@Component
class Turns {

    private final JdbcClient database;
    private final String instance = UUID.randomUUID().toString();

    Turns(JdbcClient database) {
        this.database = database;
    }

    /**
     * @param work a row of {@code TEAL_TURN}
     * @param length until others may do it, if this instance does not ask again; in whole seconds
     * @return whether this instance does it now
     */
    boolean take(String work, Duration length) {
        return database.sql("UPDATE TEAL_TURN SET HOLDER = ?, ENDS_AT = CURRENT_TIMESTAMP + INTERVAL '"
                                + length.toSeconds()
                                + "' SECOND WHERE WORK = ? AND (HOLDER = ? OR ENDS_AT <= CURRENT_TIMESTAMP)")
                        .params(instance, work, instance)
                        .update()
                > 0;
    }
}
