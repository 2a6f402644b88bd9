package teal.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import teal.release.Node;
import teal.release.Version;

class RemoteCommandsTest {

    private static final Node NODE = new Node("blue-1", "10.0.0.11", null, URI.create("http://10.0.0.11:8080"));

    @TempDir
    Path home;

    private String sh(String command) throws IOException {
        Process process = new ProcessBuilder("/bin/sh", "-c", command)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.onExit().join();
        return output;
    }

    @Test
    void isOneShellWithItsArgumentsBehind() {
        assertThat(new RemoteCommands("/srv/shop").abandon(".1.0.ab.tmp"))
                .isEqualTo("exec /bin/sh -c 'exec 2>&1\n"
                        + "cd -- \"$1/releases\" || exit 1\n"
                        + "chmod -R u+rwX \"$2\" && rm -rf \"$2\"' teal '/srv/shop' '.1.0.ab.tmp'");
    }

    @Test
    void quotesEveryArgument() {
        Artifact artifact = new Artifact("file:/x/a.tar.gz", "a.tar.gz", 1, "00ff");

        assertThat(new RemoteCommands("it's").finish(new Version("1.0"), "t", artifact, 3))
                .endsWith(" teal 'it'\\''s' '1.0' 't' '00ff' 'tar' 'a.tar.gz' '3'");
        assertThat(new RemoteCommands("shop").run(NODE, "", "bin/service restart"))
                .endsWith(" teal 'shop' 'blue-1' '8080' '' 'bin/service restart'");
        assertThat(new RemoteCommands("shop").switchTo(new Version("1.0"))).endsWith(" teal 'shop' '1.0'");
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
        assertThat(sh(new RemoteCommands(hostile).prepare(new Version("1.0"), ".1.0.x.tmp", 1)))
                .isEqualTo("ready\n");
        assertThat(home.resolve(hostile).resolve("releases/.1.0.x.tmp")).isDirectory();
        try (Stream<Path> files = Files.list(home)) {
            assertThat(files).containsExactly(home.resolve(hostile));
        }
    }

    @Test
    void refusesNul() {
        assertThatThrownBy(() -> RemoteCommands.quote("a\0b")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void saysWhenTheDiskIsTooFull() throws IOException {
        assertThat(sh(new RemoteCommands("shop").prepare(new Version("1.0"), ".1.0.x.tmp", 1L << 50)))
                .contains("KiB are free below")
                .contains("make room");
        assertThat(home.resolve("shop/releases")).isEmptyDirectory();
    }

    @Test
    void linksAreSwitchedByTheSystemsOwnToolsWhateverLiesThere() throws IOException {
        Files.createDirectories(home.resolve("shop/releases/1.0"));
        Files.createDirectories(home.resolve("shop/releases/2.0"));
        RemoteCommands commands = new RemoteCommands("shop");
        Files.createSymbolicLink(home.resolve("shop/.current.teal"), Path.of("left behind"));

        assertThat(sh(commands.switchTo(new Version("1.0")))).isEqualTo("switched\n");
        assertThat(sh(commands.switchTo(new Version("1.0")))).isEqualTo("unchanged\n");
        assertThat(sh(commands.switchTo(new Version("2.0")))).isEqualTo("switched\n");

        assertThat(Files.readSymbolicLink(home.resolve("shop/current"))).hasToString("releases/2.0");
        assertThat(Files.readSymbolicLink(home.resolve("shop/previous"))).hasToString("releases/1.0");
    }
}
