package teal.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import teal.release.InvalidSetting;
import teal.release.Node;
import teal.release.Version;

/** What people read of a command of the inventory's, and of what a node has. */
class CommandReportTest {

    private static final Node NODE = new Node("blue-1", null, null, URI.create("http://blue-1:8080"));
    private static final Version VERSION = new Version("2.0.0");

    @Test
    void whatWasDoneIsSaid() {
        NodeReport report = CommandReport.of(NODE, "restart", "was restarted", result(0, "ok"));

        assertThat(report.passed()).isTrue();
        assertThat(report.summary()).isEqualTo("blue-1 was restarted");
        assertThat(report.output()).isEqualTo("ok");
        assertThat(report.unneeded()).isFalse();
    }

    @Test
    void aFailureHasItsExitCodeAndItsLastLines() {
        NodeReport report = CommandReport.of(NODE, "restart", "was restarted", result(7, "one\ntwo\nthree\nfour\n"));

        assertThat(report.passed()).isFalse();
        assertThat(report.summary())
                .isEqualTo(
                        "blue-1: the restart command ended with exit code 7: two / three / four; look at the node, then"
                                + " retry");
    }

    @ParameterizedTest
    @CsvSource({
        "1, sudo: a terminal is required to read the password, set deployment.ssh.terminal",
        "1, 'sudo: sorry, you must have a tty to run sudo', set deployment.ssh.terminal",
        "1, 'sudo: no tty present and no askpass program specified', set deployment.ssh.terminal",
        "1, sudo: a password is required, which nobody is there to type",
        "126, sh: bin/restart: Permission denied, a file may not be executed",
    })
    void theUsualReasonsAreExplained(int exitCode, String output, String advice) {
        assertThat(CommandReport.of(NODE, "restart", "", result(exitCode, output))
                        .summary())
                .contains(output)
                .contains(advice);
    }

    @Test
    void whatHasNoUsualReasonGetsNone() {
        assertThat(CommandReport.of(NODE, "restart", "", result(127, "sh: bin/restart: not found"))
                        .summary())
                .doesNotContain("sudo")
                .doesNotContain("a file may not be executed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "a\0b", "\0a"})
    void aCommandIsSomethingThatAShellCanRun(String command) {
        assertThatThrownBy(() -> new NodeCommands(command, null, null, null))
                .isInstanceOfSatisfying(
                        InvalidSetting.class, e -> assertThat(e.field()).isEqualTo("restart"));
        assertThatThrownBy(() -> new NodeCommands("true", command, null, null))
                .isInstanceOfSatisfying(
                        InvalidSetting.class, e -> assertThat(e.field()).isEqualTo("out-of-service"));
        assertThatThrownBy(() -> new NodeCommands("true", null, command, null))
                .isInstanceOfSatisfying(
                        InvalidSetting.class, e -> assertThat(e.field()).isEqualTo("in-service"));
        assertThatThrownBy(() -> new NodeCommands("true", null, null, command))
                .isInstanceOfSatisfying(
                        InvalidSetting.class, e -> assertThat(e.field()).isEqualTo("connections"));
    }

    @Test
    void aNodeMayHaveNoCommandsForItsLoadBalancer() {
        assertThat(new NodeCommands("true", null, null, null).takingOutOfService())
                .isEmpty();
        assertThat(new NodeCommands("true", null, null, null).puttingBackInService())
                .isEmpty();
        assertThat(new NodeCommands("true", "out", "in", null).takingOutOfService())
                .hasValue("out");
        assertThat(new NodeCommands("true", "out", "in", null).puttingBackInService())
                .hasValue("in");
    }

    @Test
    void aNodeNeedsItsToolsForArchivesOnly() {
        NodeState state = new NodeState(
                NODE, Optional.empty(), Optional.empty(), List.of(), Map.of(VERSION, "aa"), Set.of(), List.of("gzip"));

        assertThat(state.missingToolsFor(new Artifact("https://x/shop.tar.gz", "shop.tar.gz", 1, "aa")))
                .containsExactly("gzip");
        assertThat(state.missingToolsFor(new Artifact("https://x/shop.jar", "shop.jar", 1, "aa")))
                .isEmpty();
        assertThat(state.otherDigest(VERSION, "aa")).isEmpty();
        assertThat(state.otherDigest(VERSION, "bb")).hasValue("aa");
        assertThat(state.otherDigest(new Version("3.0.0"), "bb")).isEmpty();
    }

    @Test
    void stagingWasNotNeededWhereEachNodeHadTheVersion() {
        NodeStage there = new NodeStage("blue-1", true, 0, Duration.ZERO, List.of());
        NodeStage sent = new NodeStage("blue-2", false, 10, Duration.ZERO, List.of());

        assertThat(new StageReport(true, "", List.of(there, there)).unneeded()).isTrue();
        assertThat(new StageReport(true, "", List.of(there, sent)).unneeded()).isFalse();
    }

    private static CommandResult result(int exitCode, String output) {
        return new CommandResult(exitCode, output, false, Duration.ZERO);
    }
}
