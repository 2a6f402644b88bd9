package teal.engine;

import java.nio.file.Path;
import teal.release.Reason;

/** The database's files can be read by others on this host, and Teal cannot change that. */
final class ReadableDatabase extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Path file;

    ReadableDatabase(Path file, String permissions, Throwable cause) {
        super(
                "the database's file " + file + " can be read by other users of this host (" + permissions
                        + "), and Teal may not change that: " + Reason.of(cause),
                cause);
        this.file = file;
    }

    Path file() {
        return file;
    }
}
