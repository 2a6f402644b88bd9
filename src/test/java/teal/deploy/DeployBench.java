package teal.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import teal.lab.LabToken;
import teal.lab.nodes.OpenSshNodes;
import teal.lab.programs.ExitCode;
import teal.release.Node;
import teal.release.Transcript;
import teal.release.Version;

/**
 * How long steps take on a real OpenSSH over loopback, side by side with OpenSSH's own client. Not part of the build:
 * {@code mvn test -Dtest=DeployBench}.
 */
@Tag("bench")
class DeployBench {

    private static final int ROUNDS = 10;
    private static final int MEGABYTES = 20;

    @TempDir
    Path base;

    @Test
    void comparesWithOpenSshsOwnClient() throws IOException {
        Artifacts artifacts = new Artifacts(base.resolve("artifacts"));
        ArtifactStore store = new ArtifactStore(base.resolve("store"), artifacts.settings());
        byte[] noise = new byte[MEGABYTES * 1024 * 1024];
        new Random(1).nextBytes(noise);
        Path file = Files.write(artifacts.directory().resolve("shop.bin"), noise);
        Artifact artifact = store.pin(artifacts.place() + "shop.bin", null);
        try (OpenSshNodes nodes = OpenSshNodes.start(base.resolve("nodes"), "blue-1")) {
            Node node = nodes.nodes().get(0);
            NodeCommands commands = new NodeCommands("true", "true", "true", null);
            Deployer deployer = new Deployer(
                    new DeploymentSettings(
                            nodes.directorySetting("shop"),
                            3,
                            1,
                            null,
                            commands,
                            nodes.ssh(),
                            artifacts.settings(),
                            Duration.ofMinutes(1),
                            null),
                    store);
            Path batch = Files.writeString(base.resolve("batch"), "put " + file + " " + base.resolve("copy") + "\n");
            String[] options = {
                "-q",
                "-o",
                "UserKnownHostsFile=" + nodes.ssh().knownHosts(),
                "-o",
                "IdentitiesOnly=yes",
                "-o",
                "BatchMode=yes",
                "-i",
                nodes.ssh().identity().toString(),
                "-c",
                "aes128-gcm@openssh.com"
            };
            String login = nodes.ssh().user() + "@127.0.0.1";
            String port = Integer.toString(node.sshPort());
            int[] number = {0};
            for (int pass = 0; pass < 2; pass++) {
                String name = pass == 0 ? "cold: " : "warm: ";
                report(name + "ssh true", () -> client("ssh", options, "-p", port, login, "true"));
                report(name + "Teal connects and runs true", () -> deployer.run(node, "true", null, LabToken.next()));
                report(name + "sftp put", () -> client("sftp", options, "-P", port, "-b", batch.toString(), login));
                report(name + "Teal uploads", () -> {
                    try (NodeSession session = NodeSession.open(node, nodes.ssh())) {
                        session.upload(file, base.resolve("copy").toString(), Transcript.NONE);
                    }
                });
                report(
                        name + "Teal stages",
                        () -> deployer.stage(
                                List.of(node), new Version("1." + number[0]++), artifact, LabToken.next()));
                report(name + "Teal: out of service, activate, in service", () -> {
                    deployer.takeOutOfService(node, LabToken.next());
                    deployer.activate(node, new Version("1." + (number[0] - 1)), LabToken.next());
                    deployer.putBackInService(node, LabToken.next());
                });
            }
        }
    }

    private static void client(String program, String[] options, String... more) throws IOException {
        String[] command = new String[1 + options.length + more.length];
        command[0] = program;
        System.arraycopy(options, 0, command, 1, options.length);
        System.arraycopy(more, 0, command, 1 + options.length, more.length);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes());
        if (ExitCode.of(process) != 0) {
            throw new IOException(Arrays.toString(command) + output);
        }
    }

    private static void report(String what, Work work) throws IOException {
        long[] took = new long[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            long begin = System.nanoTime();
            work.run();
            took[i] = (System.nanoTime() - begin) / 1_000_000;
        }
        long first = took[0];
        Arrays.sort(took);
        System.out.printf(
                "%-50s median %4d ms, first %4d, best %4d, worst %4d%n",
                what, took[ROUNDS / 2], first, took[0], took[ROUNDS - 1]);
    }

    private interface Work {
        void run() throws IOException;
    }
}
