package teal.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.UnixStat;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import teal.lab.RealServer;
import teal.lab.programs.ExitCode;
import teal.release.EarlyEnd;
import teal.release.PermanentRefusal;
import teal.release.Transcript;

/** Archives as builders make them, with their own tools: whatever they are, nodes get the same plain copy. */
@Tag("servers")
class BuildersArchivesTest {

    @TempDir
    Path base;

    private Artifacts artifacts;

    @BeforeEach
    void prepare() throws IOException {
        RealServer.require("xz", "/usr/bin/xz", "Debian package xz-utils");
        RealServer.require("Zstandard", "/usr/bin/zstd", "Debian package zstd");
        artifacts = new Artifacts(base.resolve("artifacts"));
        Path bin = Files.createDirectories(base.resolve("source/shop-2.0.0/bin"));
        Files.writeString(bin.resolve("start"), "#!/bin/sh\n");
        assertThat(bin.resolve("start").toFile().setExecutable(true)).isTrue();
        Files.writeString(base.resolve("source/shop-2.0.0/VERSION"), "2.0.0");
    }

    private ArtifactStore store(int stripComponents) {
        return new ArtifactStore(
                base.resolve("store"),
                new ArtifactSettings(
                        List.of(artifacts.place()),
                        8,
                        8,
                        50,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        stripComponents));
    }

    private void run(String command) throws IOException {
        Process process = new ProcessBuilder("/bin/sh", "-c", command)
                .directory(base.resolve("source").toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(ExitCode.of(process)).as(output).isZero();
    }

    /** What a node gets: names of files, with whether they can be executed and their content. */
    private Map<String, String> sent(String name, int stripComponents) throws IOException {
        ArtifactStore store = store(stripComponents);
        Map<String, String> sent = new TreeMap<>();
        Path file = store.forNodes(store.pin(artifacts.place() + name, null), Transcript.NONE, EarlyEnd.NEVER)
                .file();
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new GzipCompressorInputStream(Files.newInputStream(file)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (entry.isSymbolicLink()) {
                    sent.put(entry.getName(), "-> " + entry.getLinkName());
                } else if (!entry.isDirectory()) {
                    sent.put(
                            entry.getName(),
                            ((entry.getMode() & 0100) > 0 ? "x " : "- ")
                                    + new String(tar.readAllBytes(), StandardCharsets.UTF_8).strip());
                }
            }
        }
        return sent;
    }

    @ParameterizedTest
    @CsvSource({
        "shop.tar.gz, tar -czf {file} shop-2.0.0",
        "shop.tgz, tar -czf {file} ./shop-2.0.0",
        "shop.tar.xz, tar -cJf {file} shop-2.0.0",
        "shop.tar.xz, tar -cf - shop-2.0.0 | xz -9 > {file}",
        "shop.tar.zst, tar --zstd -cf {file} shop-2.0.0",
        "shop.tar.zst, tar -cf - shop-2.0.0 | zstd -q -19 > {file}",
        "shop.zip, python3 -m zipfile -c {file} shop-2.0.0",
    })
    void areSentAlikeWithTheirDirectoryLeftOut(String name, String command) throws IOException {
        run(command.replace("{file}", artifacts.directory().resolve(name).toString()));

        Map<String, String> all = sent(name, 0);
        assertThat(all).containsOnlyKeys("shop-2.0.0/VERSION", "shop-2.0.0/bin/start");
        assertThat(sent(name, 1))
                .containsEntry("bin/start", "x #!/bin/sh")
                .containsEntry("VERSION", "- 2.0.0")
                .hasSize(2);
    }

    @Test
    void aSingleDirectoryThatIsMissingIsNamed() throws IOException {
        artifacts.archive("file.tar.gz", tar -> {
            Artifacts.file(tar, "shop/VERSION", "2");
            Artifacts.file(tar, "README", "");
        });
        artifacts.archive("two.tar.gz", tar -> {
            Artifacts.file(tar, "shop/VERSION", "2");
            Artifacts.file(tar, "docs/README", "");
        });
        artifacts.archive("out.tar.gz", tar -> Artifacts.entry(tar, "shop/link", TarConstants.LF_SYMLINK, "../other"));

        assertThatThrownBy(() -> sent("file.tar.gz", 1))
                .isInstanceOf(PermanentRefusal.class)
                .hasMessageContaining("the entry 'README' is not below the single directory");
        assertThatThrownBy(() -> sent("two.tar.gz", 1))
                .hasMessageContaining(
                        "more than one directory where strip-components leaves one out: 'shop' and 'docs'");
        assertThatThrownBy(() -> sent("out.tar.gz", 1)).hasMessageContaining("leads out of it");
        assertThat(sent("out.tar.gz", 0)).containsEntry("shop/link", "-> ../other");
    }

    private interface Entries {
        void write(ZipArchiveOutputStream zip) throws IOException;
    }

    private String zip(Entries entries) throws IOException {
        try (OutputStream file = Files.newOutputStream(artifacts.directory().resolve("shop.zip"));
                ZipArchiveOutputStream zip = new ZipArchiveOutputStream(file)) {
            entries.write(zip);
        }
        return "shop.zip";
    }

    private static void entry(ZipArchiveOutputStream zip, String name, int mode, String content) throws IOException {
        ZipArchiveEntry entry = new ZipArchiveEntry(name);
        entry.setUnixMode(mode);
        zip.putArchiveEntry(entry);
        zip.write(content.getBytes(StandardCharsets.UTF_8));
        zip.closeArchiveEntry();
    }

    @Test
    void aZipHasLinksAndPermissionsAndIsLookedThroughLikeAnyOther() throws IOException {
        assertThat(sent(
                        zip(zip -> {
                            entry(zip, "bin/", 0, "");
                            entry(zip, "bin/start", UnixStat.FILE_FLAG | 0750, "#!/bin/sh");
                            entry(zip, "start", UnixStat.LINK_FLAG | 0777, "bin/start");
                        }),
                        0))
                .containsExactly(Map.entry("bin/start", "x #!/bin/sh"), Map.entry("start", "-> bin/start"));
        assertThatThrownBy(() -> sent(zip(zip -> entry(zip, "../evil", UnixStat.FILE_FLAG | 0644, "x")), 0))
                .isInstanceOf(PermanentRefusal.class)
                .hasMessageStartingWith("artifact shop.zip is not sent to any node")
                .hasMessageContaining("leaves the archive");
        assertThatThrownBy(() -> sent(zip(zip -> entry(zip, "l", UnixStat.LINK_FLAG | 0777, "/etc/passwd")), 0))
                .hasMessageContaining("leads out of it");
        assertThatThrownBy(() -> sent(zip(zip -> entry(zip, "tool", UnixStat.FILE_FLAG | 04755, "x")), 0))
                .hasMessageContaining("another user's or group's rights");
        assertThatThrownBy(() -> sent(zip(zip -> entry(zip, "pipe", 010644, "")), 0))
                .hasMessageContaining("neither file, directory nor link");
        assertThatThrownBy(() -> sent(zip(zip -> entry(zip, "zeros", 0, "\0".repeat(9 << 20))), 0))
                .hasMessageContaining("unpacks to more than 8 MiB");
        assertThatThrownBy(() -> sent(
                        zip(zip -> {
                            for (int i = 0; i < 52; i++) {
                                entry(zip, "file" + i, 0, "");
                            }
                        }),
                        0))
                .hasMessageContaining("more than 50 entries");
        assertThatThrownBy(() -> sent(
                        zip(zip -> {
                            for (int i = 0; i < 25_000; i++) {
                                entry(zip, "file" + i, 0, "");
                            }
                        }),
                        0))
                .hasMessageContaining("its list of entries is too long");
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop.tar.xz", "shop.tar.zst", "shop.zip"})
    void aDamagedOrOtherFileIsNamed(String name) throws IOException {
        Path file = artifacts.directory().resolve(name);
        Files.writeString(file, "<!DOCTYPE html><title>Sign in</title>");
        assertThatThrownBy(() -> sent(name, 0))
                .isInstanceOf(PermanentRefusal.class)
                .hasMessageContaining("it is no ." + name.substring(5) + ", but a web page");

        run(switch (name) {
                    case "shop.tar.xz" -> "tar -cJf ";
                    case "shop.tar.zst" -> "tar --zstd -cf ";
                    default -> "python3 -m zipfile -c ";
                }
                + file + " shop-2.0.0");
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));
        assertThatThrownBy(() -> sent(name, 0))
                .isInstanceOf(PermanentRefusal.class)
                .hasMessageContaining("copy it again, or rebuild it and release that");
        if (name.endsWith(".zip")) {
            String start = "shop-2.0.0/bin/start";
            int content = new String(whole, StandardCharsets.ISO_8859_1).indexOf(start) + start.length() + 2;
            whole[content] ^= 0x55;
            Files.write(file, whole);
            assertThatThrownBy(() -> sent(name, 0)).hasMessageContaining("bin/start' in it is damaged");
        }
    }
}
