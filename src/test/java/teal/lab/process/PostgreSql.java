package teal.lab.process;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import teal.lab.FreePorts;

/** A real PostgreSQL that can be stopped and restarted with its data. */
public final class PostgreSql implements AutoCloseable {

    private final Path data;
    private final Path copy;
    private final int port;
    private EmbeddedPostgres server;

    private PostgreSql(Path data, int port) throws IOException {
        this.data = data;
        this.copy = data.resolveSibling(data.getFileName() + "-copy");
        this.port = port;
        this.server = open();
    }

    public static PostgreSql start() {
        try {
            return new PostgreSql(Files.createTempDirectory("teal-postgresql"), FreePorts.next());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private EmbeddedPostgres open() throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPort(port)
                .start();
    }

    int port() {
        return port;
    }

    /** Ends it as its administrator does; clients are cut off. */
    public void stop() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void startAgain() {
        try {
            server = open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Copies all of its data; it must not be running. */
    public void keepCopy() {
        copy(data, copy);
    }

    /** Restores its data from the time of the copy; it must not be running. */
    public void putCopyBack() {
        copy(copy, data);
    }

    private static void copy(Path from, Path to) {
        delete(to);
        try (var files = Files.walk(from)) {
            for (Path file : files.sorted().toList()) {
                Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path directory) {
        if (!Files.exists(directory)) {
            return;
        }
        try (var files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Teal's settings for it. */
    public Map<String, Object> settings() {
        return settings(port);
    }

    /** The same through another port, with something in between. */
    Map<String, Object> settings(int throughPort) {
        return Map.of(
                "spring.datasource.url", "jdbc:postgresql://127.0.0.1:" + throughPort + "/postgres",
                "spring.datasource.username", "postgres",
                "spring.datasource.password", "postgres");
    }

    /** Queries it directly, bypassing Teal. */
    public JdbcClient ask() {
        return JdbcClient.create(directly());
    }

    /** Bypasses Teal as well; what it changes and locks is let go when it is closed. */
    public Connection transaction() throws SQLException {
        Connection connection = directly().getConnection();
        connection.setAutoCommit(false);
        return connection;
    }

    private DriverManagerDataSource directly() {
        return new DriverManagerDataSource("jdbc:postgresql://127.0.0.1:" + port + "/postgres", "postgres", "postgres");
    }

    @Override
    public void close() {
        stop();
        delete(data);
        delete(copy);
    }
}
