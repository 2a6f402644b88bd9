package teal.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import teal.lab.LabToken;
import teal.lab.RealServer;
import teal.lab.nodes.Accounts;
import teal.lab.nodes.OpenSshNodes;
import teal.release.Node;
import teal.release.PermanentRefusal;
import teal.release.Version;

/** Accounts on a real OpenSSH, with every log-in shell that a company may give them. */
@Tag("servers")
class LoginShellsTest {

    private static final Version ONE = new Version("1.0.0");

    /** The files that a shell reads although it has no terminal. */
    private static final Map<String, String> START_UP_FILES = Map.of(
            "bash",
            ".bashrc",
            "zsh",
            ".zshenv",
            "tcsh",
            ".tcshrc",
            "csh",
            ".cshrc",
            "fish",
            ".config/fish/config.fish");

    @TempDir
    Path base;

    private Accounts accounts;
    private OpenSshNodes servers;
    private Artifacts artifacts;
    private ArtifactStore store;

    @BeforeEach
    void prepare() throws IOException {
        accounts = Accounts.in(base.resolve("accounts"));
        artifacts = new Artifacts(base.resolve("artifacts"));
        store = new ArtifactStore(base.resolve("store"), artifacts.settings());
    }

    @AfterEach
    void stop() throws IOException {
        if (servers != null) {
            servers.close();
        }
    }

    private Path account(String shell) {
        Path program = RealServer.require(shell, "/usr/bin/" + shell, "the Debian package of that shell");
        return accounts.add("deploy", program);
    }

    private void startUpFile(Path home, String shell, String... lines) throws IOException {
        Path file = home.resolve(START_UP_FILES.get(shell));
        Files.createDirectories(file.getParent());
        Files.write(file, List.of(lines));
    }

    private Deployer deployer(String restart, String... settings) {
        servers = OpenSshNodes.start(base.resolve("nodes"), accounts, settings(settings), "blue-1");
        SshSettings ssh = servers.ssh();
        return new Deployer(
                new DeploymentSettings(
                        servers.directorySetting("shop"),
                        3,
                        1,
                        null,
                        new NodeCommands(restart, null, null, null),
                        new SshSettings(
                                "deploy",
                                ssh.identity(),
                                null,
                                null,
                                ssh.knownHosts(),
                                null,
                                null,
                                null,
                                ssh.connectTimeout(),
                                ssh.timeout()),
                        artifacts.settings(),
                        Duration.ofSeconds(20),
                        null),
                store);
    }

    /** With the shell as its user has it: by default the lab keeps bash from reading its start-up file. */
    private static List<String> settings(String... more) {
        return Stream.concat(Stream.of("SetEnv TEAL_TEST=1"), Stream.of(more)).toList();
    }

    private Node node() {
        return servers.nodes().get(0);
    }

    private Path shop() {
        return servers.get("blue-1").directory().resolve("shop");
    }

    private void isReleasedWith(Deployer deployer) throws IOException {
        Artifact artifact = store.pin(artifacts.build("1.0.0"), null);

        assertThat(deployer.inspect(node()).complete()).isEmpty();
        deployer.stage(servers.nodes(), ONE, artifact, LabToken.next());
        NodeReport report = deployer.activate(node(), ONE, LabToken.next());

        assertThat(report.passed()).as(report.summary()).isTrue();
        assertThat(report.output()).isEqualTo("restarted 1.0.0");
        assertThat(deployer.inspect(node()).current()).contains(ONE);
        assertThat(deployer.connections(node())).isZero();
        CommandResult failed = deployer.run(node(), "echo to both >&2; exit 7", ONE, LabToken.next());
        assertThat(failed.output()).isEqualTo("to both\n");
        assertThat(failed.exitCode()).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "dash", "zsh", "tcsh", "csh", "fish", "sh"})
    void aReleaseRunsWithEveryShellAndWhateverItPrints(String shell) throws IOException {
        Path home = account(shell);
        if (START_UP_FILES.containsKey(shell)) {
            startUpFile(
                    home,
                    shell,
                    "echo 'current load: 0.07'",
                    "echo 'current releases/9.9.9'",
                    "echo 'complete 9.9.9'",
                    "echo seen",
                    "/bin/sh -c 'echo \"stty: not a terminal\" >&2'",
                    "printf 'teal: attempt 1 comes after attempt 2'");
        }

        isReleasedWith(deployer("printf 'restarted %s' \"$TEAL_VERSION\"; cat"));

        assertThat(Files.readString(shop().resolve(".teal-attempt"))).isNotBlank();
        try (Stream<Path> files = Files.list(home)) {
            assertThat(files)
                    .as("what something made in the home directory")
                    .allMatch(file -> file.getFileName().toString().startsWith("."));
        }
    }

    @Test
    void aShellMayPrintAlmostWithoutEnd() throws IOException {
        startUpFile(account("bash"), "bash", "head -c 5000000 /dev/zero | tr '\\0' x", "head -c 5000000 /dev/zero >&2");

        isReleasedWith(deployer("printf 'restarted %s' \"$TEAL_VERSION\""));
    }

    @Test
    void aLongCommandIsRunWhole() throws IOException {
        account("tcsh");
        Deployer deployer = deployer("true");
        Files.createDirectories(shop());
        String text = "it's 100 % \\n \"$HOME\" `x` !! \n".repeat(3_000);

        CommandResult printed = deployer.run(node(), "cat <<'END' | wc -c\n" + text + "END", ONE, LabToken.next());

        assertThat(printed.output().strip()).isEqualTo(Integer.toString(text.length()));
    }

    @ParameterizedTest
    @CsvSource({"tcsh", "fish", "zsh", "bash"})
    void anotherShellThatReadsTheScriptRunsNoneOfIt(String shell) throws IOException {
        account("bash");
        Path program = RealServer.require(shell, "/usr/bin/" + shell, "the Debian package of that shell");
        Deployer deployer = deployer("true", "ForceCommand " + program);

        assertThatThrownBy(() -> deployer.overtake(servers.nodes(), LabToken.next()))
                .isInstanceOf(PermanentRefusal.class)
                .hasMessageContaining("blue-1: the account deploy cannot run Teal's commands");
        assertThat(shop()).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({
        "rbash, , restricted",
        "nologin, , This account is currently not available.",
        "false, , exit code 1",
        "bash, ForceCommand internal-sftp, This service allows sftp connections only.",
        "bash, ForceCommand echo see the wiki, see the wiki",
        "bash, ForceCommand /none, No such file or directory",
        "bash, ForceCommand cat, exit code 0",
    })
    void anAccountThatCannotRunCommandsIsNamedInItsShellsOwnWords(String shell, String setting, String words)
            throws IOException {
        if (shell.equals("nologin")) {
            accounts.add("deploy", Path.of("/usr/sbin/nologin"));
        } else {
            account(shell);
        }
        Deployer deployer = setting == null ? deployer("true") : deployer("true", setting);

        assertThatThrownBy(() -> deployer.inspect(node()))
                .isInstanceOf(PermanentRefusal.class)
                .hasMessageContaining("node blue-1: the account deploy cannot run Teal's commands")
                .hasMessageContaining(words)
                .hasMessageContaining("exec /bin/sh");
    }

    @Test
    void textWhereSftpsFirstPacketBelongsIsNamed() throws IOException {
        startUpFile(
                account("bash"),
                "bash",
                "case $BASH_EXECUTION_STRING in *sftp-server*) echo 'Welcome, authorised users only';; esac");
        Deployer deployer = deployer("true", "Subsystem sftp /usr/lib/openssh/sftp-server");
        Artifact artifact = store.pin(artifacts.build("1.0.0"), null);

        assertThatThrownBy(() -> deployer.stage(servers.nodes(), ONE, artifact, LabToken.next()))
                .isInstanceOf(PermanentRefusal.class)
                .hasMessageContaining("blue-1: the log-in shell of the account deploy prints"
                        + " 'Welcome, authorised users only' where SFTP's first packet belongs");
        assertThat(shop().resolve("releases")).isEmptyDirectory();
    }
}
