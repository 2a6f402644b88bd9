package teal.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import teal.audit.AuditTable.End;

/**
 * What this instance has seen of the trail, kept in a file and so out of reach of somebody who can change the database: the
 * number of the last entry and its hash, which covers all entries before it. Without it, somebody who cuts off the end of the
 * trail and sets {@code TEAL_AUDIT_END} back would leave no trace.
 */
@Component
class Anchor {

    private static final Pattern CONTENT = Pattern.compile("(\\d{1,18}) ([0-9a-f]{64})\\s*");

    private final Path file;

    Anchor(@Value("${teal.audit.anchor}") Path file) {
        this.file = file.toAbsolutePath();
    }

    /**
     * Empty if nothing was seen yet.
     *
     * @throws UncheckedIOException if the file cannot be read
     */
    Optional<End> read() {
        try {
            Matcher content = CONTENT.matcher(Files.readString(file));
            if (!content.matches()) {
                throw new IOException("it should have a number and a hash; if it is damaged, remove it");
            }
            return Optional.of(new End(Long.parseLong(content.group(1)), content.group(2)));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("the audit trail's anchor " + file + " cannot be read", e);
        }
    }

    /** @throws UncheckedIOException if the file cannot be written; the old content is still there then */
    synchronized void write(End seen) {
        try {
            Files.createDirectories(file.getParent());
            // A temporary file is its owner's alone, and so is what it becomes.
            Path fresh =
                    Files.createTempFile(file.getParent(), file.getFileName().toString(), ".new");
            Files.writeString(fresh, seen.entries() + " " + seen.hash() + "\n");
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("the audit trail's anchor " + file + " cannot be written", e);
        }
    }
}
