package teal.deploy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.apache.commons.compress.archivers.zip.UnixStat;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import teal.release.Quoted;

/** A ZIP archive, by its central directory: what lies between the entries that are listed there is not read. */
final class ZipReader implements ArchiveReader {

    private static final int MODE = 07777;
    private static final int PLAIN_FILE = 0644;
    private static final int PLAIN_DIRECTORY = 0755;
    private static final int LONGEST_TARGET = 4_096;

    /** Of the list of entries and their headers, which are read before any limit could be checked. */
    private static final long FOR_EACH_ENTRY = 512;

    private static final long FOR_ALL = 1 << 20;

    private final Path archive;
    private final ArtifactSettings settings;
    private long unpacked;

    ZipReader(Path archive, ArtifactSettings settings) {
        this.archive = archive;
        this.settings = settings;
    }

    @Override
    public void read(Entries entries) throws IOException {
        try (ZipFile zip = opened()) {
            Enumeration<ZipArchiveEntry> all = zip.getEntries();
            while (all.hasMoreElements()) {
                read(zip, all.nextElement(), entries);
            }
        }
    }

    private ZipFile opened() throws IOException {
        FirstBytes first;
        try (InputStream file = Files.newInputStream(archive)) {
            first = new FirstBytes(file.readNBytes(FirstBytes.COUNT));
        }
        BoundedChannel channel =
                new BoundedChannel(Files.newByteChannel(archive), FOR_ALL + settings.maxEntries() * FOR_EACH_ENTRY);
        try {
            ZipFile zip = ZipFile.builder()
                    .setSeekableByteChannel(channel)
                    .setCharset(StandardCharsets.UTF_8)
                    .get();
            channel.isOpened();
            return zip;
        } catch (UnsafeArchive e) {
            channel.close();
            throw e;
        } catch (IOException | IllegalArgumentException e) {
            channel.close();
            if (first.kind().equals("a ZIP archive")) {
                throw new UnsafeArchive(
                        "its list of entries cannot be read: it was cut off or damaged when it was built or copied",
                        "copy it again, or rebuild it and release that");
            }
            throw new UnsafeArchive("it is no .zip, but " + first.look());
        }
    }

    private void read(ZipFile zip, ZipArchiveEntry entry, Entries entries) throws IOException {
        if (!zip.canReadEntryData(entry)) {
            throw new UnsafeArchive(
                    "the file " + Quoted.text(entry.getName()) + " is encrypted or compressed in an unusual way",
                    "rebuild it with ZIP's usual compression (deflate), without a password");
        }
        FoundEntry.Kind kind = kind(entry);
        String target = kind == FoundEntry.Kind.SYMBOLIC_LINK ? target(zip, entry) : "";
        FoundEntry found = new FoundEntry(
                entry.getName(), kind, mode(entry), entry.getSize(), entry.getLastModifiedTime(), target);
        if (kind != FoundEntry.Kind.FILE) {
            entries.take(found, InputStream.nullInputStream());
            return;
        }
        count(entry.getSize());
        try (InputStream raw = new ZipContent(zip.getInputStream(entry), entry);
                CheckedInputStream content = new CheckedInputStream(raw, new CRC32())) {
            entries.take(found, content);
            if (content.getChecksum().getValue() != entry.getCrc()) {
                throw damaged(entry);
            }
        }
    }

    /** Archives without Unix modes have files and directories only. */
    private static FoundEntry.Kind kind(ZipArchiveEntry entry) {
        int type = entry.getUnixMode() & UnixStat.FILE_TYPE_FLAG;
        if (entry.isDirectory()) {
            return type == 0 || type == UnixStat.DIR_FLAG ? FoundEntry.Kind.DIRECTORY : FoundEntry.Kind.OTHER;
        }
        if (type == UnixStat.LINK_FLAG) {
            return FoundEntry.Kind.SYMBOLIC_LINK;
        }
        return type == 0 || type == UnixStat.FILE_FLAG ? FoundEntry.Kind.FILE : FoundEntry.Kind.OTHER;
    }

    private static int mode(ZipArchiveEntry entry) {
        int mode = entry.getUnixMode() & MODE;
        return mode != 0 ? mode : entry.isDirectory() ? PLAIN_DIRECTORY : PLAIN_FILE;
    }

    private static String target(ZipFile zip, ZipArchiveEntry entry) throws IOException {
        try (InputStream content = new ZipContent(zip.getInputStream(entry), entry)) {
            return new String(content.readNBytes(LONGEST_TARGET), StandardCharsets.UTF_8);
        }
    }

    private void count(long size) {
        unpacked += Math.max(0, size);
        if (unpacked > settings.maxUnpackedBytes()) {
            throw ArchiveBytes.tooLarge(settings);
        }
    }

    static UnsafeArchive damaged(ZipArchiveEntry entry) {
        return new UnsafeArchive(
                "the file " + Quoted.text(entry.getName()) + " in it is damaged",
                "copy it again, or rebuild it and release that");
    }
}
