package teal.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import teal.lab.LabToken;
import teal.lab.RealServer;
import teal.lab.nodes.Accounts;
import teal.lab.nodes.OpenSshNodes;
import teal.release.Node;
import teal.release.Version;

/** An ordinary account on a real OpenSSH, whose restart needs root and goes through the real sudo. */
@Tag("servers")
class SudoTest {

    private static final Version ONE = new Version("1.0.0");

    @TempDir
    Path base;

    private Accounts accounts;
    private OpenSshNodes servers;
    private Artifacts artifacts;
    private ArtifactStore store;
    private Path restart;

    @BeforeEach
    void prepare() throws IOException {
        RealServer.require("sudo", "/usr/bin/sudo", "Debian package sudo");
        accounts = Accounts.in(base.resolve("accounts"));
        artifacts = new Artifacts(base.resolve("artifacts"));
        store = new ArtifactStore(base.resolve("store"), artifacts.settings());
        restart = Files.writeString(base.resolve("restart-shop"), "#!/bin/sh\nid -u > ran-as\n");
        Files.setPosixFilePermissions(restart, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @AfterEach
    void stop() throws IOException {
        if (servers != null) {
            servers.close();
        }
    }

    private String allowed() {
        return "deploy ALL=(root) NOPASSWD: " + restart;
    }

    /** Brings a version to a node with this sudoers file. */
    private NodeReport activate(boolean terminal, String... sudoers) throws IOException {
        accounts.addWithSudo("deploy", sudoers);
        servers = OpenSshNodes.start(base.resolve("nodes"), accounts, List.of(), "blue-1");
        Accounts.own(Files.createDirectories(shop()));
        SshSettings ssh = servers.ssh();
        Deployer deployer = new Deployer(
                new DeploymentSettings(
                        servers.directorySetting("shop"),
                        3,
                        1,
                        null,
                        new NodeCommands("sudo " + restart, null, null, null),
                        new SshSettings(
                                "deploy",
                                ssh.identity(),
                                null,
                                null,
                                ssh.knownHosts(),
                                null,
                                null,
                                terminal,
                                ssh.connectTimeout(),
                                ssh.timeout()),
                        artifacts.settings(),
                        Duration.ofSeconds(20),
                        null),
                store);
        deployer.stage(List.of(node()), ONE, store.pin(artifacts.build(ONE.value()), null), LabToken.next());
        return deployer.activate(node(), ONE, LabToken.next());
    }

    private Node node() {
        return servers.nodes().get(0);
    }

    private Path shop() {
        return servers.get("blue-1").directory().resolve("shop");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theOneCommandThatNeedsRootRunsAsRootAndTheRestAsTheAccount(boolean terminal) throws IOException {
        NodeReport report = activate(terminal, allowed());

        assertThat(report.passed()).as(report.summary()).isTrue();
        assertThat(shop().resolve("ran-as")).hasContent("0");
        assertThat(Files.getAttribute(shop().resolve("releases/1.0.0"), "unix:uid"))
                .isEqualTo(Files.getAttribute(shop(), "unix:uid"))
                .isNotEqualTo(0);
    }

    @Test
    void requirettyIsServedWithATerminal() throws IOException {
        NodeReport report = activate(true, "Defaults requiretty", allowed());

        assertThat(report.passed()).as(report.summary()).isTrue();
        assertThat(shop().resolve("ran-as")).hasContent("0");
    }

    @Test
    void requirettyWithoutATerminalSaysWhichSettingIsMissing() throws IOException {
        assertThat(activate(false, "Defaults requiretty", allowed()).summary())
                .contains("you must have a tty to run sudo")
                .contains("set deployment.ssh.terminal");
        assertThat(shop().resolve("ran-as")).doesNotExist();
    }

    /** With a terminal, sudo would ask there; nobody is there to answer, and nothing waits for somebody. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aCommandThatIsNotAllowedWithoutAPasswordFailsAtOnce(boolean terminal) throws IOException {
        assertThat(activate(terminal, "deploy ALL=(root) NOPASSWD: /usr/bin/systemctl")
                        .summary())
                .contains("exit code 1")
                .contains("allow the account this command with NOPASSWD");
        assertThat(shop().resolve("ran-as")).doesNotExist();
    }
}
