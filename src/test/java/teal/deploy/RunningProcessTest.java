package teal.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import teal.lab.LabToken;

/** What a node can say of a process: real ones, on the lab's nodes. */
@Tag("servers")
class RunningProcessTest extends DeployerScene {

    /** Each starts a program in the background that uses the version in its own way, and lasts longer than the test. */
    private static final String BY_ARGUMENT = "sh -c 'while sleep 60; do :; done' \"$PWD/current/VERSION\"";

    @Override
    ShopNodes startNodes(Path directory, String... names) {
        return ShopNodes.lab(directory, names);
    }

    @AfterEach
    void endProcesses() throws IOException {
        Path pid = on(node()).resolve("pid");
        if (Files.exists(pid)) {
            ProcessHandle.of(Long.parseLong(Files.readString(pid).strip())).ifPresent(process -> {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            });
        }
    }

    private static String inBackground(String program) {
        return "if [ -e pid ]; then kill $(cat pid); fi; (" + program + ") >/dev/null 2>&1 & echo $! >pid";
    }

    private Deployer released(String program) throws IOException {
        Deployer deployer = deployer(inBackground("exec " + program), null, null, null);
        stage(deployer, ONE);
        assertThat(deployer.activate(node(), ONE, LabToken.next()).passed()).isTrue();
        return deployer;
    }

    private RunningProcess process(Deployer deployer) {
        return deployer.process(node(), "pid-file", "pid");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                BY_ARGUMENT,
                "sh -c 'while sleep 60; do :; done' -Dhome=\"$PWD/current/\"",
                "sh -c 'while sleep 60; do :; done' current/VERSION",
                "sh -c 'cd current && exec sleep 60'",
                "sleep 60 <current/VERSION",
            })
    void sayWhichVersionItUses(String program) throws IOException {
        assertThat(process(released(program)).version()).contains("1.0.0");
    }

    @Test
    void aProcessThatUsesNothingOfTheVersionIsNotIts() throws IOException {
        RunningProcess found = process(released("sleep 60"));

        assertThat(found.version()).isEmpty();
        assertThat(found.why()).contains("nothing that the process ", " uses is in ", "/current");
    }

    @Test
    void aProcessThatWasNotRestartedRunsTheOldVersion() throws IOException {
        Deployer deployer = released(BY_ARGUMENT);
        // As if it had begun well before the switch
        switchedAt(Instant.now().plusSeconds(60));

        assertThat(process(deployer).why())
                .matches(
                        "the process \\d+ began \\d+ s before current was switched to 1\\.0\\.0: it was not restarted");
    }

    /** It is not restarted, so it uses nothing of the copy. */
    @Test
    void aProcessThatWasAdoptedRunsTheAdoptedVersionFromWhereItWasFound() throws IOException {
        Path old = Files.createDirectories(base.resolve("opt/shop"));
        Files.writeString(old.resolve("VERSION"), "1.0.0\n");
        Process running = new ProcessBuilder("sleep", "60")
                .redirectInput(old.resolve("VERSION").toFile())
                .start();
        try {
            Deployer deployer = deployer("true", null, null, null);
            deployer.adoption().adopt(node(), new AdoptedTree(old.toString(), ONE, Optional.empty()), LabToken.next());
            Files.writeString(on(node()).resolve("pid"), running.pid() + "\n");
            switchedAt(Instant.now().plusSeconds(60));

            assertThat(process(deployer).version()).contains("1.0.0");

            Path elsewhere = Files.createDirectories(base.resolve("opt/other"));
            Files.writeString(on(node()).resolve("releases/1.0.0/.teal-from"), elsewhere + "\n");
            assertThat(process(deployer).why()).contains("it was not restarted");
        } finally {
            running.destroyForcibly();
        }
    }

    @Test
    void aProcessThatStillUsesTheOldVersionDoesNotRunTheNewOne() throws IOException {
        Deployer deployer = released("sleep 60 <current/VERSION");
        Deployer idle = deployer("true", null, null, null);
        stage(idle, TWO);
        idle.activate(node(), TWO, LabToken.next());
        // As if somebody had started the old version again after the switch
        switchedAt(Instant.now().minusSeconds(60));

        assertThat(process(deployer).why()).contains("has files of releases/1.0.0 in use, and current is 2.0.0");
    }

    @Test
    void saysWhyThereIsNothingToLookAt() throws IOException {
        Deployer deployer = released(BY_ARGUMENT);
        Path pid = on(node()).resolve("pid");
        String running = Files.readString(pid);

        assertThat(deployer.process(node(), "pid-file", "run/none").why())
                .startsWith("there is no pid file run/none (from ");
        Files.writeString(pid, "not a number\n");
        assertThat(process(deployer).why()).isEqualTo("pid gives 'not a number' where the id of a process is expected");
        Files.writeString(pid, "999999999\n");
        assertThat(process(deployer).why()).startsWith("the process 999999999 of pid has ended");
        Files.writeString(pid, running);
    }

    /** The lab has no systemd: a program of that name answers as systemctl does (systemctl(1), "show"). */
    @Test
    void asksSystemdForTheMainProcessOfAUnit() throws IOException {
        Deployer deployer = released(BY_ARGUMENT);
        Path programs = Files.createDirectories(on(node()).resolve("bin"));
        Path systemctl = programs.resolve("systemctl");
        Files.write(
                systemctl,
                List.of(
                        "#!/bin/sh",
                        "[ \"$*\" = 'show --property=MainPID -- shop.service' ] || { echo MainPID=0; exit 0; }",
                        "echo MainPID=$(cat "
                                + RemoteCommands.quote(on(node()).resolve("pid").toString()) + ")"));
        assertThat(systemctl.toFile().setExecutable(true)).isTrue();
        String script = "PATH=" + RemoteCommands.quote(programs.toString()) + ":$PATH\n"
                + new RemoteCommands(on(node()).toString()).process("unit", "shop.service");
        String other = "PATH=" + RemoteCommands.quote(programs.toString()) + ":$PATH\n"
                + new RemoteCommands(on(node()).toString()).process("unit", "other.service");

        assertThat(RunningProcess.read(run(script)).orElseThrow().version()).contains("1.0.0");
        assertThat(RunningProcess.read(run(other)).orElseThrow().why())
                .isEqualTo("the unit other.service has no running main process; look at systemctl status"
                        + " other.service");
        assertThat(deployer.process(node(), "unit", "no-such-unit-here.service").version())
                .isEmpty();
    }

    private void switchedAt(Instant time) throws IOException {
        Files.getFileAttributeView(
                        on(node()).resolve("current"), BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                .setTimes(FileTime.from(time), null, null);
    }

    private String run(String script) {
        try (NodeSession session = NodeSession.open(node(), ssh())) {
            return session.run(script, Duration.ofSeconds(20)).output();
        }
    }
}
