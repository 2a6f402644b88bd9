package teal.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import teal.deploy.FailingTools.Ended;
import teal.lab.LabToken;
import teal.lab.RealServer;
import teal.release.Node;
import teal.release.TechnicalFailure;
import teal.release.Version;

/**
 * Each command that a script starts on a node fails in turn, with the tools of GNU and of BusyBox: the script never reports
 * more than it did.
 */
@Tag("servers")
class ScriptFaultsTest {

    private static final String GNU = "GNU";
    private static final String BUSYBOX = "BusyBox";
    private static final Node NODE = new Node("blue-1", "10.0.0.11", null, URI.create("http://10.0.0.11:8080"));
    private static final Version NEW = new Version("6.0");
    private static final String TEMPORARY = ".6.0.0123456789abcdef.tmp";
    private static final String REMAINS = ".0.9.aaaaaaaaaaaaaaaa.tmp";

    @TempDir
    Path base;

    private final RemoteCommands commands = new RemoteCommands("shop", LabToken.numbered(8));
    private Path releases;
    private int made;

    private interface Script {
        String on(Path home) throws IOException;
    }

    private interface Check {
        /** Whether the script says that it did its work; fails if it says anything that is not true. */
        boolean saysDone(Ended ended) throws IOException;
    }

    private void eachCommandFails(String system, Script script, Check check) throws IOException {
        Path busybox = RealServer.require(BUSYBOX, "/usr/bin/busybox", "Debian package busybox-static");
        FailingTools tools = new FailingTools(system.equals(BUSYBOX) ? List.of(busybox.toString()) : List.of());
        List<String> calls = List.of();
        for (int fault = 0; fault <= calls.size(); fault++) {
            Path home = aNodeWithFiveVersions();
            Ended ended = tools.run(home, script.on(home), fault);
            calls = fault == 0 ? ended.called() : calls;
            String where = fault == 0 ? "nothing failed" : calls.get(fault - 1) + " failed, call " + fault;
            try {
                boolean done = check.saysDone(ended);
                assertThat(done).isEqualTo(done && ended.exitCode() == 0);
                assertThat(done || fault > 0).isTrue();
            } catch (AssertionError wrong) {
                throw new AssertionError(where + ": " + ended, wrong);
            }
        }
        assertThat(calls).isNotEmpty();
    }

    private Path aNodeWithFiveVersions() throws IOException {
        Path home = Files.createDirectory(base.resolve("run-" + made++));
        releases = Files.createDirectories(home.resolve("shop/releases"));
        for (int i = 1; i <= 5; i++) {
            Path version = Files.createDirectory(releases.resolve(i + ".0"));
            for (String file : List.of("a", "b", ArchiveTree.DIGEST_FILE)) {
                Files.writeString(version.resolve(file), "x");
            }
            Files.setLastModifiedTime(version, FileTime.from(Instant.ofEpochSecond(1_000_000_000L + i)));
        }
        Files.createSymbolicLink(home.resolve("shop/current"), Path.of("releases/5.0"));
        Files.createSymbolicLink(home.resolve("shop/previous"), Path.of("releases/4.0"));
        Files.createDirectories(releases.resolve(REMAINS).resolve("content"));
        return home;
    }

    private String link(String name) throws IOException {
        return Files.readSymbolicLink(releases.resolveSibling(name)).toString();
    }

    /** A version has all of its files, and what is neither gone nor whole is named. */
    private void nothingIsPartlyThere(Ended ended, boolean done) throws IOException {
        try (Stream<Path> all = Files.list(releases)) {
            for (Path one : all.toList()) {
                if (!one.getFileName().toString().startsWith(".")) {
                    assertThat(List.of("a", "b", ArchiveTree.DIGEST_FILE))
                            .as(one.toString())
                            .allMatch(file -> Files.exists(one.resolve(file)));
                } else if (done) {
                    isNamed(ended, one);
                }
            }
        }
    }

    private static void isNamed(Ended ended, Path left) {
        assertThat(new StagingAnswer(ended.output()).left())
                .anyMatch(line -> line.startsWith(left.toAbsolutePath().normalize() + ": "));
    }

    @ParameterizedTest
    @ValueSource(strings = {GNU, BUSYBOX})
    void prepare(String system) throws IOException {
        eachCommandFails(system, home -> commands.prepare(NEW, TEMPORARY, 1, ""), ended -> {
            boolean done = ended.last().equals("ready");
            assertThat(done && !Files.isDirectory(releases.resolve(TEMPORARY))).isFalse();
            if (done && Files.exists(releases.resolve(REMAINS))) {
                isNamed(ended, releases.resolve(REMAINS));
            }
            return done;
        });
    }

    /** Whatever fails, what runs stays, and a version that gives way is never left half there. */
    @ParameterizedTest
    @ValueSource(strings = {GNU, BUSYBOX})
    void prepareWhereAnotherGivesWay(String system) throws IOException {
        eachCommandFails(system, home -> commands.prepare(new Version("3.0"), TEMPORARY, 1, "y"), ended -> {
            boolean done = ended.last().equals("ready");
            nothingIsPartlyThere(ended, false);
            assertThat(done && Files.exists(releases.resolve("3.0"))).isFalse();
            Path away = releases.resolve(".3.0.0123456789abcdef.tmp");
            if (done && Files.exists(away)) {
                isNamed(ended, away);
            }
            return done;
        });
        eachCommandFails(system, home -> commands.prepare(new Version("5.0"), TEMPORARY, 1, "y"), ended -> {
            assertThat(releases.resolve("5.0").resolve("a")).exists();
            return new StagingAnswer(ended.output()).digestThere().isPresent();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {GNU, BUSYBOX})
    void finish(String system) throws IOException {
        Artifacts artifacts = new Artifacts(base.resolve("artifacts"));
        Artifact artifact = new ArtifactStore(base.resolve("store"), artifacts.settings())
                .pin(
                        artifacts.archive("shop.tar.gz", tar -> {
                            Artifacts.file(tar, "a", "x");
                            Artifacts.file(tar, "b", "x");
                        }),
                        null);
        eachCommandFails(
                system,
                home -> {
                    Path upload =
                            Files.createDirectory(releases.resolve(TEMPORARY)).resolve("upload");
                    Files.copy(
                            artifacts.directory().resolve("shop.tar.gz"), upload, StandardCopyOption.REPLACE_EXISTING);
                    Files.delete(releases.resolve(REMAINS).resolve("content"));
                    Files.delete(releases.resolve(REMAINS));
                    return commands.finish(NEW, TEMPORARY, artifact, artifact.sha256(), 1);
                },
                ended -> {
                    boolean done = ended.last().equals("complete");
                    nothingIsPartlyThere(ended, done);
                    assertThat(link("current")).isEqualTo("releases/5.0");
                    assertThat(releases.resolve("5.0")).exists();
                    assertThat(releases.resolve("4.0")).exists();
                    if (done) {
                        assertThat(releases.resolve("6.0").resolve(ArchiveTree.DIGEST_FILE))
                                .hasContent(artifact.sha256());
                    }
                    if (done && Files.exists(releases.resolve("1.0"))) {
                        assertThat(new StagingAnswer(ended.output()).left()).isNotEmpty();
                    }
                    return done;
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {GNU, BUSYBOX})
    void abandon(String system) throws IOException {
        eachCommandFails(system, home -> commands.abandon(REMAINS), ended -> {
            boolean done = ended.exitCode() == 0;
            assertThat(done && Files.exists(releases.resolve(REMAINS))).isFalse();
            return done;
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {GNU, BUSYBOX})
    void switchTo(String system) throws IOException {
        eachCommandFails(system, home -> commands.switchTo(VersionSwitch.to(new Version("3.0"))), ended -> {
            boolean done = ended.output().contains("switched");
            assertThat(link("current")).isIn("releases/5.0", "releases/3.0");
            assertThat(done).isEqualTo(link("current").equals("releases/3.0"));
            assertThat(done && !link("previous").equals("releases/5.0")).isFalse();
            return done;
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {GNU, BUSYBOX})
    void adopt(String system) throws IOException {
        RemoteCommands elsewhere = new RemoteCommands("fresh", LabToken.numbered(8));
        eachCommandFails(
                system,
                home -> {
                    Path old = Files.createDirectories(home.resolve("old/conf"));
                    Files.writeString(old.resolveSibling("a"), "x");
                    Files.writeString(old.resolve("b"), "x");
                    Files.createSymbolicLink(old.resolveSibling("link"), Path.of("a"));
                    Files.createDirectories(
                            home.resolve("fresh/releases").resolve(REMAINS).resolve("content"));
                    AdoptedTree tree = new AdoptedTree(old.getParent().toString(), NEW, Optional.empty());
                    return elsewhere.adopt(old.getParent().toString(), tree, TEMPORARY);
                },
                ended -> {
                    Path fresh = releases.resolveSibling("../fresh").normalize();
                    Path version = fresh.resolve("releases/6.0");
                    boolean done = ended.last().equals("adopted files");
                    if (Files.exists(version)) {
                        assertThat(List.of("a", "conf/b", "link", ".teal-adopted"))
                                .allMatch(file -> Files.exists(version.resolve(file)));
                    }
                    if (Files.isSymbolicLink(fresh.resolve("current"))) {
                        assertThat(fresh.resolve("current")).isDirectoryContaining("glob:**/a");
                    }
                    assertThat(done && !Files.isSymbolicLink(fresh.resolve("current")))
                            .isFalse();
                    return done;
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {GNU, BUSYBOX})
    void inspect(String system) throws IOException {
        eachCommandFails(system, home -> commands.inspect(), this::saysWhatIsThere);
        eachCommandFails(system, home -> commands.overtake(), ended -> {
            boolean done = saysWhatIsThere(ended);
            if (done) {
                assertThat(releases.resolveSibling(".teal-attempt")).hasContent("8");
            }
            return done;
        });
    }

    private boolean saysWhatIsThere(Ended ended) {
        if (ended.exitCode() != 0) {
            return false;
        }
        try {
            NodeState state = FoundState.read(NODE, ended.output());
            assertThat(state.current()).contains(new Version("5.0"));
            assertThat(state.previous()).contains(new Version("4.0"));
            assertThat(state.complete()).extracting(Version::value).containsExactly("1.0", "2.0", "3.0", "4.0", "5.0");
            return true;
        } catch (TechnicalFailure cut) {
            return false;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {GNU, BUSYBOX})
    void run(String system) throws IOException {
        eachCommandFails(system, home -> commands.run(NODE, "", "printf %s \"$TEAL_VERSION\" >ran"), ended -> {
            boolean done = ended.exitCode() == 0;
            Path ran = releases.resolveSibling("ran");
            assertThat(Files.exists(ran, LinkOption.NOFOLLOW_LINKS)).isEqualTo(done);
            if (done) {
                assertThat(ran).hasContent("5.0");
                assertThat(releases.resolveSibling(".teal-attempt")).hasContent("8");
            }
            return done;
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {GNU, BUSYBOX})
    void connections(String system) throws IOException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try (ServerSocket application = new ServerSocket(0, 5, loopback);
                Socket user = new Socket(loopback, application.getLocalPort())) {
            Node node =
                    new Node("blue-1", "127.0.0.1", 22, URI.create("http://127.0.0.1:" + application.getLocalPort()));
            // The shell that runs it is a new one, so the script itself is tested.
            String script = "TEAL_PORT=" + node.httpPort() + "\n" + RemoteCommands.COUNT_CONNECTIONS;
            eachCommandFails(system, home -> script, ended -> {
                boolean done = ended.exitCode() == 0;
                assertThat(done && !ended.output().equals("1\n")).isFalse();
                return done;
            });
            assertThat(user.isConnected()).isTrue();
        }
    }

    /** An attempt that cannot be compared must not act. */
    @ParameterizedTest
    @ValueSource(strings = {"", "x", "1 2", "-5", "99999999999999999999999999", "8\nrm"})
    void whatIsNoNumberOfAnAttemptStopsEachAttempt(String found) throws IOException {
        Path home = aNodeWithFiveVersions();
        Files.writeString(releases.resolveSibling(".teal-attempt"), found);

        Ended ended = new FailingTools(List.of()).run(home, commands.run(NODE, "", "touch ran"), 0);

        assertThat(Map.entry(ended.exitCode(), ended.last())).satisfies(answer -> {
            assertThat(answer.getKey()).isEqualTo(RemoteCommands.REFUSED);
            assertThat(ended.output()).contains(".teal-attempt holds").contains("remove it if no other Teal acts here");
        });
        assertThat(releases.resolveSibling("ran")).doesNotExist();
    }
}
