package teal.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import teal.release.PermanentRefusal;

/** What follows after an archive's end: zeros, since GNU tar fills its last record of 10 KiB with them, and nothing else. */
class ArchiveEndTest {

    @TempDir
    Path base;

    private Artifacts artifacts;
    private ArtifactStore store;
    private byte[] tar;

    @BeforeEach
    void build() throws IOException {
        artifacts = new Artifacts(base.resolve("artifacts"));
        store = new ArtifactStore(base.resolve("store"), artifacts.settings());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream out = new TarArchiveOutputStream(bytes)) {
            Artifacts.file(out, "VERSION", "1.0.0");
        }
        tar = bytes.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(ints = {10 * 1024, 20 * 1024, 300 * 1024})
    void zerosAreTaken(int size) throws IOException {
        compress(Arrays.copyOf(tar, size));

        assertThat(store.pin(artifacts.place() + "shop.tar.gz", null).isArchive())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {4 * 1024, 9 * 1024, 10 * 1024 - 1, 70 * 1024, 300 * 1024 - 1})
    void anythingElseIsRefusedWhereverItIs(int at) throws IOException {
        byte[] padded = Arrays.copyOf(tar, at < 10 * 1024 ? 10 * 1024 : 300 * 1024);
        padded[at] = 1;
        compress(padded);

        assertThatThrownBy(() -> store.pin(artifacts.place() + "shop.tar.gz", null))
                .isInstanceOf(PermanentRefusal.class)
                .hasMessageContaining("something follows after its end");
    }

    private void compress(byte[] bytes) throws IOException {
        try (OutputStream out =
                new GZIPOutputStream(Files.newOutputStream(artifacts.directory().resolve("shop.tar.gz")))) {
            out.write(bytes);
        }
    }
}
