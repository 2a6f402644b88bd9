package teal.deploy;

import java.io.IOException;
import java.io.InputStream;

/** Reads an artifact's archive to its end. */
@FunctionalInterface
interface ArchiveReader {

    /** Takes one entry after the other. */
    interface Entries {

        /** @param content of a file, read to its end; nothing of any other entry */
        void take(FoundEntry entry, InputStream content) throws IOException;
    }

    /** @throws UnsafeArchive if it cannot be read, or is more than the settings allow */
    void read(Entries entries) throws IOException;
}
