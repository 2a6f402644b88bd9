package teal.deploy;

import static org.apache.commons.compress.archivers.tar.TarConstants.LF_DIR;
import static org.apache.commons.compress.archivers.tar.TarConstants.LF_GNUTYPE_SPARSE;
import static org.apache.commons.compress.archivers.tar.TarConstants.LF_LINK;
import static org.apache.commons.compress.archivers.tar.TarConstants.LF_NORMAL;
import static org.apache.commons.compress.archivers.tar.TarConstants.LF_OLDNORM;
import static org.apache.commons.compress.archivers.tar.TarConstants.LF_SYMLINK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorOutputStream;
import org.apache.commons.compress.compressors.zstandard.ZstdCompressorOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import teal.release.PermanentRefusal;

/** What Teal's own copy of an archive takes over, entry by entry, whatever kind of archive that was. */
class PlainCopyTest {

    private static final Instant BUILT = Instant.parse("2026-11-23T10:00:00Z");

    @TempDir
    Path base;

    private Artifacts artifacts;

    @BeforeEach
    void build() throws IOException {
        artifacts = new Artifacts(base.resolve("artifacts"));
    }

    private Path plain() {
        return base.resolve("plain.tar.gz");
    }

    private long copy(String name) throws IOException {
        return copy(name, 50);
    }

    private long copy(String name, int entries) throws IOException {
        ArtifactSettings settings = new ArtifactSettings(
                List.of(artifacts.place()), 8, 8, entries, null, null, null, null, null, null, null, null);
        return new PlainArchive(artifacts.directory().resolve(name), settings).writeTo(plain());
    }

    private long copy(Artifacts.Content content) throws IOException {
        artifacts.archive("shop.tar.gz", content);
        return copy("shop.tar.gz");
    }

    /** Each entry with its kind, permissions and, if it is a file, its size. */
    private List<String> copied() throws IOException {
        List<String> copied = new ArrayList<>();
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new GZIPInputStream(Files.newInputStream(plain())))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                String mode = Integer.toOctalString(entry.getMode() & 07777);
                copied.add((char) entry.getLinkFlag() + " " + entry.getName()
                        + (entry.isSymbolicLink() || entry.isLink()
                                ? " -> " + entry.getLinkName()
                                : " " + mode + " " + new String(tar.readAllBytes(), StandardCharsets.UTF_8)));
            }
        }
        return copied;
    }

    private static void put(TarArchiveOutputStream tar, String name, byte type, int mode) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name, type, true);
        entry.setMode(mode);
        tar.putArchiveEntry(entry);
        tar.closeArchiveEntry();
    }

    @Test
    void namesPermissionsLinksAndContentsAreTakenOver() throws IOException {
        copy(tar -> {
            put(tar, "./", LF_DIR, 0700);
            put(tar, "./bin/", LF_DIR, 0750);
            put(tar, "./bin/start", LF_NORMAL, 0751);
            put(tar, "./old", LF_OLDNORM, 0640);
            Artifacts.file(tar, "VERSION", "1.0.0");
            Artifacts.entry(tar, "start", LF_SYMLINK, "bin/start");
            Artifacts.entry(tar, "./also", LF_LINK, "./VERSION");
        });

        assertThat(copied())
                .containsExactly(
                        "5 bin/ 750 ",
                        "0 bin/start 751 ",
                        "0 old 640 ",
                        "0 VERSION 644 1.0.0",
                        "2 start -> bin/start",
                        "1 also -> VERSION");
    }

    /** The account has to fill a directory, and to remove it one day. */
    @Test
    void aDirectoryIsItsOwnersAndNobodysRightsAreTakenOver() throws IOException {
        copy(tar -> {
            put(tar, "sealed/", LF_DIR, 0500);
            put(tar, "shared/", LF_DIR, 07775);
            put(tar, "sticky", LF_NORMAL, 01755);
        });

        assertThat(copied()).containsExactly("5 sealed/ 700 ", "5 shared/ 775 ", "0 sticky 755 ");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T10:00:00Z, 2026-11-23T10:00:00Z",
        "1960-01-01T00:00:00Z, 1970-01-01T00:00:00Z",
        "2242-03-16T12:56:31Z, 2242-03-16T12:56:31Z",
        "2300-01-01T00:00:00Z, 2242-03-16T12:56:31Z"
    })
    void timesAreTakenOverAsFarAsEveryTarReadsThem(Instant built, Instant copied) throws IOException {
        copy(tar -> {
            TarArchiveEntry entry = new TarArchiveEntry("file", true);
            entry.setLastModifiedTime(FileTime.from(built));
            tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_STAR);
            tar.putArchiveEntry(entry);
            tar.closeArchiveEntry();
        });

        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new GZIPInputStream(Files.newInputStream(plain())))) {
            assertThat(tar.getNextEntry().getLastModifiedTime()).isEqualTo(FileTime.from(copied));
        }
    }

    /** The fastest way to compress: byte 8 says so (RFC 1952, XFL). */
    @Test
    void itsSizeIsThatOfAllThatIsUnpackedAndItIsCompressedFast() throws IOException {
        long size = copy(tar -> Artifacts.file(tar, "file", "x".repeat(100_000)));

        try (GZIPInputStream unpacked = new GZIPInputStream(Files.newInputStream(plain()))) {
            assertThat(unpacked.readAllBytes()).hasSize((int) size);
        }
        assertThat(Files.readAllBytes(plain())[8]).isEqualTo((byte) 4);
    }

    @Test
    void aZipIsCopiedInTheSameWay() throws IOException {
        try (ZipOutputStream zip =
                new ZipOutputStream(Files.newOutputStream(artifacts.directory().resolve("shop.zip")))) {
            ZipEntry entry = new ZipEntry("lib/VERSION");
            entry.setLastModifiedTime(FileTime.from(BUILT));
            zip.putNextEntry(entry);
            zip.write("1.0.0".getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }

        copy("shop.zip");

        assertThat(copied()).containsExactly("0 lib/VERSION 644 1.0.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop.tar.xz", "shop.tar.zst"})
    void howTheArchiveIsCompressedMakesNoDifference(String name) throws IOException {
        OutputStream file = Files.newOutputStream(artifacts.directory().resolve(name));
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(
                name.endsWith("xz") ? new XZCompressorOutputStream(file) : new ZstdCompressorOutputStream(file))) {
            Artifacts.file(tar, "VERSION", "1.0.0");
        }

        copy(name);

        assertThat(copied()).containsExactly("0 VERSION 644 1.0.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop.tar.xz", "shop.tar.zst"})
    void whatIsCompressedInAnotherWayIsRefused(String name) throws IOException {
        Files.writeString(artifacts.directory().resolve(name), "plain text");

        assertThatThrownBy(() -> copy(name))
                .hasMessageContaining("it is no .tar." + name.replaceFirst(".*\\.", "") + ", but a text file");
    }

    /** It has the length of a tar's header and a number where the sum stands, but not the right one. */
    @Test
    void aHeaderWithAWrongSumIsNone() throws IOException {
        try (OutputStream out =
                new GZIPOutputStream(Files.newOutputStream(artifacts.directory().resolve("shop.tar.gz")))) {
            out.write("0".repeat(1500).getBytes(StandardCharsets.US_ASCII));
        }

        assertThatThrownBy(() -> copy("shop.tar.gz"))
                .hasMessageContaining("what is compressed in it is no tar archive, but a text file");
    }

    @Test
    void aFileWithHolesIsRefused() {
        assertThatThrownBy(() -> copy(tar -> put(tar, "image", LF_GNUTYPE_SPARSE, 0644)))
                .hasMessageContaining("the file 'image' is stored as a sparse file")
                .hasMessageContaining("--sparse");
    }

    @Test
    void asManyEntriesAsAllowedAreTakenAndNoMore() throws IOException {
        artifacts.archive("shop.tar.gz", tar -> {
            for (int i = 0; i < 3; i++) {
                Artifacts.file(tar, "file" + i, "");
            }
        });

        copy("shop.tar.gz", 3);
        assertThat(copied()).hasSize(3);

        assertThatThrownBy(() -> copy("shop.tar.gz", 2)).hasMessageContaining("more than 2 entries");
    }

    /** The version's directory is there already, and stays one. */
    @ParameterizedTest
    @ValueSource(bytes = {LF_NORMAL, LF_SYMLINK})
    void theArchivesOwnDirectoryIsNothingElse(byte type) {
        assertThatThrownBy(() -> copy(tar -> {
                    Artifacts.file(tar, "VERSION", "1.0.0");
                    Artifacts.entry(tar, ".", type, type == LF_SYMLINK ? "elsewhere" : "");
                }))
                .isInstanceOf(PermanentRefusal.class)
                .hasMessageContaining("the entry '.' is not the archive's own directory");
    }
}
