package teal.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import teal.lab.LabToken;
import teal.lab.programs.ExitCode;
import teal.release.Node;
import teal.release.Version;

class RemoteCommandsTest {

    private static final Node NODE = new Node("blue-1", "10.0.0.11", null, URI.create("http://10.0.0.11:8080"));

    @TempDir
    Path home;

    private Process start(String command) throws IOException {
        return new ProcessBuilder("/bin/sh", "-c", command)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .start();
    }

    private String sh(String command) throws IOException {
        Process process = start(command);
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        ExitCode.of(process);
        return output;
    }

    @Test
    void isAScriptWithItsArgumentsInFront() {
        assertThat(new RemoteCommands("/srv/shop").abandon(".1.0.ab.tmp"))
                .startsWith("set -- '/srv/shop' '.1.0.ab.tmp'\nleft() {\n")
                .endsWith("\ncd -- \"$1\" || exit 1\nremove \"releases/$2\"");
    }

    @Test
    void quotesEveryArgument() {
        Artifact artifact = new Artifact("file:/x/a.tar.gz", "a.tar.gz", 1, "00ff");

        assertThat(new RemoteCommands("it's", LabToken.numbered(7))
                        .finish(new Version("1.0"), "t", artifact, "11ee", 3))
                .startsWith("set -- '7' 'it'\\''s' '1.0' 't' '11ee' 'tar' 'a.tar.gz' '00ff' '3'\n");
        assertThat(new RemoteCommands("shop").run(NODE, "", "bin/service restart"))
                .startsWith("set -- 'shop' 'blue-1' '8080' '' 'bin/service restart'\n");
        assertThat(new RemoteCommands("shop", LabToken.numbered(7)).switchTo(VersionSwitch.to(new Version("1.0"))))
                .startsWith("set -- '7' 'shop' '1.0' '' ''\n");
    }

    /** What changes a node begins with the number of its attempt, and what only looks has none. */
    @Test
    void whatChangesANodeIsFencedAndWhatLooksIsNot() {
        RemoteCommands commands = new RemoteCommands("shop", LabToken.numbered(7));
        AdoptedTree tree =
                new AdoptedTree("/opt/shop", new Version("1.0"), Optional.of(new ArtifactFiles("00ff", "11ee")));

        assertThat(List.of(
                        commands.overtake(),
                        commands.adopt("/opt/shop", tree, "t"),
                        commands.change(NODE, "1.0", "restart", true),
                        commands.change(NODE, "1.0", "restart", false)))
                .extracting(RemoteCommandsTest::firstLine)
                .containsExactly(
                        "set -- '7' 'shop'",
                        "set -- '7' 'shop' '/opt/shop' '1.0' 't' 'do' '00ff' '11ee'",
                        "set -- '7' 'shop' 'blue-1' '8080' '1.0' 'restart' 'terminal'",
                        "set -- '7' 'shop' 'blue-1' '8080' '1.0' 'restart'");
        assertThat(List.of(
                        commands.check(),
                        commands.inspect(),
                        commands.looksAdoptable("/opt/shop", tree),
                        commands.process("unit", "shop.service"),
                        RemoteCommands.listens(8080),
                        RemoteCommands.receive(commands.uploadPath("t"))))
                .extracting(RemoteCommandsTest::firstLine)
                .containsExactly(
                        "set -- 'shop'",
                        "set -- 'shop'",
                        "set -- 'shop' '/opt/shop' '1.0' '' 'look' '00ff' '11ee'",
                        "set -- 'shop' 'unit' 'shop.service'",
                        "set -- '8080'",
                        "set -- 'shop/releases/t/upload'");
    }

    private static String firstLine(String command) {
        return command.substring(0, command.indexOf('\n'));
    }

    @Test
    void withoutAnAttemptNothingIsChanged() {
        RemoteCommands reading = new RemoteCommands("shop");

        assertThatThrownBy(reading::overtake)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("needs a fencing token");
        assertThatThrownBy(() -> reading.change(NODE, "1.0", "restart", true))
                .isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "it's",
                "a b",
                "$(touch pwned)",
                "`touch pwned`",
                "; touch pwned",
                "x' ; touch pwned; '",
                "a\ntouch pwned",
                "-rf",
                "*",
                "\\",
                "\"",
                "!!",
                "~root",
                "\u202Egnp",
                "$HOME",
                "&& touch pwned",
                "#"
            })
    void aRealShellTakesEachTextAsOneWord(String hostile) throws IOException {
        assertThat(sh("printf %s " + RemoteCommands.quote(hostile))).isEqualTo(hostile);
        assertThat(sh(new RemoteCommands(hostile, LabToken.next()).prepare(new Version("1.0"), ".1.0.x.tmp", 1, "")))
                .isEqualTo("ready\n");
        assertThat(home.resolve(hostile).resolve("releases/.1.0.x.tmp")).isDirectory();
        try (Stream<Path> files = Files.list(home)) {
            assertThat(files).containsExactly(home.resolve(hostile));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\0b", "\0b"})
    void refusesNul(String text) {
        assertThatThrownBy(() -> RemoteCommands.quote(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void saysWhenTheDiskIsTooFull() throws IOException {
        assertThat(sh(new RemoteCommands("shop", LabToken.next())
                        .prepare(new Version("1.0"), ".1.0.x.tmp", 1L << 50, "")))
                .contains("KiB are free below")
                .contains("make room");
        assertThat(home.resolve("shop/releases")).isEmptyDirectory();
    }

    @Test
    void linksAreSwitchedByTheSystemsOwnToolsWhateverLiesThere() throws IOException {
        Files.createDirectories(home.resolve("shop/releases/1.0"));
        Files.createDirectories(home.resolve("shop/releases/2.0"));
        RemoteCommands commands = new RemoteCommands("shop", LabToken.next());
        Files.createSymbolicLink(home.resolve("shop/.current.teal"), Path.of("left behind"));

        assertThat(sh(commands.switchTo(VersionSwitch.to(new Version("1.0"))))).isEqualTo("switched\n");
        assertThat(sh(commands.switchTo(VersionSwitch.to(new Version("1.0"))))).isEqualTo("unchanged\n");
        assertThat(sh(commands.switchTo(VersionSwitch.to(new Version("2.0"))))).isEqualTo("switched\n");

        assertThat(Files.readSymbolicLink(home.resolve("shop/current"))).hasToString("releases/2.0");
        assertThat(Files.readSymbolicLink(home.resolve("shop/previous"))).hasToString("releases/1.0");
    }

    @Test
    void anEarlierAttemptIsRefusedOnceALaterOneWasHere() throws IOException {
        RemoteCommands earlier = new RemoteCommands("shop", LabToken.numbered(7));
        RemoteCommands later = new RemoteCommands("shop", LabToken.numbered(8));

        assertThat(sh(earlier.run(NODE, "", "echo done"))).isEqualTo("done\n");
        assertThat(sh(later.run(NODE, "", "echo done"))).isEqualTo("done\n");
        assertThat(sh(later.run(NODE, "", "echo done"))).isEqualTo("done\n");
        assertThat(sh(earlier.run(NODE, "", "touch harm"))).isEqualTo("teal: attempt 7 comes after attempt 8\n");
        assertThat(home.resolve("shop/harm")).doesNotExist();
    }

    /** Where the system has flock: Linux has. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void aLaterAttemptWaitsForTheCommandThatStillRunsButNotForWhatItLeftRunning() throws Exception {
        RemoteCommands earlier = new RemoteCommands("shop", LabToken.numbered(7));
        RemoteCommands later = new RemoteCommands("shop", LabToken.numbered(8));
        Path go = home.resolve("go");

        CompletableFuture<String> first = CompletableFuture.supplyAsync(
                () -> quietly(
                        earlier.run(
                                NODE,
                                "",
                                "touch begun; until [ -e ../go ]; do sleep 0.01; done; echo first >> order; sleep 60 >/dev/null 2>&1 & echo $!")));
        await().until(() -> Files.exists(home.resolve("shop/begun")));
        Process second = start(later.run(NODE, "", "echo second >> order"));
        // The first may end only when the second is there and waits: else it would be late by itself
        await().until(() -> waitsForTheLock(second) || !second.isAlive());
        Files.createFile(go);

        assertThat(second.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(home.resolve("shop/order")).hasContent("first\nsecond");
        ProcessHandle.of(Long.parseLong(first.get(30, TimeUnit.SECONDS).strip()))
                .ifPresent(ProcessHandle::destroyForcibly);
    }

    private static boolean waitsForTheLock(Process shell) {
        return shell.descendants()
                .anyMatch(process -> process.info().command().orElse("").endsWith("/flock"));
    }

    /** The directory behind it may be anybody's, and what a link points to may change at any time. */
    @ParameterizedTest
    @ValueSource(strings = {"shop/releases", "shop/releases/1.0"})
    void aVersionBehindALinkIsNeverMadeTheCurrentOne(String link) throws IOException {
        Path elsewhere = Files.createDirectories(home.resolve("elsewhere/1.0"));
        Path there = home.resolve(link);
        Files.createDirectories(there.getParent());
        Files.createSymbolicLink(there, link.endsWith("releases") ? elsewhere.getParent() : elsewhere);

        assertThat(sh(new RemoteCommands("shop", LabToken.next()).switchTo(VersionSwitch.to(new Version("1.0")))))
                .startsWith("version 1.0 is not staged in ");

        assertThat(Files.exists(home.resolve("shop/current"), LinkOption.NOFOLLOW_LINKS))
                .isFalse();
    }

    private String quietly(String command) {
        try {
            return sh(command);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
