package teal.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import teal.lab.LabToken;
import teal.lab.programs.ExitCode;
import teal.release.EarlyEnd;
import teal.release.FencingToken;
import teal.release.PermanentRefusal;
import teal.release.StaleAttempt;

/** What adoption makes of a directory that Teal knows nothing about, and what it leaves alone, on every kind of SSH server. */
abstract class AdoptionRules extends DeployerScene {

    private Path running;

    @BeforeEach
    void install() throws IOException {
        running = Files.createDirectories(base.resolve("opt/old shop"));
        Files.writeString(running.resolve("VERSION"), "1.0.0\n");
        Files.createDirectories(running.resolve("conf/empty"));
        Files.writeString(running.resolve("conf/my settings"), "port=8080\n");
        Files.createSymbolicLink(running.resolve("settings"), Path.of("conf/my settings"));
    }

    @Test
    void whatRunsBecomesTheCurrentVersionAndCanBeGoneBackTo() throws IOException {
        assertThat(deployer().adoption().look(node(), tree()))
                .contains("is copied to releases/1.0.0", "the list of its files");
        assertThat(on(node())).doesNotExist();

        assertThat(adopt().summary()).contains("is adopted as 1.0.0", "the list of its files");

        NodeState state = deployer().inspect(node());
        assertThat(state.current()).contains(ONE);
        assertThat(release()).isDirectory();
        assertThat(release().resolve("conf/my settings")).hasContent("port=8080");
        assertThat(Files.readSymbolicLink(release().resolve("settings"))).hasToString("conf/my settings");
        assertThat(release().resolve(".teal-adopted")).content().contains("  ./conf/my settings", "./conf/empty");
        assertThat(adopt().summary()).contains("had been adopted");

        stage(deployer(), TWO);
        deployer().activate(node(), TWO, LabToken.next());
        deployer().activate(node(), ONE, LabToken.next());
        assertThat(on(node()).resolve("ran")).content().contains("1.0.0");
        assertThat(running).isDirectory();
    }

    @Test
    void whatHasBeenAdoptedNeedsItsOldDirectoryNoMore() throws IOException {
        adopt();
        Files.move(running, base.resolve("removed"));

        assertThat(deployer().adoption().look(node(), tree())).contains("has version 1.0.0 already");
        assertThat(adopt().summary()).contains("had been adopted as 1.0.0");
    }

    @Test
    void whatIsTheSameAsItsArtifactIsRecordedAsComingFromIt() throws IOException {
        Artifact artifact = store.pin(
                artifacts.archive("shop-1.0.0.tar.gz", tar -> {
                    Artifacts.file(tar, "VERSION", "1.0.0\n");
                    Artifacts.file(tar, "conf/my settings", "port=8080\n");
                    Artifacts.entry(tar, "conf/empty/", TarConstants.LF_DIR, "");
                    Artifacts.entry(tar, "settings", TarConstants.LF_SYMLINK, "conf/my settings");
                }),
                null);
        AdoptedTree tree = new AdoptedTree(running.toString(), ONE, Optional.of(store.files(artifact)));

        assertThat(deployer().adoption().look(node(), tree)).contains("the artifact that it came from");
        assertThat(deployer().adoption().adopt(node(), tree, LabToken.next()).summary())
                .contains("the artifact that it came from");

        assertThat(deployer().inspect(node()).digests()).isEqualTo(Map.of(ONE, artifact.sha256()));
        assertThat(release().resolve(".teal-adopted")).doesNotExist();
        // A release of the same version finds it there
        assertThat(deployer()
                        .stage(List.of(node()), ONE, artifact, LabToken.next())
                        .nodes())
                .allMatch(NodeStage::alreadyThere);
    }

    @Test
    void whatDiffersFromItsArtifactIsRecordedByItsFiles() throws IOException {
        // As in a directory that another Teal has made, and somebody has changed since
        Files.writeString(running.resolve(".teal-sha256"), "a".repeat(64));
        Artifact artifact = store.pin(
                artifacts.archive("shop-1.0.0.tar.gz", tar -> Artifacts.file(tar, "VERSION", "1.0.0\n")), null);
        AdoptedTree tree = new AdoptedTree(running.toString(), ONE, Optional.of(store.files(artifact)));

        assertThat(deployer().adoption().adopt(node(), tree, LabToken.next()).summary())
                .contains("the list of its files, since they are not just those of the artifact");

        assertThat(deployer().inspect(node()).digests()).isEmpty();
        assertThat(release().resolve(".teal-adopted")).exists();

        // No artifact could bring it back, so a later release of that version uses what is there
        stage(deployer(), TWO);
        deployer().activate(node(), TWO, LabToken.next());
        assertThat(deployer().inspect(node()).adopted()).containsExactly(ONE);
        for (OtherDigest other : OtherDigest.values()) {
            assertThat(deployer()
                            .stage(List.of(node()), ONE, artifact, other, LabToken.next(), EarlyEnd.NEVER)
                            .nodes())
                    .allMatch(NodeStage::alreadyThere);
        }
        deployer()
                .activate(
                        node(),
                        new VersionSwitch(ONE, Optional.of(artifact.sha256()), Set.of(TWO)),
                        false,
                        LabToken.next());
        assertThat(deployer().inspect(node()).current()).contains(ONE);
        assertThat(release().resolve("conf/my settings")).hasContent("port=8080");
    }

    @Test
    void aSingleFileIsComparedAsWell() throws IOException {
        Path jar = Files.createDirectories(base.resolve("opt/jar")).resolve("app.jar");
        Files.writeString(jar, "bytes");
        Files.copy(jar, artifacts.directory().resolve("app.jar"));
        Artifact artifact =
                store.pin(artifacts.directory().resolve("app.jar").toUri().toString(), null);
        AdoptedTree tree = new AdoptedTree(jar.getParent().toString(), ONE, Optional.of(store.files(artifact)));

        deployer().adoption().adopt(node(), tree, LabToken.next());

        assertThat(deployer().inspect(node()).digests()).isEqualTo(Map.of(ONE, artifact.sha256()));
    }

    @Test
    void aCurrentThatIsADirectoryIsLeftAlone() throws IOException {
        Files.writeString(Files.createDirectories(on(node()).resolve("current")).resolve("mine"), "x");
        isRefused("current is not a link; move it away");
    }

    @Test
    void aCurrentThatLeadsElsewhereIsLeftAlone() throws IOException {
        Files.createDirectories(on(node()));
        Files.createSymbolicLink(on(node()).resolve("current"), running);
        isRefused("current points at " + running + " already");
    }

    @Test
    void aCurrentThatLeadsOutOfTheDirectoryIsLeftAlone() throws IOException {
        Files.createDirectories(on(node()).resolve("releases"));
        Files.createSymbolicLink(on(node()).resolve("current"), Path.of("releases/../../1.0.0"));
        isRefused("current points at releases/../../1.0.0 already");
    }

    @Test
    void aVersionOfAReleaseIsLeftAsItIs() throws IOException {
        stage(deployer(), ONE);
        deployer().activate(node(), ONE, LabToken.next());

        assertThat(adopt().summary()).contains("has version 1.0.0 from a release: there is nothing to adopt");
    }

    @Test
    void aCurrentOfAnotherVersionIsLeftAlone() throws IOException {
        stage(deployer(), TWO);
        deployer().activate(node(), TWO, LabToken.next());
        isRefused("current points at releases/2.0.0 already");
    }

    @Test
    void releasesThatAreALinkAreLeftAlone() throws IOException {
        Files.createDirectories(on(node()));
        Files.createSymbolicLink(on(node()).resolve("releases"), base);
        isRefused("releases is a link to " + base);
    }

    @Test
    void aVersionWithOtherContentIsLeftAlone() throws IOException {
        stage(deployer(), ONE);
        isRefused("releases/1.0.0 is there already, and is not the same as");
    }

    @Test
    void aDirectoryAroundTealsOwnIsRefused() {
        AdoptedTree around = new AdoptedTree(base.toString(), ONE, Optional.empty());
        assertThatThrownBy(() -> deployer().adoption().adopt(node(), around, LabToken.next()))
                .isInstanceOf(PermanentRefusal.class)
                .hasMessageContaining("would be copied into itself");
        assertThat(on(node())).doesNotExist();
    }

    @Test
    void aDirectoryThatIsNotThereIsRefused() {
        AdoptedTree none = new AdoptedTree(base + "/opt/none", ONE, Optional.empty());
        assertThatThrownBy(() -> deployer().adoption().adopt(node(), none, LabToken.next()))
                .isInstanceOf(PermanentRefusal.class)
                .hasMessageContaining("is not a directory that the account");
        assertThat(on(node())).doesNotExist();
    }

    /** The kernel's file has other content each time it is read, as a log that is written all the time. */
    @Test
    void aTreeThatChangesIsNotBelieved() throws IOException {
        Path log = Files.createFile(running.resolve("shop.log"));
        assumeTrue(
                runs("mount", "--bind", "/proc/sys/kernel/random/uuid", log.toString()),
                "needs the right to mount a file");
        try {
            assertThatThrownBy(this::adopt)
                    .isInstanceOf(PermanentRefusal.class)
                    .hasMessageContaining("changed while it was copied")
                    .hasMessageContaining("shop.log")
                    .hasMessageContaining("logs and data belong elsewhere");
        } finally {
            runs("umount", log.toString());
        }
        NodeState state = deployer().inspect(node());
        assertThat(state.current()).isEmpty();
        assertThat(state.complete()).isEmpty();
        assertThat(on(node()).resolve("releases")).isEmptyDirectory();
    }

    private static boolean runs(String... command) throws IOException {
        return ExitCode.of(new ProcessBuilder(command).start()) == 0;
    }

    @Test
    void withoutRoomForTheCopyNothingIsCopied() throws IOException {
        Files.write(running.resolve("large"), new byte[2_000_000]);
        Path small = Files.createDirectories(on(node())).toRealPath();
        assumeTrue(
                runs("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", small.toString()),
                "needs the right to mount a small file system");
        try {
            isRefused("KiB are needed; make room");
        } finally {
            runs("umount", small.toString());
        }
    }

    @Test
    void twoAtOnceMakeOneVersion() throws IOException {
        Files.write(running.resolve("large"), new byte[5_000_000]);
        FencingToken first = LabToken.next();
        FencingToken second = LabToken.next();
        List<CompletableFuture<String>> both = Stream.of(first, second)
                .map(token -> CompletableFuture.supplyAsync(() -> {
                    try {
                        return deployer()
                                .adoption()
                                .adopt(node(), tree(), token)
                                .summary();
                    } catch (StaleAttempt late) {
                        return "late";
                    }
                }))
                .toList();

        List<String> answers = both.stream().map(CompletableFuture::join).toList();

        assertThat(answers)
                .filteredOn(answer -> answer.contains("is adopted as"))
                .hasSize(1);
        assertThat(answers).allMatch(answer -> answer.contains("adopted as 1.0.0") || answer.equals("late"));
        assertThat(deployer().inspect(node()).complete()).containsExactly(ONE);
        assertThat(names(on(node()).resolve("releases"))).containsExactly("1.0.0");
    }

    @Test
    void whatAnAttemptLeftThatWasCutOffIsNoVersionAndIsRemoved() throws IOException {
        Path left = Files.createDirectories(on(node()).resolve("releases/.1.0.0.0000000000000001.tmp/conf"));
        Files.writeString(left.resolve("half"), "x");
        assertThat(deployer().inspect(node()).complete()).isEmpty();

        adopt();

        assertThat(names(on(node()).resolve("releases"))).containsExactly("1.0.0");
    }

    private AdoptedTree tree() {
        return new AdoptedTree(running.toString(), ONE, Optional.empty());
    }

    private NodeReport adopt() {
        return deployer().adoption().adopt(node(), tree(), LabToken.next());
    }

    private Path release() {
        return on(node()).resolve("releases/1.0.0");
    }

    /** By the look and by the deed, and nothing is changed. */
    private void isRefused(String why) throws IOException {
        Map<String, String> before = everything();
        assertThatThrownBy(() -> deployer().adoption().look(node(), tree()))
                .isInstanceOf(PermanentRefusal.class)
                .hasMessageContaining(why);
        assertThatThrownBy(this::adopt).isInstanceOf(PermanentRefusal.class).hasMessageContaining(why);
        assertThat(everything()).isEqualTo(before);
    }

    private Map<String, String> everything() throws IOException {
        Map<String, String> found = new TreeMap<>();
        try (Stream<Path> files = Files.walk(on(node()))) {
            for (Path file : files.toList()) {
                found.put(
                        file.toString(),
                        Files.isSymbolicLink(file)
                                ? Files.readSymbolicLink(file).toString()
                                : Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) ? Files.readString(file) : "");
            }
        }
        return found;
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
