package teal.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The list of what an artifact leaves on a node, as the node makes it by itself. */
class ArtifactFilesTest {

    @TempDir
    Path base;

    private Artifacts artifacts;
    private ArtifactStore store;

    @BeforeEach
    void open() throws IOException {
        artifacts = new Artifacts(base.resolve("artifacts"));
        store = new ArtifactStore(base.resolve("store"), artifacts.settings());
    }

    @Test
    void hasALineForEachFileDirectoryAndLinkInTheOrderOfTheirBytes() throws Exception {
        Artifact pinned = store.pin(
                artifacts.archive("shop-2.0.0.tar.gz", tar -> {
                    Artifacts.file(tar, "lib/deep/b", "two");
                    Artifacts.entry(tar, "lib/deep/a", TarConstants.LF_LINK, "lib/deep/b");
                    Artifacts.entry(tar, "empty/", TarConstants.LF_DIR, "");
                    Artifacts.entry(tar, "start", TarConstants.LF_SYMLINK, "lib/deep/b");
                    Artifacts.file(tar, "ä", "one");
                }),
                null);

        ArtifactFiles files = store.files(pinned);

        assertThat(files.artifact()).isEqualTo(pinned.sha256());
        assertThat(files.list())
                .isEqualTo(digestOf(
                        ".",
                        "./empty",
                        "./lib",
                        "./lib/deep",
                        "./start -> lib/deep/b",
                        sha256("two") + "  ./lib/deep/a",
                        sha256("two") + "  ./lib/deep/b",
                        sha256("one") + "  ./ä"));
    }

    @Test
    void ofAFileThatIsNoArchiveIsTheFileItself() throws Exception {
        Files.writeString(artifacts.directory().resolve("shop-2.0.0.jar"), "a jar");
        Artifact pinned = store.pin(artifacts.place() + "shop-2.0.0.jar", null);

        assertThat(store.files(pinned).list()).isEqualTo(digestOf(".", sha256("a jar") + "  ./shop-2.0.0.jar"));
        assertThat(store.bytesForNodes(pinned)).isEqualTo(5);
    }

    /** Sorted as adopt.sh does it, in the C locale. */
    private static String digestOf(String... lines) throws GeneralSecurityException {
        List<String> sorted = Stream.of(lines)
                .sorted((one, other) -> Arrays.compareUnsigned(
                        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8)))
                .toList();
        return sha256(String.join("\n", sorted) + "\n");
    }

    private static String sha256(String text) throws GeneralSecurityException {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
