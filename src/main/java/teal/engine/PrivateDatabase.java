package teal.engine;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Keeps the files of the H2 database, with stored passwords and the audit trail in them, for the user that Teal runs as. H2
 * creates them with the permissions that the process's umask leaves.
 */
@Component
class PrivateDatabase implements BeanPostProcessor {

    private static final Logger log = LoggerFactory.getLogger(PrivateDatabase.class);
    private static final Pattern FILE = Pattern.compile("jdbc:h2:(?:file:)?((?![a-z]{2,}:)[^;]+).*");
    private static final Set<PosixFilePermission> OWNER =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    private static final Set<PosixFilePermission> OTHERS = EnumSet.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    private @Nullable Path database;

    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof HikariDataSource pool) {
            file(String.valueOf(pool.getJdbcUrl())).ifPresent(this::prepare);
        }
        return bean;
    }

    /** The database's path without the endings of its files; empty for other databases. */
    static Optional<Path> file(String url) {
        Matcher file = FILE.matcher(url);
        return file.matches()
                        && FileSystems.getDefault()
                                .supportedFileAttributeViews()
                                .contains("posix")
                ? Optional.of(Path.of(file.group(1).replaceFirst("^~", System.getProperty("user.home")))
                        .toAbsolutePath()
                        .normalize())
                : Optional.empty();
    }

    /** Before H2 opens its files. A directory that is there already may be shared with others, and stays as it is. */
    void prepare(Path path) {
        database = path;
        try {
            Files.createDirectories(
                    path.getParent(),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the directory of the database, " + path.getParent() + ", cannot be created; create it for the user"
                            + " that Teal runs as",
                    e);
        }
        List<Path> open = close(path);
        if (!open.isEmpty()) {
            log.warn(
                    "the database's files could be read by other users of this host ({}), and no longer can; anybody who"
                            + " read them knows stored passwords and the audit trail. Start Teal with the umask 0077"
                            + " (docs/operate/install.md)",
                    open);
        }
    }

    /** And those that H2 has created since. */
    @EventListener(ApplicationStartedEvent.class)
    void closeNewFiles() {
        if (database != null) {
            close(database);
        }
    }

    private static List<Path> close(Path path) {
        try (Stream<Path> files = Files.list(path.getParent())) {
            String start = path.getFileName() + ".";
            return files.filter(file -> file.getFileName().toString().startsWith(start))
                    .filter(Files::isRegularFile)
                    .filter(PrivateDatabase::closeIfOpen)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the directory of the database, " + path.getParent() + ", cannot be read", e);
        }
    }

    private static boolean closeIfOpen(Path file) {
        String found = "unknown";
        try {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
            found = PosixFilePermissions.toString(permissions);
            if (permissions.stream().noneMatch(OTHERS::contains)) {
                return false;
            }
            Files.setPosixFilePermissions(file, OWNER);
            return true;
        } catch (NoSuchFileException removed) {
            // H2 removes its temporary files at any moment.
            return false;
        } catch (IOException e) {
            throw new ReadableDatabase(file, found, e);
        }
    }
}
