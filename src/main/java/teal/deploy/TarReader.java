package teal.deploy;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.tar.TarUtils;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.apache.commons.compress.compressors.zstandard.ZstdCompressorInputStream;
import org.apache.commons.compress.compressors.zstandard.ZstdUtils;
import org.jspecify.annotations.Nullable;

/** A tar archive, compressed in one of several ways. */
final class TarReader implements ArchiveReader {

    /** What the decoder may take: twice as much as the strongest of xz's levels. */
    private static final int XZ_KIBIBYTES = 128 * 1024;

    private static final int MODE = 07777;

    private final Path archive;
    private final ArchiveKind kind;
    private final ArtifactSettings settings;

    TarReader(Path archive, ArchiveKind kind, ArtifactSettings settings) {
        this.archive = archive;
        this.kind = kind;
        this.settings = settings;
    }

    @Override
    public void read(Entries entries) throws IOException {
        try (InputStream file = new BufferedInputStream(Files.newInputStream(archive), 1 << 16);
                ArchiveBytes unpacked = new ArchiveBytes(uncompressed(file), settings);
                InputStream content = new BufferedInputStream(unpacked, TarConstants.DEFAULT_RCDSIZE);
                // The small block size keeps the reader from skipping data that follows the end.
                TarArchiveInputStream tar =
                        new TarArchiveInputStream(checked(content), TarConstants.DEFAULT_RCDSIZE, "UTF-8")) {
            for (TarArchiveEntry entry = next(unpacked, tar); entry != null; entry = next(unpacked, tar)) {
                entries.take(found(entry), tar);
            }
            nothingFollows(content);
        }
    }

    private InputStream uncompressed(InputStream file) throws IOException {
        file.mark(FirstBytes.COUNT);
        FirstBytes first = new FirstBytes(file.readNBytes(FirstBytes.COUNT));
        file.reset();
        try {
            return opened(file);
        } catch (IOException e) {
            throw new UnsafeArchive("it is no " + kind.words().replaceFirst("^an? ", "") + ", but " + first.look());
        }
    }

    /** Compressed pieces behind each other are one stream to tar, so they are here. */
    private InputStream opened(InputStream file) throws IOException {
        return switch (kind) {
            case XZ ->
                XZCompressorInputStream.builder()
                        .setInputStream(file)
                        .setDecompressConcatenated(true)
                        .setMemoryLimitKiB(XZ_KIBIBYTES)
                        .get();
            case ZSTANDARD -> zstandard(file);
            default ->
                GzipCompressorInputStream.builder()
                        .setInputStream(file)
                        .setDecompressConcatenated(true)
                        .get();
        };
    }

    /** The library notices only while it reads. */
    private static InputStream zstandard(InputStream file) throws IOException {
        file.mark(4);
        byte[] magic = file.readNBytes(4);
        file.reset();
        if (!ZstdUtils.matches(magic, magic.length)) {
            throw new IOException("no Zstandard");
        }
        return new ZstdCompressorInputStream(file);
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

    private static FoundEntry found(TarArchiveEntry entry) {
        return new FoundEntry(
                entry.getName(),
                kind(entry),
                entry.getMode() & MODE,
                entry.getSize(),
                entry.getLastModifiedTime(),
                Optional.ofNullable(entry.getLinkName()).orElse(""));
    }

    private static FoundEntry.Kind kind(TarArchiveEntry entry) {
        if (entry.isSymbolicLink()) {
            return FoundEntry.Kind.SYMBOLIC_LINK;
        }
        if (entry.isLink()) {
            return FoundEntry.Kind.HARD_LINK;
        }
        if (entry.isSparse()) {
            return FoundEntry.Kind.SPARSE;
        }
        if (entry.isDirectory()) {
            return FoundEntry.Kind.DIRECTORY;
        }
        // The library's own isFile() is also true for devices.
        byte type = entry.getLinkFlag();
        return type == TarConstants.LF_NORMAL || type == TarConstants.LF_OLDNORM
                ? FoundEntry.Kind.FILE
                : FoundEntry.Kind.OTHER;
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
