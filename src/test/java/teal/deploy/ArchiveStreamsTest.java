package teal.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.junit.jupiter.api.Test;

/** Streams that count what is read of an archive, and end where it is too much or not what was said. */
class ArchiveStreamsTest {

    private static final int MIB = 1 << 20;
    private static final int HEADERS = 64 * 1024;

    @Test
    void asMuchMayBeReadAsTheSettingsSayAndNotOneByteMore() {
        ArchiveBytes exactly = bytes(new byte[MIB]);
        assertThat(exactly.read(new byte[MIB])).isEqualTo(MIB);
        assertThat(exactly.read(new byte[1])).isEqualTo(-1);

        ArchiveBytes more = bytes(new byte[MIB + 1]);
        assertThat(more.read(new byte[MIB])).isEqualTo(MIB);
        assertThatThrownBy(() -> more.read(new byte[1]))
                .isInstanceOf(UnsafeArchive.class)
                .hasMessageContaining("it unpacks to more than 1 MiB");
    }

    @Test
    void whatIsSkippedCountsAsRead() {
        ArchiveBytes skipped = bytes(new byte[MIB + 1]);

        assertThat(skipped.skip(100)).isEqualTo(100);
        assertThatThrownBy(() -> {
                    while (skipped.skip(MIB) > 0) {
                        // To its end
                    }
                })
                .isInstanceOf(UnsafeArchive.class);
        assertThat(bytes(new byte[0]).skip(5)).isZero();
    }

    @Test
    void anEntrysHeaderMayBeAsLongAsThat() {
        ArchiveBytes headers = bytes(new byte[2 * HEADERS + 2]);
        headers.read(new byte[1]);
        headers.headersBegin();
        assertThat(headers.read(new byte[HEADERS])).isEqualTo(HEADERS);
        assertThatThrownBy(() -> headers.read(new byte[1]))
                .isInstanceOf(UnsafeArchive.class)
                .hasMessageContaining("an entry's header is larger than 64 KiB");

        headers.contentBegins();
        assertThatCode(() -> headers.read(new byte[1])).doesNotThrowAnyException();
    }

    @Test
    void oneByteIsReadAsItIs() throws IOException {
        ArchiveBytes one = bytes(new byte[] {(byte) 0x80, 0});
        assertThat(List.of(one.read(), one.read(), one.read())).containsExactly(0x80, 0, -1);

        ZipContent content = content(new byte[] {(byte) 0x80, 0}, 2);
        assertThat(List.of(content.read(), content.read(), content.read())).containsExactly(0x80, 0, -1);

        CountedInput counted = new CountedInput(new ByteArrayInputStream(new byte[] {(byte) 0x80, 0}));
        assertThat(List.of(counted.read(), counted.read(), counted.read())).containsExactly(0x80, 0, -1);
        assertThat(counted.count()).isEqualTo(2);
    }

    @Test
    void whatWasReadIsCounted() throws IOException {
        CountedInput counted = new CountedInput(new ByteArrayInputStream(new byte[5]));

        assertThat(counted.read(new byte[3], 0, 3)).isEqualTo(3);
        assertThat(counted.count()).isEqualTo(3);
        assertThat(counted.read(new byte[3], 0, 3)).isEqualTo(2);
        assertThat(counted.read(new byte[3], 0, 3)).isEqualTo(-1);
        assertThat(counted.count()).isEqualTo(5);
    }

    @Test
    void aFileInAZipHasAsManyBytesAsItSays() throws IOException {
        assertThat(content(new byte[5], 5).readAllBytes()).hasSize(5);
        assertThatThrownBy(() -> content(new byte[5], 4).readAllBytes())
                .isInstanceOf(UnsafeArchive.class)
                .hasMessageContaining("the file 'VERSION' in it is damaged");
        assertThatThrownBy(() -> content(new byte[5], 6).readAllBytes())
                .isInstanceOf(UnsafeArchive.class)
                .hasMessageContaining("the file 'VERSION' in it is damaged");
    }

    @Test
    void anArchiveThatWasCutOffIsToldFromADamagedOne() {
        for (Exception cut : List.of(
                new EOFException(),
                new IOException("Truncated TAR archive"),
                new IOException("Unexpected end of ZLIB"))) {
            assertThat(ArchiveBytes.unreadable(cut)).hasMessageContaining("it ends in the middle");
        }
        assertThat(ArchiveBytes.unreadable(new IOException("Corrupt GZIP trailer")))
                .hasMessageContaining("it is damaged (Corrupt GZIP trailer)");
        assertThatThrownBy(() -> new ArchiveBytes(failing(), settings()).read(new byte[1]))
                .isInstanceOf(UnsafeArchive.class)
                .hasMessageContaining("it is damaged (no such block)");
    }

    private static InputStream failing() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("no such block");
            }
        };
    }

    private static ArchiveBytes bytes(byte[] all) {
        return new ArchiveBytes(new ByteArrayInputStream(all), settings());
    }

    private static ZipContent content(byte[] all, long said) {
        ZipArchiveEntry entry = new ZipArchiveEntry("VERSION");
        entry.setSize(said);
        return new ZipContent(new ByteArrayInputStream(all), entry);
    }

    private static ArtifactSettings settings() {
        return new ArtifactSettings(
                List.of("file:/srv/artifacts/"), null, 1, null, null, null, null, null, null, null, null, null);
    }
}
