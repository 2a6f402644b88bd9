package teal.deploy;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import teal.release.PermanentRefusal;
import teal.release.Quoted;

/**
 * Inspects a .tar.gz before it goes to any node: nothing in it may end up outside its directory, and it may not unpack to
 * more than is allowed.
 */
final class ArchiveCheck {

    /** Teal's own file in a version's directory. */
    static final String DIGEST_FILE = ".teal-sha256";

    private final Path archive;
    private final ArtifactSettings settings;
    private final Set<String> links = new HashSet<>();
    private final List<String> names = new ArrayList<>();

    ArchiveCheck(Path archive, ArtifactSettings settings) {
        this.archive = archive;
        this.settings = settings;
    }

    void check() {
        // Concatenated gzip members are one stream to tar, so this check treats them the same way. The small block size
        // keeps the reader from skipping data that follows the end.
        try (InputStream file = new BufferedInputStream(Files.newInputStream(archive), 1 << 16);
                InputStream unpacked = new Bounded(GzipCompressorInputStream.builder()
                        .setInputStream(file)
                        .setDecompressConcatenated(true)
                        .get());
                TarArchiveInputStream tar =
                        new TarArchiveInputStream(unpacked, TarConstants.DEFAULT_RCDSIZE, "UTF-8")) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                check(entry);
            }
            nothingFollows(unpacked);
        } catch (IOException | IllegalArgumentException e) {
            throw refused("it cannot be read as a .tar.gz (" + e.getMessage() + ")");
        }
        if (names.isEmpty()) {
            throw refused("it is empty");
        }
        for (String name : names) {
            for (int slash = name.indexOf('/'); slash > 0; slash = name.indexOf('/', slash + 1)) {
                if (links.contains(name.substring(0, slash))) {
                    throw refused("the entry " + Quoted.text(name) + " goes through a link");
                }
            }
        }
    }

    private void check(TarArchiveEntry entry) {
        String name = plain(entry.getName());
        names.add(name);
        if (names.size() > settings.maxEntries()) {
            throw refused("it has more than " + settings.maxEntries() + " entries");
        }
        if (name.equals(DIGEST_FILE)) {
            throw refused("the entry " + DIGEST_FILE + " is Teal's own");
        }
        if (entry.isSymbolicLink()) {
            links.add(name);
            checkLink(name, entry.getLinkName(), name.contains("/") ? name.split("/").length - 1 : 0);
        } else if (entry.isLink()) {
            checkLink(name, entry.getLinkName(), 0);
            names.add(plain(entry.getLinkName())); // may not pass through a link either
        } else if (!entry.isDirectory() && !isPlainFile(entry) || entry.isSparse()) {
            throw refused("the entry " + Quoted.text(name) + " is neither file, directory nor link");
        }
    }

    /** The library's own isFile() is also true for devices. */
    private static boolean isPlainFile(TarArchiveEntry entry) {
        byte type = entry.getLinkFlag();
        return type == TarConstants.LF_NORMAL || type == TarConstants.LF_OLDNORM;
    }

    private String plain(String raw) {
        String name = raw.replaceAll("/+$", "");
        while (name.startsWith("./")) {
            name = name.substring(2).replaceAll("^/+", "");
        }
        if (raw.startsWith("/") || raw.contains("\\") || raw.chars().anyMatch(Character::isISOControl)) {
            throw refused("the entry " + Quoted.text(raw) + " has no plain relative name");
        }
        for (String part : name.split("/", -1)) {
            if (part.equals("..") || part.isEmpty() && !name.isEmpty() || part.equals(".") && !name.equals(".")) {
                throw refused("the entry " + Quoted.text(raw) + " leaves the archive");
            }
        }
        return name;
    }

    /**
     * A link may climb as far as the archive's root, and only at the start of its target: {@code a/..} may lead elsewhere if
     * {@code a} is itself a link.
     */
    private void checkLink(String name, String target, int depth) {
        int climbed = 0;
        boolean down = false;
        boolean inside = !target.isEmpty()
                && !target.startsWith("/")
                && !target.contains("\\")
                && target.chars().noneMatch(Character::isISOControl);
        for (String part : target.split("/")) {
            if (part.equals("..")) {
                climbed++;
                inside &= !down && climbed <= depth;
            } else if (!part.equals(".") && !part.isEmpty()) {
                down = true;
            }
        }
        if (!inside) {
            throw refused("the link " + Quoted.text(name) + " leads out of it, to " + Quoted.text(target));
        }
    }

    /** Another reader might find more entries where this one saw the end. */
    private void nothingFollows(InputStream unpacked) throws IOException {
        byte[] buffer = new byte[1 << 16];
        for (int count = unpacked.read(buffer); count >= 0; count = unpacked.read(buffer)) {
            for (int i = 0; i < count; i++) {
                if (buffer[i] != 0) {
                    throw refused("something follows after its end");
                }
            }
        }
    }

    private PermanentRefusal refused(String why) {
        return new PermanentRefusal("artifact " + archive.getFileName() + " is not sent to any node: " + why
                + "; rebuild it and release that");
    }

    private final class Bounded extends FilterInputStream {

        private long count;

        Bounded(InputStream stream) {
            super(stream);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            counted(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            counted(read);
            return read;
        }

        @Override
        public long skip(long wanted) throws IOException {
            long skipped = super.skip(wanted);
            counted(skipped);
            return skipped;
        }

        private void counted(long more) {
            count += Math.max(0, more);
            if (count > settings.maxUnpackedBytes()) {
                throw refused("it unpacks to more than " + settings.maxUnpackedMegabytes() + " MiB");
            }
        }
    }
}
