package teal.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A gzip file says in its last four bytes how much it was before. */
class AlreadyCompressedTest {

    @TempDir
    Path base;

    @ParameterizedTest(name = "{0} bytes, {1} before: {2}")
    @CsvSource({
        "950, 1000, true",
        "949, 1000, false",
        "1000, 1000, true",
        "100, 1000, false",
        // The number has no sign
        "1000, 3000000000, false",
        "4, 4, true",
    })
    void whereCompressingGainedLittle(int packed, long before, boolean already) throws IOException {
        Path file = file(packed, before);

        assertThat(AlreadyCompressed.isContentOf(file, ArchiveKind.GZIP)).isEqualTo(already);
    }

    @Test
    void onlyGzipSaysSo() throws IOException {
        Path file = file(1000, 1000);

        for (ArchiveKind other : ArchiveKind.values()) {
            assertThat(AlreadyCompressed.isContentOf(file, other)).isEqualTo(other == ArchiveKind.GZIP);
        }
    }

    @Test
    void whatIsTooShortForThatIsNot() throws IOException {
        assertThat(AlreadyCompressed.isContentOf(Files.write(base.resolve("short"), new byte[3]), ArchiveKind.GZIP))
                .isFalse();
    }

    private Path file(int packed, long before) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(packed).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt(packed - 4, (int) before);
        return Files.write(base.resolve("shop.tar.gz"), bytes.array());
    }
}
