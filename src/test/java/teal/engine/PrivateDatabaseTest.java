package teal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** The database's files belong to Teal's user alone, with whatever umask it is started. */
class PrivateDatabaseTest {

    private final PrivateDatabase database = new PrivateDatabase();
    private final Logger logger = (Logger) LoggerFactory.getLogger(PrivateDatabase.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @TempDir
    Path directory;

    /** Whatever level an application that ran here before has set. */
    @BeforeEach
    void listen() {
        log.start();
        logger.addAppender(log);
        logger.setLevel(Level.WARN);
    }

    @AfterEach
    void listenNoMore() {
        logger.setLevel(null);
        logger.detachAppender(log);
    }

    @Test
    void aNewOneIsCreatedWhereNobodyElseLooks() throws IOException, SQLException {
        start(directory.resolve("data").resolve("teal"));

        assertThat(permissions(directory.resolve("data"))).isEqualTo("rwx------");
        assertThat(permissions(directory.resolve("data/teal.mv.db"))).isEqualTo("rw-------");
        assertThat(log.list).isEmpty();
    }

    @Test
    void oneThatOthersCouldReadIsClosedWithAClearSentence() throws IOException, SQLException {
        Path shared = Files.createDirectory(directory.resolve("shared"));
        Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxr-xr-x"));
        start(shared.resolve("teal"));
        Path file = shared.resolve("teal.mv.db");
        Path other = Files.writeString(shared.resolve("other.mv.db"), "not Teal's");
        Files.setPosixFilePermissions(other, PosixFilePermissions.fromString("rw-r--r--"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        start(shared.resolve("teal"));

        assertThat(permissions(file)).isEqualTo("rw-------");
        assertThat(permissions(other)).isEqualTo("rw-r--r--");
        assertThat(permissions(shared)).isEqualTo("rwxr-xr-x");
        assertThat(log.list)
                .singleElement()
                .extracting(ILoggingEvent::getFormattedMessage)
                .asString()
                .contains("the database's files could be read by other users of this host", file.toString())
                .contains("umask 0077 (docs/operate/install.md)");
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:h2:file:/var/lib/teal/data/teal;DB_CLOSE_ON_EXIT=FALSE, /var/lib/teal/data/teal",
        "jdbc:h2:/var/lib/teal/data/teal, /var/lib/teal/data/teal"
    })
    void isFoundInTheAddress(String url, Path file) {
        assertThat(PrivateDatabase.file(url)).hasValue(file);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"jdbc:h2:mem:teal", "jdbc:h2:tcp://localhost/~/teal", "jdbc:postgresql://db.example.test/teal"})
    void othersHaveNoFilesHere(String url) {
        assertThat(PrivateDatabase.file(url)).isEmpty();
    }

    private void start(Path path) throws SQLException {
        try (HikariDataSource pool = new HikariDataSource()) {
            pool.setJdbcUrl("jdbc:h2:file:" + path + ";WRITE_DELAY=0");
            database.postProcessBeforeInitialization(pool, "dataSource");
            pool.getConnection().close();
            database.closeNewFiles();
        }
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
