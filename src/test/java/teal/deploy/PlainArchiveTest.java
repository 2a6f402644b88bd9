package teal.deploy;

import static org.apache.commons.compress.archivers.tar.TarConstants.LF_BLK;
import static org.apache.commons.compress.archivers.tar.TarConstants.LF_DIR;
import static org.apache.commons.compress.archivers.tar.TarConstants.LF_FIFO;
import static org.apache.commons.compress.archivers.tar.TarConstants.LF_LINK;
import static org.apache.commons.compress.archivers.tar.TarConstants.LF_SYMLINK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import teal.release.EarlyEnd;
import teal.release.PermanentRefusal;
import teal.release.Transcript;

class PlainArchiveTest {

    @TempDir
    Path base;

    private Artifacts artifacts;
    private ArtifactStore store;

    @BeforeEach
    void build() throws IOException {
        artifacts = new Artifacts(base.resolve("artifacts"));
        store = new ArtifactStore(
                base.resolve("store"),
                new ArtifactSettings(
                        List.of(artifacts.place()), 8, 8, 50, null, null, null, null, null, null, null, null));
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
    void doesNotCompressWhatIsCompressedAlready() throws IOException {
        byte[] jars = new byte[1_000_000];
        new Random(1).nextBytes(jars);
        // Compressing could save the zeros at the end, a fiftieth.
        byte[] content = Arrays.copyOf(jars, 1_020_000);

        assertThat(Files.size(sent("jars.tar.gz", content))).isGreaterThan(content.length);
        assertThat(Files.size(sent("texts.tar.gz", new byte[content.length]))).isLessThan(jars.length);
    }

    private Path sent(String name, byte[] content) throws IOException {
        String uri = artifacts.archive(name, tar -> Artifacts.file(tar, "content", content));
        return store.forNodes(store.pin(uri, null), Transcript.NONE, EarlyEnd.NEVER)
                .file();
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
            Artifacts.file(tar, "dist/a.js", "");
            Artifacts.entry(tar, "main.js", LF_SYMLINK, "dist/../bin/shop..sh");
            Artifacts.entry(tar, "home", LF_SYMLINK, "dist/..");
            Artifacts.entry(tar, "lib/again.jar", LF_SYMLINK, "../home/lib/shop.jar");
            Artifacts.entry(tar, "not-yet", LF_SYMLINK, "run/socket");
            Artifacts.file(tar, "twice", "as some builders do");
            Artifacts.file(tar, "twice", "the second counts");
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
        "link, a/../..",
        "a/b/link, ../c/../../..",
        "link, ./..",
        "link, a//..//..",
        "link, /",
        "link, //etc/passwd",
    })
    void refusesLinksThatLeadOut(String name, String target) throws IOException {
        refuses("leads out of it", tar -> Artifacts.entry(tar, name, LF_SYMLINK, target));
    }

    @Test
    void refusesHardLinksThatLeadOut() throws IOException {
        refuses("leaves the archive", tar -> Artifacts.entry(tar, "a/link", LF_LINK, "../etc/passwd"));
        refuses("no plain relative name", tar -> Artifacts.entry(tar, "a/link", LF_LINK, "/etc/passwd"));
    }

    /** It would be another link in another place: here it would lead out. */
    @Test
    void refusesHardLinksToAnythingButAFile() throws IOException {
        refuses("the hard link 'up' leads to 'a/b/link', which is not a file before it", tar -> {
            Artifacts.entry(tar, "a/b/link", LF_SYMLINK, "../../x");
            Artifacts.entry(tar, "up", LF_LINK, "a/b/link");
        });
        refuses("which is not a file before it", tar -> {
            Artifacts.entry(tar, "a/", LF_DIR, "");
            Artifacts.entry(tar, "b", LF_LINK, "a");
        });
        refuses("which is not a file before it", tar -> {
            Artifacts.entry(tar, "later", LF_LINK, "file");
            Artifacts.file(tar, "file", "");
        });
    }

    /** As a node would follow them, however many there are on the way. */
    @Test
    void followsLinksThroughLinks() throws IOException {
        refuses("the link 'out' leads out of it, to 'up/../../..'", tar -> {
            Artifacts.entry(tar, "a/b/", LF_DIR, "");
            Artifacts.entry(tar, "up", LF_SYMLINK, "a/b");
            Artifacts.entry(tar, "out", LF_SYMLINK, "up/../../..");
        });
        refuses("the link 'out' leads out of it, to 'up/..'", tar -> {
            Artifacts.entry(tar, "up", LF_SYMLINK, ".");
            Artifacts.entry(tar, "out", LF_SYMLINK, "up/..");
        });
        refuses("leads round in a circle", tar -> {
            Artifacts.entry(tar, "one", LF_SYMLINK, "two");
            Artifacts.entry(tar, "two", LF_SYMLINK, "one");
        });
    }

    @Test
    void takesLinksOutsideThatTheInventoryNames() throws IOException {
        Artifacts.Content virtualEnvironment = tar -> {
            Artifacts.entry(tar, "venv/bin/python3", LF_SYMLINK, "/usr/bin/python3");
            Artifacts.entry(tar, "log", LF_SYMLINK, "/var/log/shop");
            Artifacts.entry(tar, "cache", LF_SYMLINK, "/var/cache/shop/pages");
        };
        refuses("in deployment.artifacts.links-to", virtualEnvironment);
        links("/usr/bin/python3", "/var/log/shop", "/var/cache/shop/");
        assertThat(store.pin(artifacts.archive("shop.tar.gz", virtualEnvironment), null)
                        .isArchive())
                .isTrue();
        for (String target :
                List.of("/usr/bin/python", "/var/log/shop/../../../etc", "/var/cache/shop2", "/", "/var")) {
            assertThatThrownBy(() -> store.pin(
                            artifacts.archive("shop.tar.gz", tar -> Artifacts.entry(tar, "link", LF_SYMLINK, target)),
                            null))
                    .isInstanceOf(PermanentRefusal.class)
                    .hasMessageContaining("leads out of it");
        }
        assertThatThrownBy(() -> store.pin(
                        artifacts.archive("shop.tar.gz", tar -> {
                            Artifacts.entry(tar, "log", LF_SYMLINK, "/var/log/shop");
                            Artifacts.entry(tar, "out", LF_SYMLINK, "log/../../../etc");
                        }),
                        null))
                .hasMessageContaining("the link 'out' leads out of it");
    }

    private void links(String... allowed) {
        store = new ArtifactStore(
                base.resolve("store"),
                new ArtifactSettings(
                        List.of(artifacts.place()),
                        8,
                        8,
                        50,
                        List.of(allowed),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"usr/bin", "/", "/usr/../etc", "/usr//bin", "", "//", "/a/./b"})
    void theInventoryNamesAbsolutePaths(String path) {
        assertThatThrownBy(() -> links(path)).hasMessageContaining("absolute paths");
    }

    @Test
    void refusesOneNameForTwoThings() throws IOException {
        refuses("'x' is in it twice, as a link and as a file", tar -> {
            Artifacts.entry(tar, "x", LF_SYMLINK, "y");
            Artifacts.file(tar, "x", "");
        });
        refuses("'./x' is in it twice".replace("./", ""), tar -> {
            Artifacts.file(tar, "./x", "");
            Artifacts.entry(tar, "x/", LF_DIR, "");
        });
        refuses("'x' is in it twice", tar -> {
            Artifacts.entry(tar, "x", LF_SYMLINK, "y");
            Artifacts.entry(tar, "x", LF_SYMLINK, "z");
        });
        refuses("'x/y' goes through a file", tar -> {
            Artifacts.file(tar, "x/y", "");
            Artifacts.file(tar, "x", "");
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {04755, 02755, 06711, 04000})
    void refusesFilesWithAnothersRights(int mode) throws IOException {
        refuses("the file 'tool' would run with another user's or group's rights", tar -> {
            TarArchiveEntry entry = new TarArchiveEntry("tool", true);
            entry.setMode(mode);
            tar.putArchiveEntry(entry);
            tar.closeArchiveEntry();
        });
    }

    /** An archive of a megabyte; the library's reader keeps such headers in memory. */
    @ParameterizedTest
    @ValueSource(bytes = {'x', 'g', 'X', 'L', 'K'})
    void refusesHugeHeaders(byte type) throws IOException {
        int size = 200 * 1024 * 1024;
        store = new ArtifactStore(
                base.resolve("store"),
                new ArtifactSettings(
                        List.of(artifacts.place()), 8, 512, 50, null, null, null, null, null, null, null, null));
        TarArchiveEntry header = new TarArchiveEntry("header", type, true);
        header.setSize(size);
        byte[] record = new byte[512];
        header.writeEntryHeader(record);
        byte[] begin = (size + " comment=").getBytes(StandardCharsets.UTF_8);
        byte[] text = "x".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
        Path file = artifacts.directory().resolve("shop.tar.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(record);
            out.write(begin);
            for (int left = size - begin.length; left > 0; left -= text.length) {
                out.write(text, 0, Math.min(left, text.length));
            }
        }
        assertThat(file.toFile().length()).isLessThan(1 << 20);

        assertThatThrownBy(() -> store.pin(artifacts.place() + "shop.tar.gz", null))
                .isInstanceOf(PermanentRefusal.class)
                .hasMessageContaining("an entry's header is larger than 64 KiB");
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
    void refusesTealsOwnMark() throws IOException {
        refuses("Teal's own mark", tar -> Artifacts.file(tar, ".teal-sha256", "x"));
        refuses("Teal's own mark", tar -> Artifacts.file(tar, "././/.teal-sha256", "x"));
        refuses("Teal's own mark", tar -> Artifacts.entry(tar, ".teal-sha256/", LF_DIR, ""));
        refuses("Teal's own mark", tar -> Artifacts.file(tar, ".teal-sha256/x", "x"));
        refuses("Teal's own mark", tar -> Artifacts.entry(tar, ".teal-sha256", LF_SYMLINK, "x"));
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

    static Stream<Arguments> others() {
        return Stream.of(
                Arguments.of(
                        "\n<!DOCTYPE html>\n<title>Sign in</title>",
                        "a web page, perhaps of a log-in or an error (it starts with '<!DOCTYPE html> <title>Sign in"),
                Arguments.of("<?xml version=\"1.0\"?><Error/>", "an XML document"),
                Arguments.of("{\"errors\": []}", "a JSON document, perhaps an error message (it starts with '{"),
                Arguments.of("version https://git-lfs.github.com/spec/v1\n", "a Git LFS pointer"),
                Arguments.of("PK\u0003\u0004\u0014", "a ZIP archive (it starts with 50 4b 03 04 14)"),
                Arguments.of("BZh91AY&SY\u0001", "a bzip2 file"),
                Arguments.of("#!/bin/sh\n", "a text file (it starts with '#!/bin/sh')"),
                Arguments.of("\u0001\u0002", "something else (it starts with 01 02)"),
                Arguments.of("", "an empty file"));
    }

    @ParameterizedTest
    @MethodSource("others")
    void saysWhatAFileIsThatIsNoArchive(String content, String kind) throws IOException {
        Files.writeString(artifacts.directory().resolve("shop.tgz"), content);

        assertThatThrownBy(() -> store.pin(artifacts.place() + "shop.tgz", null))
                .isInstanceOf(PermanentRefusal.class)
                .hasMessageStartingWith("artifact shop.tgz is not sent to any node: it is no .tar.gz, but " + kind);
    }

    @Test
    void saysWhatIsCompressedIfThatIsNoArchive() throws IOException {
        try (OutputStream out =
                new GZIPOutputStream(Files.newOutputStream(artifacts.directory().resolve("shop.tgz")))) {
            out.write("create table x;".repeat(100).getBytes(StandardCharsets.UTF_8));
        }

        assertThatThrownBy(() -> store.pin(artifacts.place() + "shop.tgz", null))
                .isInstanceOf(PermanentRefusal.class)
                .hasMessageContaining("what is compressed in it is no tar archive, but a text file (it starts with"
                        + " 'create table x;");
    }

    /** Wherever it was cut. */
    @Test
    void saysThatAnArchiveWasCutOff() throws IOException {
        artifacts.archive("whole.tar.gz", tar -> {
            Artifacts.file(tar, "one", "1".repeat(1000));
            byte[] noise = new byte[3000];
            new Random(5).nextBytes(noise);
            TarArchiveEntry entry = new TarArchiveEntry("noise", true);
            entry.setSize(noise.length);
            tar.putArchiveEntry(entry);
            tar.write(noise);
            tar.closeArchiveEntry();
        });
        byte[] whole = Files.readAllBytes(artifacts.directory().resolve("whole.tar.gz"));
        for (int length = 20; length < whole.length; length += 37) {
            Files.write(artifacts.directory().resolve("shop.tar.gz"), Arrays.copyOf(whole, length));

            assertThatThrownBy(() -> store.pin(artifacts.place() + "shop.tar.gz", null))
                    .as("cut after %s of %s bytes", length, whole.length)
                    .isInstanceOf(PermanentRefusal.class)
                    .hasMessageContaining("it was cut off");
        }
        whole[whole.length / 2] ^= 1;
        Files.write(artifacts.directory().resolve("shop.tar.gz"), whole);
        assertThatThrownBy(() -> store.pin(artifacts.place() + "shop.tar.gz", null))
                .isInstanceOf(PermanentRefusal.class)
                .hasMessageContaining("it is damaged");
    }
}
