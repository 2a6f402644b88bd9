package teal.deploy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;

/** Artifacts for tests, as a team's build would leave them in a directory. */
final class Artifacts {

    private final Path directory;

    Artifacts(Path directory) throws IOException {
        this.directory = Files.createDirectories(directory);
    }

    String place() {
        return "file:" + directory + "/";
    }

    ArtifactSettings settings() {
        return new ArtifactSettings(List.of(place()), 64, null, null, null, null, null, null, null, null, null, null);
    }

    /** The address of a new archive with one file in it, {@code VERSION}. */
    String build(String version) throws IOException {
        return archive("shop-" + version + ".tar.gz", tar -> file(tar, "VERSION", version));
    }

    String archive(String name, Content content) throws IOException {
        try (OutputStream file = Files.newOutputStream(directory.resolve(name));
                TarArchiveOutputStream tar = new TarArchiveOutputStream(new GzipCompressorOutputStream(file))) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            content.write(tar);
        }
        return place() + name;
    }

    static void file(TarArchiveOutputStream tar, String name, String text) throws IOException {
        file(tar, name, text.getBytes(StandardCharsets.UTF_8));
    }

    static void file(TarArchiveOutputStream tar, String name, byte[] bytes) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name, true);
        entry.setSize(bytes.length);
        tar.putArchiveEntry(entry);
        tar.write(bytes);
        tar.closeArchiveEntry();
    }

    static void entry(TarArchiveOutputStream tar, String name, byte type, String linkTarget) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name, type, true);
        entry.setLinkName(linkTarget);
        tar.putArchiveEntry(entry);
        tar.closeArchiveEntry();
    }

    Path directory() {
        return directory;
    }

    interface Content {
        void write(TarArchiveOutputStream tar) throws IOException;
    }
}
