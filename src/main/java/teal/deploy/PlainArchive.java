package teal.deploy;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.zip.Deflater;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.tar.TarUtils;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipParameters;
import org.jspecify.annotations.Nullable;
import teal.release.PermanentRefusal;
import teal.release.Quoted;

/**
 * The archive that goes to nodes: written by Teal, entry by entry, from what it read and checked in the artifact. So a node
 * unpacks exactly what was checked, however differently its tar reads odd archives; BusyBox ignores POSIX headers with long
 * names, for example. Only names, contents, links, times and permissions are taken over, not owners or special bits.
 */
final class PlainArchive {

    private static final int PERMISSIONS = 0777;
    private static final int OWNERS = 0700;
    private static final int SETUID_OR_SETGID = 06000;

    /** What eleven octal digits hold. */
    private static final long LAST_SECOND = (1L << 33) - 1;

    private final Path archive;
    private final ArtifactSettings settings;
    private final ArchiveTree tree;

    PlainArchive(Path archive, ArtifactSettings settings) {
        this.archive = archive;
        this.settings = settings;
        this.tree = new ArchiveTree(settings::mayLinkTo);
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
            copyTo(out);
            out.finish();
            return out.getBytesWritten();
        } catch (UnsafeArchive e) {
            throw new PermanentRefusal(
                    "artifact " + archive.getFileName() + " is not sent to any node: " + e.getMessage(), e);
        }
    }

    private static GzipParameters parameters() {
        GzipParameters parameters = new GzipParameters();
        parameters.setBufferSize(1 << 16);
        parameters.setCompressionLevel(Deflater.BEST_SPEED); // most of what is in it is compressed already
        return parameters;
    }

    private void copyTo(TarArchiveOutputStream out) throws IOException {
        try (InputStream file = new BufferedInputStream(Files.newInputStream(archive), 1 << 16);
                ArchiveBytes unpacked = new ArchiveBytes(gunzip(file), settings);
                InputStream content = new BufferedInputStream(unpacked, TarConstants.DEFAULT_RCDSIZE);
                // The small block size keeps the reader from skipping data that follows the end.
                TarArchiveInputStream tar =
                        new TarArchiveInputStream(checked(content), TarConstants.DEFAULT_RCDSIZE, "UTF-8")) {
            for (TarArchiveEntry entry = next(unpacked, tar); entry != null; entry = next(unpacked, tar)) {
                copy(entry, tar, out);
            }
            nothingFollows(content);
            tree.check();
        }
    }

    /** Concatenated gzip members are one stream to tar, so they are here. */
    private InputStream gunzip(InputStream file) throws IOException {
        file.mark(FirstBytes.COUNT);
        FirstBytes first = new FirstBytes(file.readNBytes(FirstBytes.COUNT));
        file.reset();
        try {
            return GzipCompressorInputStream.builder()
                    .setInputStream(file)
                    .setDecompressConcatenated(true)
                    .get();
        } catch (IOException e) {
            throw new UnsafeArchive("it is no .tar.gz, but " + first.look());
        }
    }

    private static InputStream checked(InputStream content) throws IOException {
        content.mark(FirstBytes.COUNT);
        byte[] header = content.readNBytes(FirstBytes.COUNT);
        content.reset();
        if (!isHeader(header) && !(header.length == FirstBytes.COUNT && isZero(header))) {
            throw new UnsafeArchive("what is compressed in it is no tar archive, but " + new FirstBytes(header).look());
        }
        return content;
    }

    private static boolean isHeader(byte[] header) {
        try {
            return header.length == FirstBytes.COUNT && TarUtils.verifyCheckSum(header);
        } catch (IllegalArgumentException noNumber) {
            return false;
        }
    }

    private @Nullable TarArchiveEntry next(ArchiveBytes unpacked, TarArchiveInputStream tar) {
        unpacked.headersBegin();
        try {
            return tar.getNextEntry();
        } catch (IOException | IllegalArgumentException e) {
            throw ArchiveBytes.unreadable(e);
        } finally {
            unpacked.contentBegins();
        }
    }

    private void copy(TarArchiveEntry entry, TarArchiveInputStream tar, TarArchiveOutputStream out) throws IOException {
        String name = ArchiveTree.plain(entry.getName());
        if (name.isEmpty() && entry.isDirectory()) {
            return; // the version's directory itself
        }
        TarArchiveEntry plain = plain(entry, name);
        if (tree.size() > settings.maxEntries()) {
            throw new UnsafeArchive(
                    "it has more than " + settings.maxEntries() + " entries",
                    "if that is meant, raise deployment.artifacts.max-entries");
        }
        plain.setModTime(FileTime.from(
                Math.max(0, Math.min(LAST_SECOND, entry.getLastModifiedTime().to(TimeUnit.SECONDS))),
                TimeUnit.SECONDS));
        out.putArchiveEntry(plain);
        if (isFile(plain)) {
            copyContent(tar, out);
        }
        out.closeArchiveEntry();
    }

    private TarArchiveEntry plain(TarArchiveEntry entry, String name) {
        int permissions = entry.getMode() & PERMISSIONS;
        if (entry.isSymbolicLink()) {
            tree.addSymbolicLink(name, entry.getLinkName());
            return link(name, TarConstants.LF_SYMLINK, entry.getLinkName());
        }
        if (entry.isLink()) {
            String target = ArchiveTree.plain(entry.getLinkName());
            tree.addHardLink(name, target);
            return link(name, TarConstants.LF_LINK, target);
        }
        if (entry.isSparse()) {
            throw new UnsafeArchive(
                    "the file " + Quoted.text(name) + " is stored as a sparse file, which not every tar can unpack",
                    "build it without tar's option --sparse (-S)");
        }
        if (entry.isDirectory()) {
            tree.addDirectory(name);
            TarArchiveEntry plain = new TarArchiveEntry(name + "/", TarConstants.LF_DIR, true);
            plain.setMode(permissions | OWNERS); // so that the account can fill it, and remove it one day
            return plain;
        }
        if (!isFile(entry)) {
            throw new UnsafeArchive("the entry " + Quoted.text(name) + " is neither file, directory nor link");
        }
        if ((entry.getMode() & SETUID_OR_SETGID) != 0) {
            throw new UnsafeArchive(
                    "the file " + Quoted.text(name) + " would run with another user's or group's rights",
                    "rebuild it without the setuid and setgid bits (chmod ug-s)");
        }
        tree.addFile(name);
        TarArchiveEntry plain = new TarArchiveEntry(name, TarConstants.LF_NORMAL, true);
        plain.setMode(permissions);
        plain.setSize(entry.getSize());
        return plain;
    }

    private static TarArchiveEntry link(String name, byte type, String target) {
        TarArchiveEntry link = new TarArchiveEntry(name, type, true);
        link.setLinkName(target);
        return link;
    }

    /** The library's own isFile() is also true for devices. */
    private static boolean isFile(TarArchiveEntry entry) {
        byte type = entry.getLinkFlag();
        return type == TarConstants.LF_NORMAL || type == TarConstants.LF_OLDNORM;
    }

    private static void copyContent(TarArchiveInputStream tar, OutputStream out) throws IOException {
        byte[] buffer = new byte[1 << 16];
        for (int count = read(tar, buffer); count >= 0; count = read(tar, buffer)) {
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

    /** Another reader might find more entries where this one saw the end. */
    private static void nothingFollows(InputStream unpacked) {
        byte[] buffer = new byte[1 << 16];
        for (int count = read(unpacked, buffer); count >= 0; count = read(unpacked, buffer)) {
            if (!isZero(Arrays.copyOf(buffer, count))) {
                throw new UnsafeArchive("something follows after its end");
            }
        }
    }

    private static boolean isZero(byte[] bytes) {
        for (byte one : bytes) {
            if (one != 0) {
                return false;
            }
        }
        return true;
    }
}
