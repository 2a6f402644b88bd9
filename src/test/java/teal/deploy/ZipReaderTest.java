package teal.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.zip.UnixStat;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a ZIP archive says of its entries, and the bounds of what is read of it. */
class ZipReaderTest {

    private static final int MIB = 1 << 20;

    @TempDir
    Path base;

    private Path archive;
    private final List<FoundEntry> found = new ArrayList<>();
    private final List<String> contents = new ArrayList<>();

    private interface Content {
        void write(ZipArchiveOutputStream zip) throws IOException;
    }

    @BeforeEach
    void name() {
        archive = base.resolve("shop.zip");
    }

    @ParameterizedTest(name = "{0} with the mode {1} is a {2}, {3}")
    @CsvSource({
        "bin/start, 0100750, FILE, 0750",
        "bin/start, 0100000, FILE, 0644",
        "bin/start, 0, FILE, 0644",
        "bin/, 0, DIRECTORY, 0755",
        "bin/, 040700, DIRECTORY, 0700",
        "bin/, 0100755, OTHER, 0755",
        "start, 0120777, SYMBOLIC_LINK, 0777",
        "pipe, 010644, OTHER, 0644",
    })
    void whatAnEntryIsAndWhoMayUseIt(String name, String mode, FoundEntry.Kind kind, String permissions)
            throws IOException {
        write(zip -> entry(zip, name, Integer.parseInt(mode, 8), name.endsWith("/") ? "" : "content"));

        read(16, 100);

        assertThat(found).singleElement().satisfies(entry -> {
            assertThat(entry.name()).isEqualTo(name);
            assertThat(entry.kind()).isEqualTo(kind);
            assertThat(entry.mode()).isEqualTo(Integer.parseInt(permissions, 8));
            assertThat(entry.target()).isEqualTo(kind == FoundEntry.Kind.SYMBOLIC_LINK ? "content" : "");
        });
        assertThat(contents).containsExactly(kind == FoundEntry.Kind.FILE ? "content" : "");
    }

    @Test
    void allFilesTogetherMayBeAsLargeAsTheSettingsSay() throws IOException {
        write(zip -> {
            entry(zip, "one", 0, new byte[MIB / 2]);
            entry(zip, "two", 0, new byte[MIB / 2]);
        });

        read(1, 100);

        assertThat(found).extracting(FoundEntry::size).containsExactly(MIB / 2L, MIB / 2L);
    }

    @Test
    void oneByteMoreIsTooLarge() throws IOException {
        write(zip -> {
            entry(zip, "one", 0, new byte[MIB / 2]);
            entry(zip, "two", 0, new byte[MIB / 2 + 1]);
        });

        assertThatThrownBy(() -> read(1, 100))
                .isInstanceOf(UnsafeArchive.class)
                .hasMessageContaining("it unpacks to more than 1 MiB");
    }

    @Test
    void aListOfEntriesThatIsTooLongIsNotReadToItsEnd() throws IOException {
        String longest = "n".repeat(60_000);
        write(zip -> {
            for (int number = 0; number < 20; number++) {
                entry(zip, number + longest, 0, "");
            }
        });

        assertThatThrownBy(() -> read(16, 1))
                .isInstanceOf(UnsafeArchive.class)
                .hasMessageContaining("its list of entries is too long");
        read(16, 1_000);
        assertThat(found).hasSize(20);
    }

    @Test
    void aFileThatWasChangedAfterwardsIsDamaged() throws IOException {
        write(zip -> stored(zip, "VERSION", "2.0.0"));
        replace("2.0.0", "2.0.1");

        assertThatThrownBy(() -> read(16, 100))
                .isInstanceOf(UnsafeArchive.class)
                .hasMessageContaining("the file 'VERSION' in it is damaged");
    }

    @Test
    void aPasswordOrAnUnusualCompressionIsNamed() throws IOException {
        write(zip -> stored(zip, "VERSION", "2.0.0"));
        byte[] bytes = Files.readAllBytes(archive);
        // The general purpose flags of the central directory, of which the lowest bit is encryption
        bytes[indexOf(bytes, new byte[] {'P', 'K', 1, 2}) + 8] |= 1;
        Files.write(archive, bytes);

        assertThatThrownBy(() -> read(16, 100))
                .isInstanceOf(UnsafeArchive.class)
                .hasMessageContaining("the file 'VERSION' is encrypted or compressed in an unusual way");
    }

    @Test
    void oneThatWasCutOffIsToldFromOneThatIsNoZip() throws IOException {
        write(zip -> stored(zip, "VERSION", "2.0.0"));
        byte[] whole = Files.readAllBytes(archive);
        Files.write(archive, Arrays.copyOf(whole, whole.length - 30));
        assertThatThrownBy(() -> read(16, 100)).hasMessageContaining("its list of entries cannot be read");

        Files.writeString(archive, "<html>Sign in</html>");
        assertThatThrownBy(() -> read(16, 100))
                .isInstanceOf(UnsafeArchive.class)
                .hasMessageContaining("it is no .zip, but");
    }

    private void read(int megabytes, int entries) throws IOException {
        found.clear();
        contents.clear();
        new ZipReader(archive, settings(megabytes, entries)).read((FoundEntry entry, InputStream content) -> {
            found.add(entry);
            contents.add(new String(content.readAllBytes(), StandardCharsets.UTF_8));
        });
    }

    private static ArtifactSettings settings(int megabytes, int entries) {
        return new ArtifactSettings(
                List.of("file:/srv/artifacts/"),
                null,
                megabytes,
                entries,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private void write(Content content) throws IOException {
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(Files.newOutputStream(archive))) {
            content.write(zip);
        }
    }

    private static void entry(ZipArchiveOutputStream zip, String name, int mode, String content) throws IOException {
        entry(zip, name, mode, content.getBytes(StandardCharsets.UTF_8));
    }

    private static void entry(ZipArchiveOutputStream zip, String name, int mode, byte[] content) throws IOException {
        ZipArchiveEntry entry = new ZipArchiveEntry(name);
        if (mode != 0) {
            entry.setUnixMode(mode);
        }
        zip.putArchiveEntry(entry);
        zip.write(content);
        zip.closeArchiveEntry();
    }

    private static void stored(ZipArchiveOutputStream zip, String name, String content) throws IOException {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        CRC32 crc = new CRC32();
        crc.update(bytes);
        ZipArchiveEntry entry = new ZipArchiveEntry(name);
        entry.setMethod(ZipArchiveEntry.STORED);
        entry.setSize(bytes.length);
        entry.setCrc(crc.getValue());
        entry.setUnixMode(UnixStat.FILE_FLAG | 0644);
        zip.putArchiveEntry(entry);
        zip.write(bytes);
        zip.closeArchiveEntry();
    }

    private void replace(String from, String to) throws IOException {
        byte[] bytes = Files.readAllBytes(archive);
        int at = indexOf(bytes, from.getBytes(StandardCharsets.UTF_8));
        System.arraycopy(to.getBytes(StandardCharsets.UTF_8), 0, bytes, at, to.length());
        Files.write(archive, bytes);
    }

    private static int indexOf(byte[] all, byte[] part) {
        return new String(all, StandardCharsets.ISO_8859_1).indexOf(new String(part, StandardCharsets.ISO_8859_1));
    }
}
