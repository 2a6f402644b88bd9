package teal.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import teal.lab.LabToken;
import teal.release.TechnicalFailure;

/** What every kind of SSH server must see of commands on a node. */
abstract class NodeCommandRules extends DeployerScene {

    @Test
    void aFailingRestartIsANoWithItsOutput() throws IOException {
        Deployer deployer = deployer("echo no licence >&2; exit 7", null, null, null);
        stage(deployer, ONE);

        NodeReport report = deployer.activate(node(), ONE, LabToken.next());

        assertThat(report.passed()).isFalse();
        assertThat(report.summary()).contains("restart command ended with exit code 7: no licence");
        assertThat(report.output()).isEqualTo("no licence\n");
    }

    @Test
    void tellsCommandsWhereTheyRun() throws IOException {
        Deployer deployer =
                deployer("true", "echo $TEAL_NODE $TEAL_VERSION $TEAL_PORT; pwd; echo \"$TEAL_DIRECTORY\"", null, null);
        stage(deployer, ONE);
        deployer.activate(node(), ONE, LabToken.next());

        NodeReport report = deployer.takeOutOfService(node(), LabToken.next());

        String directory = on(node()).toRealPath().toString();
        assertThat(report.output().lines()).containsExactly("blue-1 1.0.0 " + node().httpPort(), directory, directory);
        assertThat(deployer.run(node(), "printf %s \"$TEAL_VERSION\"", TWO, LabToken.next())
                        .output())
                .isEqualTo("2.0.0");
        // As a version command does
        assertThat(deployer.ask(node(), "cat current/VERSION").output().strip()).isEqualTo("1.0.0");
    }

    @Test
    void aCommandThatWantsATerminalGetsOne() throws IOException {
        String command = "test -t 0 && test -t 1 && echo on a terminal; exit 5";
        Deployer without = deployer(command, null, null, null);
        stage(without, ONE);
        SshSettings ssh = ssh();
        SshSettings withTerminal = new SshSettings(
                ssh.user(),
                ssh.identity(),
                null,
                null,
                ssh.knownHosts(),
                null,
                null,
                true,
                ssh.connectTimeout(),
                ssh.timeout());
        DeploymentSettings usual = settings(new NodeCommands(command, null, null, null), 3);
        Deployer with = new Deployer(
                new DeploymentSettings(
                        usual.directory(),
                        null,
                        null,
                        null,
                        usual.commands(),
                        withTerminal,
                        usual.artifacts(),
                        usual.commandTimeout(),
                        null),
                store);

        assertThat(without.activate(node(), ONE, LabToken.next()).summary()).contains("exit code 5: no output");
        assertThat(with.activate(node(), ONE, LabToken.next()).summary()).contains("exit code 5: on a terminal");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            current/VERSION | Permission denied; a file may not be executed: check its permissions, and whether
            echo 'sudo: a terminal is required to read the password' >&2; exit 1 | NOPASSWD, and where 'requiretty'
            echo 'sudo: sorry, you must have a tty to run sudo' >&2; exit 1 | set deployment.ssh.terminal
            echo 'sudo: a password is required' >&2; exit 1 | allow the account this command with NOPASSWD
            """)
    void aFailureWithAUsualReasonSaysWhatToDo(String command, String hint) throws IOException {
        Deployer deployer = deployer(command, null, null, null);
        stage(deployer, ONE);

        assertThat(deployer.activate(node(), ONE, LabToken.next()).summary()).contains(hint);
    }

    @Test
    void hasNothingToDoWhereTheInventoryNamesNoCommand() {
        assertThat(deployer().takeOutOfService(node(), LabToken.next()).summary())
                .contains("nothing to do");
        assertThat(deployer().putBackInService(node(), LabToken.next()).passed())
                .isTrue();
    }

    @Test
    void endlessOutputIsCutInTheMiddle() throws IOException {
        Files.createDirectories(on(node()));

        CommandResult result = deployer()
                .run(
                        node(),
                        "echo begin; head -c 50000000 /dev/zero | tr '\\0' x; echo; echo end",
                        ONE,
                        LabToken.next());

        assertThat(result.truncated()).isTrue();
        assertThat(result.output())
                .startsWith("begin\nxxx")
                .endsWith("xxx\nend\n")
                .hasSizeLessThan(70_000);
        assertThat(result.exitCode()).isZero();
    }

    @Test
    void doesNotWaitForWhatACommandLeavesInTheBackground() throws IOException {
        Files.createDirectories(on(node()));

        CommandResult result =
                deployer().run(node(), "sleep 60 & echo $! > sleep.pid; echo started; exit 4", ONE, LabToken.next());

        assertThat(result.exitCode()).isEqualTo(4);
        assertThat(result.output()).isEqualTo("started\n");
        String left = Files.readString(on(node()).resolve("sleep.pid")).strip();
        assertThat(ProcessHandle.of(Long.parseLong(left))).isPresent();
    }

    @Test
    void givesUpOnACommandThatDoesNotEnd() throws IOException {
        Files.createDirectories(on(node()));
        Deployer impatient = new Deployer(
                new DeploymentSettings(
                        directorySetting(),
                        3,
                        1,
                        null,
                        new NodeCommands("true", null, null, null),
                        ssh(),
                        artifacts.settings(),
                        Duration.ofSeconds(2),
                        null),
                store);

        assertThatThrownBy(() -> impatient.run(node(), "echo $$ > sleep.pid; exec sleep 60", ONE, LabToken.next()))
                .isInstanceOf(TechnicalFailure.class)
                .hasMessageContaining("did not end within");
    }

    @Test
    void countsTheConnectionsThatUsersHaveOpen() throws IOException {
        Files.createDirectories(on(node()));
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try (ServerSocket application = new ServerSocket(node().httpPort(), 5, loopback);
                Socket first = new Socket(loopback, application.getLocalPort());
                Socket second = new Socket(loopback, application.getLocalPort())) {
            assertThat(first.isConnected() && second.isConnected()).isTrue();
            assertThat(deployer().connections(node())).isEqualTo(2);
        }
        assertThat(deployer("true", null, null, "echo 7").connections(node())).isEqualTo(7);
        assertThatThrownBy(() -> deployer("true", null, null, "echo many").connections(node()))
                .isInstanceOf(TechnicalFailure.class)
                .hasMessageContaining("has to print a number");
    }
}
