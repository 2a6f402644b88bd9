package teal.deploy;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.TimeUnit;
import java.util.zip.Deflater;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipParameters;
import teal.release.PermanentRefusal;
import teal.release.Quoted;

/**
 * The archive that goes to nodes: a .tar.gz written by Teal, entry by entry, from what it read and checked in the artifact,
 * whatever kind of archive that is. So a node unpacks exactly what was checked, however differently its tar reads odd
 * archives; BusyBox ignores POSIX headers with long names, for example. Only names, contents, links, times and permissions
 * are taken over, not owners or special bits.
 */
final class PlainArchive {

    private static final int PERMISSIONS = 0777;
    private static final int OWNERS = 0700;
    private static final int SETUID_OR_SETGID = 06000;

    /** What eleven octal digits hold. */
    private static final long LAST_SECOND = (1L << 33) - 1;

    private final Path archive;
    private final ArchiveKind kind;
    private final ArtifactSettings settings;
    private final ArchiveTree tree;
    private final StrippedNames names;

    PlainArchive(Path archive, ArtifactSettings settings) {
        this.archive = archive;
        this.kind = ArchiveKind.of(archive.getFileName().toString())
                .orElseThrow(() -> new IllegalStateException("no archive"));
        this.settings = settings;
        this.tree = new ArchiveTree(settings::mayLinkTo);
        this.names = new StrippedNames(settings.stripComponents());
    }

    /**
     * Writes it to a file.
     *
     * @return to how many bytes it unpacks
     * @throws PermanentRefusal if no node may unpack it
     */
    long writeTo(Path plain) throws IOException {
        try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(plain), 1 << 16);
                OutputStream packed = new GzipCompressorOutputStream(file, parameters());
                TarArchiveOutputStream out = new TarArchiveOutputStream(packed, "UTF-8")) {
            out.setLongFileMode(TarArchiveOutputStream.LONGFILE_GNU);
            out.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_STAR);
            reader().read((entry, content) -> copy(entry, content, out));
            tree.check();
            out.finish();
            return out.getBytesWritten();
        } catch (UnsafeArchive e) {
            throw new PermanentRefusal(
                    "artifact " + archive.getFileName() + " is not sent to any node: " + e.getMessage(), e);
        }
    }

    private ArchiveReader reader() {
        return kind == ArchiveKind.ZIP ? new ZipReader(archive, settings) : new TarReader(archive, kind, settings);
    }

    private GzipParameters parameters() throws IOException {
        GzipParameters parameters = new GzipParameters();
        parameters.setBufferSize(1 << 16);
        parameters.setCompressionLevel(
                AlreadyCompressed.isContentOf(archive, kind) ? Deflater.NO_COMPRESSION : Deflater.BEST_SPEED);
        return parameters;
    }

    private void copy(FoundEntry entry, InputStream content, TarArchiveOutputStream out) throws IOException {
        boolean directory = entry.kind() == FoundEntry.Kind.DIRECTORY;
        String name = names.strip(ArchiveTree.plain(entry.name()), directory);
        if (name.isEmpty()) {
            if (directory) {
                return; // the version's directory itself, or one above it
            }
            throw new UnsafeArchive(
                    "the entry " + Quoted.text(entry.name()) + " is not the archive's own directory, but has its name");
        }
        TarArchiveEntry plain = plain(entry, name);
        if (tree.size() > settings.maxEntries()) {
            throw new UnsafeArchive(
                    "it has more than " + settings.maxEntries() + " entries",
                    "if that is meant, raise deployment.artifacts.max-entries");
        }
        plain.setModTime(FileTime.from(
                Math.max(0, Math.min(LAST_SECOND, entry.modified().to(TimeUnit.SECONDS))), TimeUnit.SECONDS));
        out.putArchiveEntry(plain);
        if (entry.kind() == FoundEntry.Kind.FILE) {
            copyContent(content, out);
        }
        out.closeArchiveEntry();
    }

    private TarArchiveEntry plain(FoundEntry entry, String name) {
        int permissions = entry.mode() & PERMISSIONS;
        return switch (entry.kind()) {
            case SYMBOLIC_LINK -> {
                tree.addSymbolicLink(name, entry.target());
                yield link(name, TarConstants.LF_SYMLINK, entry.target());
            }
            case HARD_LINK -> {
                String target = names.strip(ArchiveTree.plain(entry.target()), false);
                tree.addHardLink(name, target);
                yield link(name, TarConstants.LF_LINK, target);
            }
            case DIRECTORY -> {
                tree.addDirectory(name);
                TarArchiveEntry plain = new TarArchiveEntry(name + "/", TarConstants.LF_DIR, true);
                plain.setMode(permissions | OWNERS); // so that the account can fill it, and remove it one day
                yield plain;
            }
            case FILE -> {
                checkMode(entry, name);
                tree.addFile(name);
                TarArchiveEntry plain = new TarArchiveEntry(name, TarConstants.LF_NORMAL, true);
                plain.setMode(permissions);
                plain.setSize(entry.size());
                yield plain;
            }
            case SPARSE ->
                throw new UnsafeArchive(
                        "the file " + Quoted.text(name) + " is stored as a sparse file, which not every tar can unpack",
                        "build it without tar's option --sparse (-S)");
            case OTHER ->
                throw new UnsafeArchive("the entry " + Quoted.text(name) + " is neither file, directory nor link");
        };
    }

    private static void checkMode(FoundEntry entry, String name) {
        if ((entry.mode() & SETUID_OR_SETGID) != 0) {
            throw new UnsafeArchive(
                    "the file " + Quoted.text(name) + " would run with another user's or group's rights",
                    "rebuild it without the setuid and setgid bits (chmod ug-s)");
        }
    }

    private static TarArchiveEntry link(String name, byte type, String target) {
        TarArchiveEntry link = new TarArchiveEntry(name, type, true);
        link.setLinkName(target);
        return link;
    }

    private static void copyContent(InputStream content, OutputStream out) throws IOException {
        byte[] buffer = new byte[1 << 16];
        for (int count = read(content, buffer); count >= 0; count = read(content, buffer)) {
            out.write(buffer, 0, count);
        }
    }

    private static int read(InputStream from, byte[] buffer) {
        try {
            return from.read(buffer);
        } catch (IOException e) {
            throw ArchiveBytes.unreadable(e);
        }
    }
}
