package teal.signin;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The addresses that each user has signed in from in the last {@value #DAYS} days, for all instances. At most {@value
 * #MOST_EACH} for each user: the one used longest ago is forgotten first.
 */
@Component
class UsualAddresses {

    static final int MOST_EACH = 20;
    static final int DAYS = 90;

    private static final int MOST_IN_MEMORY = 10_000;

    private final JdbcClient database;
    private final Clock clock;

    /** When each user's address was last written down. */
    private final Map<String, LocalDate> kept = new LeastRecentlyUsed<>(MOST_IN_MEMORY);

    UsualAddresses(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    boolean knows(String name, String address) {
        LocalDate today = today();
        Optional<LocalDate> last = remembered(name, address)
                .or(() -> read(name, address))
                .filter(day -> !day.isBefore(today.minusDays(DAYS)));
        last.ifPresent(day -> {
            if (day.isBefore(today)) {
                add(name, address);
            } else {
                remember(name, address, day);
            }
        });
        return last.isPresent();
    }

    /** Once they have signed in from there. */
    void add(String name, String address) {
        LocalDate today = today();
        int known = database.sql("UPDATE TEAL_USUAL_ADDRESS SET USED_ON = ? WHERE PERSON = ? AND ADDRESS = ?")
                .params(today.toString(), name, address)
                .update();
        if (known == 0) {
            insert(name, address, today);
        }
        remember(name, address, today);
    }

    private void insert(String name, String address, LocalDate today) {
        database.sql("DELETE FROM TEAL_USUAL_ADDRESS WHERE USED_ON < ?")
                .param(today.minusDays(DAYS).toString())
                .update();
        List<String> before = database.sql(
                        "SELECT ADDRESS FROM TEAL_USUAL_ADDRESS WHERE PERSON = ? ORDER BY USED_ON DESC, ADDRESS")
                .param(name)
                .query(String.class)
                .list();
        before.stream()
                .skip(MOST_EACH - 1L)
                .forEach(oldest -> database.sql("DELETE FROM TEAL_USUAL_ADDRESS WHERE PERSON = ? AND ADDRESS = ?")
                        .params(name, oldest)
                        .update());
        try {
            database.sql("INSERT INTO TEAL_USUAL_ADDRESS (PERSON, ADDRESS, USED_ON) VALUES (?, ?, ?)")
                    .params(name, address, today.toString())
                    .update();
        } catch (DuplicateKeyException atTheSameMoment) {
            // Another instance has written it down.
        }
    }

    private Optional<LocalDate> read(String name, String address) {
        return database.sql("SELECT USED_ON FROM TEAL_USUAL_ADDRESS WHERE PERSON = ? AND ADDRESS = ?")
                .params(name, address)
                .query(String.class)
                .optional()
                .map(LocalDate::parse);
    }

    private Optional<LocalDate> remembered(String name, String address) {
        synchronized (kept) {
            return Optional.ofNullable(kept.get(key(name, address)));
        }
    }

    private void remember(String name, String address, LocalDate day) {
        synchronized (kept) {
            kept.put(key(name, address), day);
        }
    }

    private static String key(String name, String address) {
        return name + " " + address;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
