package teal.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import teal.command.Shell.Running;

/** What needs no server. */
class OfflineCommandsTest {

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"status", "--help", "-V", "relase"})
    void aWordIsACommand(String first) {
        assertThat(TealCommand.isMeantBy(new String[] {first})).isTrue();
    }

    @Test
    void theServersOwnArgumentsStartTheServer() {
        assertThat(TealCommand.isMeantBy(new String[0])).isFalse();
        assertThat(TealCommand.isMeantBy(new String[] {"--server.port=8080", "status"}))
                .isFalse();
    }

    @Test
    void whatInitPrintsIsAnInventoryOnceItsFilesAreThere() throws IOException {
        Path inventory = directory.resolve("application.yaml");
        Files.writeString(inventory, Shell.run("init", "till").printed(), StandardCharsets.UTF_8);
        Running missing = Shell.run("inventory", "validate", inventory.toString());
        assertThat(missing.exitCode()).isEqualTo(ExitCode.REFUSED.number());
        assertThat(missing.complaint()).startsWith("teal: 3 mistakes in ");
        assertThat(missing.printed().lines())
                .hasSize(3)
                .allSatisfy(line -> assertThat(line).contains("no such file").contains("(application.yaml, line"))
                .anySatisfy(line -> assertThat(line).startsWith("teal.applications.till.traffic.tsig.secret"));

        Path there = Files.writeString(directory.resolve("file"), "bm8gc2VjcmV0IGF0IGFsbC4=", StandardCharsets.UTF_8);
        Files.writeString(
                inventory,
                Files.readString(inventory).replaceAll("/etc/teal/[a-z0-9_]+", there.toString()),
                StandardCharsets.UTF_8);
        Running good = Shell.run("inventory", "validate", inventory.toString());
        assertThat(good.printed()).contains("no mistakes; applications: till");
        assertThat(good.exitCode()).isZero();
    }

    @Test
    void aFileThatIsMissingEmptyOrNoYamlIsAMistakeToo() throws IOException {
        assertThat(Shell.run(
                                "inventory",
                                "validate",
                                directory.resolve("none.yaml").toString())
                        .printed())
                .contains("cannot read");
        Path file = Files.writeString(directory.resolve("empty.yaml"), "");
        assertThat(Shell.run("inventory", "validate", file.toString()).printed())
                .contains("found no application");
        Files.writeString(file, "teal: [");
        assertThat(Shell.run("inventory", "validate", file.toString()).printed())
                .contains("is not YAML at line");
    }

    @Test
    void thePageShowsHowTheImageStartsAndPreparesTheCommand() throws IOException {
        String page = Files.readString(Path.of("docs", "use", "command-line.md"));
        assertThat(page).contains(Files.readString(Path.of("docker", "teal", "teal")));
        String image = words(Files.readString(Path.of("docker", "teal", "Dockerfile")));
        assertThat(page.substring(page.indexOf("TEAL_PASSWORD=none"), page.indexOf("|| true")))
                .satisfies(lists -> assertThat(image).contains(words(lists)));
        assertThat(page.substring(page.indexOf("java -Xshare:dump"), page.indexOf("and `/usr/local/bin/teal`")))
                .satisfies(writes -> assertThat(image).contains(words(writes)));
    }

    private static String words(String shell) {
        return shell.replaceAll("[\\s\\\\`]+", " ");
    }

    @Test
    void completionIsAScriptThatBashReads() throws IOException, InterruptedException {
        Path script = directory.resolve("completion");
        Files.writeString(script, Shell.run("completion").printed(), StandardCharsets.UTF_8);
        Process bash = new ProcessBuilder("bash", "-c", "source \"$1\" && complete -p teal", "bash", script.toString())
                .redirectErrorStream(true)
                .start();
        String printed = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(bash.waitFor()).as(printed).isZero();
        assertThat(Files.readString(script)).contains("rollback", "--password-file");
    }

    @Test
    void eachCommandExplainsItself() {
        assertThat(TealCommand.line().getSubcommands()).allSatisfy((name, command) -> {
            assertThat(command.getUsageMessage()).contains("Usage: teal " + name);
            assertThat(command.getCommandSpec().usageMessage().description()).isNotEmpty();
        });
        assertThat(Shell.run("relase").complaint()).contains("release");
        assertThat(Shell.run("release", "shop").exitCode()).isEqualTo(ExitCode.USAGE.number());
    }

    /** However a terminal presents itself. */
    @Test
    void nothingIsPrintedInColours() {
        System.setProperty("picocli.ansi", "true");
        try {
            assertThat(Shell.run("--help").printed()).contains("Usage: teal").doesNotContain("\u001b");
            assertThat(Shell.run("relase").complaint()).contains("release").doesNotContain("\u001b");
        } finally {
            System.clearProperty("picocli.ansi");
        }
    }

    @Test
    void whatTheCommandLineDoesNotSayComesFromTheEnvironmentThenFromTheFile() throws IOException {
        Path config = Files.createDirectories(directory.resolve("teal")).resolve("config");
        Files.writeString(config, "server = https://file.example.test\nuser = rita\n");
        Defaults defaults = new Defaults(
                Map.of("XDG_CONFIG_HOME", directory.toString(), "TEAL_SERVER", "https://environment.example.test"));
        var options = TealCommand.line().getSubcommands().get("releases").getCommandSpec();

        assertThat(defaults.defaultValue(options.findOption("--server"))).isEqualTo("https://environment.example.test");
        assertThat(defaults.defaultValue(options.findOption("--user"))).isEqualTo("rita");
        assertThat(defaults.defaultValue(options.findOption("--most"))).isNull();
    }

    @Test
    void textFromElsewhereCannotMoveTheCursor() {
        assertThat(Printable.line("ok\u001b[2J\r\u202Edone\nnext")).isEqualTo("ok?[2J??done next");
    }
}
