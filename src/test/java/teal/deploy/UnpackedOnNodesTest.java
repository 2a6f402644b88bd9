package teal.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import teal.lab.RealServer;
import teal.lab.programs.ExitCode;
import teal.release.EarlyEnd;
import teal.release.PermanentRefusal;
import teal.release.Transcript;

/** What a node's own tar makes of the archive that Teal sends. */
@Tag("servers")
class UnpackedOnNodesTest {

    @TempDir
    Path base;

    private Artifacts artifacts;
    private ArtifactStore store;

    @BeforeEach
    void prepare() throws IOException {
        artifacts = new Artifacts(base.resolve("artifacts"));
        store = new ArtifactStore(base.resolve("store"), artifacts.settings());
    }

    private static void run(Path directory, String... command) throws IOException {
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(ExitCode.of(process)).as(output).isZero();
    }

    /** Each name with its kind, permissions and content. */
    private static Map<String, String> tree(Path root) throws IOException {
        Map<String, String> tree = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path one : all.filter(path -> !path.equals(root)).toList()) {
                String what = Files.isSymbolicLink(one)
                        ? "-> " + Files.readSymbolicLink(one)
                        : PosixFilePermissions.toString(Files.getPosixFilePermissions(one))
                                + (Files.isDirectory(one) ? "/" : " " + Files.readString(one));
                tree.put(root.relativize(one).toString(), what);
            }
        }
        return tree;
    }

    private List<Map<String, String>> unpacked(String artifact) throws IOException {
        Path busybox = RealServer.require("BusyBox", "/usr/bin/busybox", "Debian package busybox-static");
        Path sent = store.forNodes(store.pin(artifact, null), Transcript.NONE, EarlyEnd.NEVER)
                .file();
        List<Map<String, String>> trees = new ArrayList<>();
        for (String[] tar : List.of(new String[] {"tar"}, new String[] {busybox.toString(), "tar"})) {
            Path content = Files.createTempDirectory(base, "content");
            run(
                    content,
                    Stream.concat(Stream.of(tar), Stream.of("-xzof", sent.toString()))
                            .toArray(String[]::new));
            trees.add(tree(content));
        }
        return trees;
    }

    @ParameterizedTest
    @ValueSource(strings = {"v7", "ustar", "oldgnu", "gnu", "posix"})
    void isWhatABuildPackedInEachFormat(String format) throws IOException {
        long seed = System.nanoTime();
        Path source = Files.createDirectory(base.resolve("source"));
        grow(source, new Random(seed), format.equals("v7") || format.equals("ustar") ? 15 : 120);
        Path archive = artifacts.directory().resolve("shop.tar.gz");
        run(source, "tar", "--format=" + format, "-czf", archive.toString(), ".");

        assertThat(unpacked(artifacts.place() + "shop.tar.gz"))
                .as("seed %s", seed)
                .allSatisfy(tree -> assertThat(tree).isEqualTo(tree(source)));
    }

    private static void grow(Path root, Random random, int longest) throws IOException {
        List<Path> directories = new ArrayList<>(List.of(root));
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            Path parent = directories.get(random.nextInt(directories.size()));
            String name = i + "-" + "näme ".repeat(longest).substring(0, 1 + random.nextInt(longest));
            Path one = parent.resolve(name.strip());
            switch (random.nextInt(4)) {
                case 0 -> {
                    if (one.getNameCount() - root.getNameCount() < 4) {
                        directories.add(Files.createDirectory(one));
                    }
                }
                case 1 -> Files.createSymbolicLink(one, Path.of("./" + name.hashCode()));
                case 2 -> {
                    if (!files.isEmpty()) {
                        Files.createLink(one, files.get(random.nextInt(files.size())));
                    }
                }
                default -> {
                    files.add(Files.writeString(one, "content " + i));
                    Files.setPosixFilePermissions(
                            one, PosixFilePermissions.fromString(random.nextBoolean() ? "rwxr-xr-x" : "rw-r-----"));
                }
            }
        }
    }

    /** Readers of tar disagree about these: which of two names counts, what a slash at the end means. */
    @Test
    void isTheSameForEveryTarHoweverOddTheArchiveIs() throws IOException {
        String artifact = artifacts.archive("odd.tar.gz", tar -> {
            TarArchiveEntry posix = new TarArchiveEntry("short", true);
            posix.addPaxHeader("path", "named/by/a/posix/header");
            posix.setSize(1);
            tar.putArchiveEntry(posix);
            tar.write('p');
            tar.closeArchiveEntry();
            Artifacts.file(tar, "twice", "first");
            Artifacts.file(tar, "twice", "second");
            Artifacts.entry(tar, "hard", TarConstants.LF_LINK, "twice");
            Artifacts.entry(tar, "./d/./".replace("/./", "/"), TarConstants.LF_DIR, "");
            Artifacts.entry(tar, "d/", TarConstants.LF_DIR, "");
            TarArchiveEntry shared = new TarArchiveEntry("shared/", TarConstants.LF_DIR, true);
            shared.setMode(03555);
            tar.putArchiveEntry(shared);
            tar.closeArchiveEntry();
            Artifacts.file(tar, "shared/file", "in a directory that nobody may write to");
        });

        List<Map<String, String>> trees = unpacked(artifact);

        assertThat(trees.get(0))
                .isEqualTo(trees.get(1))
                .containsEntry("named/by/a/posix/header", "rw-r--r-- p")
                .containsEntry("twice", "rw-r--r-- second")
                .containsEntry("hard", "rw-r--r-- second")
                .containsEntry("shared", "rwxr-xr-x/")
                .containsKey("shared/file")
                .doesNotContainKey("short");
    }

    @Test
    void sparseFilesAreNamed() throws IOException {
        Path source = Files.createDirectory(base.resolve("source"));
        run(source, "truncate", "-s", "2000004", "seed.db");
        for (String format : List.of("gnu", "posix")) {
            run(source, "tar", "--format=" + format, "-czSf", artifacts.directory() + "/shop.tar.gz", "seed.db");

            assertThatThrownBy(() -> store.pin(artifacts.place() + "shop.tar.gz", null))
                    .isInstanceOf(PermanentRefusal.class)
                    .hasMessageContaining("the file 'seed.db' is stored as a sparse file")
                    .hasMessageContaining("--sparse");
        }
    }
}
