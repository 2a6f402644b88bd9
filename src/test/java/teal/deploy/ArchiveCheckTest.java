package teal.deploy;

import static org.apache.commons.compress.archivers.tar.TarConstants.LF_BLK;
import static org.apache.commons.compress.archivers.tar.TarConstants.LF_DIR;
import static org.apache.commons.compress.archivers.tar.TarConstants.LF_FIFO;
import static org.apache.commons.compress.archivers.tar.TarConstants.LF_LINK;
import static org.apache.commons.compress.archivers.tar.TarConstants.LF_SYMLINK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import teal.release.PermanentRefusal;

class ArchiveCheckTest {

    @TempDir
    Path base;

    private Artifacts artifacts;
    private ArtifactStore store;

    @BeforeEach
    void build() throws IOException {
        artifacts = new Artifacts(base.resolve("artifacts"));
        store = new ArtifactStore(
                base.resolve("store"), new ArtifactSettings(List.of(artifacts.place()), 8, 8, 50, null));
    }

    private void refuses(String why, Artifacts.Content content) throws IOException {
        String uri = artifacts.archive("shop.tar.gz", content);
        assertThatThrownBy(() -> store.pin(uri, null))
                .isInstanceOf(PermanentRefusal.class)
                .hasMessageStartingWith("artifact shop.tar.gz is not sent to any node")
                .hasMessageContaining(why);
        assertThat(base.resolve("store")).isEmptyDirectory();
    }

    @Test
    void takesWhatBuildsMake() throws IOException {
        String uri = artifacts.archive("shop.tar.gz", tar -> {
            Artifacts.entry(tar, "./", LF_DIR, "");
            Artifacts.entry(tar, "./bin/", LF_DIR, "");
            Artifacts.file(tar, "./bin/shop..sh", "");
            Artifacts.file(tar, "lib/shop 2.0.jar", "jar");
            Artifacts.entry(tar, "lib/shop.jar", LF_SYMLINK, "shop 2.0.jar");
            Artifacts.entry(tar, "lib/native/start", LF_SYMLINK, "../../bin/shop..sh");
            Artifacts.entry(tar, "start", LF_LINK, "./bin/shop..sh");
            Artifacts.file(tar, "x".repeat(150) + "/long", "");
        });

        assertThat(store.pin(uri, null).isArchive()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../evil", "a/../../evil", "/etc/cron.d/evil", "a/..", "..", "a//b", "a\\..\\b", "a\nb"})
    void refusesNamesThatLeaveTheArchive(String name) throws IOException {
        refuses("the entry", tar -> {
            TarArchiveEntry entry = new TarArchiveEntry("x", true);
            entry.setName(name);
            tar.putArchiveEntry(name.startsWith("/") ? new TarArchiveEntry(name, true) : entry);
            tar.closeArchiveEntry();
        });
    }

    @ParameterizedTest
    @CsvSource({
        "link, /etc/passwd",
        "link, ..",
        "a/link, ../../x",
        "a/link, b/../../../x",
        "link, a/..",
        "a/b/link, ../c/../..",
    })
    void refusesLinksThatLeadOut(String name, String target) throws IOException {
        refuses("leads out of it", tar -> Artifacts.entry(tar, name, LF_SYMLINK, target));
    }

    @Test
    void refusesHardLinksThatLeadOut() throws IOException {
        refuses("leads out of it", tar -> Artifacts.entry(tar, "a/link", LF_LINK, "../etc/passwd"));
    }

    @Test
    void refusesEntriesThroughALinkInWhateverOrder() throws IOException {
        refuses("goes through a link", tar -> {
            Artifacts.file(tar, "link/file", "x");
            Artifacts.entry(tar, "link", LF_SYMLINK, "elsewhere");
        });
    }

    @Test
    void refusesDevicesAndPipes() throws IOException {
        refuses("neither file, directory nor link", tar -> Artifacts.entry(tar, "disk", LF_BLK, ""));
        refuses("neither file, directory nor link", tar -> Artifacts.entry(tar, "pipe", LF_FIFO, ""));
    }

    @Test
    void refusesTealsOwnFile() throws IOException {
        refuses("Teal's own", tar -> Artifacts.file(tar, ".teal-sha256", "x"));
    }

    @Test
    void refusesBombs() throws IOException {
        refuses("unpacks to more than 8 MiB", tar -> Artifacts.file(tar, "zeros", "\0".repeat(9 * 1024 * 1024)));
        refuses("more than 50 entries", tar -> {
            for (int i = 0; i < 51; i++) {
                Artifacts.file(tar, "file" + i, "");
            }
        });
    }

    @Test
    void refusesAnEmptyArchive() throws IOException {
        refuses("it is empty", tar -> {});
    }

    @Test
    void refusesWhatFollowsAfterTheEnd() throws IOException {
        artifacts.archive("hidden.tar.gz", tar -> Artifacts.file(tar, "../evil", "x"));
        artifacts.archive("shop.tar.gz", tar -> Artifacts.file(tar, "good", "x"));
        Path shop = artifacts.directory().resolve("shop.tar.gz");
        Files.write(
                shop, Files.readAllBytes(artifacts.directory().resolve("hidden.tar.gz")), StandardOpenOption.APPEND);

        assertThatThrownBy(() -> store.pin(artifacts.place() + "shop.tar.gz", null))
                .isInstanceOf(PermanentRefusal.class)
                .hasMessageContaining("something follows after its end");
    }

    @Test
    void refusesWhatIsNoArchiveAtAll() throws IOException {
        Files.writeString(artifacts.directory().resolve("shop.tgz"), "<html>not found</html>");

        assertThatThrownBy(() -> store.pin(artifacts.place() + "shop.tgz", null))
                .isInstanceOf(PermanentRefusal.class)
                .hasMessageContaining("cannot be read as a .tar.gz");
    }
}
