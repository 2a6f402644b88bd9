package teal.lab.nodes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import teal.lab.FreePorts;
import teal.lab.RealServer;
import teal.lab.programs.ExitCode;
import teal.release.Node;

/**
 * A node with Debian's own sshd on a random loopback port. It logs in the user running the test, with that user's home; so
 * the node's own files are in {@link #directory()}, addressed by its absolute path.
 */
public final class OpenSshNode implements AutoCloseable {

    /** Settings of which sshd takes the first, or no second. */
    private static final Set<String> ONE_ONLY = Set.of("SetEnv", "Subsystem");

    private final Instant started = Instant.now();
    private final Node node;
    private final Path directory;
    private final Path hostKey;
    private final List<String> command;
    private final Path log;
    private Process sshd;

    /**
     * @param address a loopback address, such as {@code ::1}
     * @param launcher a program that starts sshd, with its arguments; empty for none
     */
    OpenSshNode(
            String name,
            String address,
            Path directory,
            Path authorizedKeys,
            List<String> moreSettings,
            List<String> launcher)
            throws IOException {
        Path program = RealServer.require("sshd", "/usr/sbin/sshd", "Debian package openssh-server");
        this.directory = Files.createDirectories(directory);
        Path configuration = Files.createDirectories(directory.resolveSibling(name + "-sshd"));
        this.hostKey = generateKey(configuration.resolve("host_key"));
        int port = FreePorts.next();
        this.node = new Node(name, address, port, http(address, FreePorts.next()));
        List<String> settings = new ArrayList<>(List.of(
                "Port " + port,
                "ListenAddress " + address,
                "HostKey " + hostKey,
                "AuthorizedKeysFile " + authorizedKeys,
                "PidFile " + configuration.resolve("sshd.pid"),
                "StrictModes no", // the test's directory may belong to anybody
                "UsePAM no",
                "PermitRootLogin prohibit-password",
                "PasswordAuthentication no",
                "KbdInteractiveAuthentication no",
                "SetEnv SHLVL=2", // otherwise bash would read the .bashrc of the user running the test each time
                "Subsystem sftp internal-sftp"));
        // sshd takes the first value of most settings, and refuses a second SFTP server.
        settings.removeIf(
                given -> moreSettings.stream().anyMatch(own -> keyword(own).equals(keyword(given))));
        moreSettings.forEach(setting -> settings.add(setting.replace("{node}", name)));
        Path file = Files.write(configuration.resolve("sshd_config"), settings);
        if (System.getProperty("user.name").equals("root")) {
            Files.createDirectories(Path.of("/run/sshd")); // where root's sshd separates its privileges
        }
        this.command = new ArrayList<>(launcher);
        command.addAll(List.of(program.toString(), "-D", "-e", "-f", file.toString()));
        this.log = configuration.resolve("log");
        this.sshd = startServer();
    }

    private Process startServer() throws IOException {
        Process server = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        Awaitility.await("sshd, see " + log)
                .atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(20))
                .until(this::greets);
        return server;
    }

    private static URI http(String address, int port) {
        return URI.create("http://" + (address.contains(":") ? "[" + address + "]" : address) + ":" + port);
    }

    private static String keyword(String setting) {
        return setting.split(" ")[0];
    }

    static Path generateKey(Path file) throws IOException {
        run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", file.toString());
        return file;
    }

    static void run(String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes());
        if (ExitCode.of(process) != 0) {
            throw new IOException(String.join(" ", command) + ": " + output);
        }
    }

    private boolean greets() {
        try (Socket socket = new Socket(node.host(), node.sshPort())) {
            return socket.getInputStream().read() == 'S';
        } catch (IOException e) {
            return false;
        }
    }

    /** The node as it would be in the inventory. */
    public Node node() {
        return node;
    }

    /** Every command that has ended, in no particular order; empty if the node keeps no record. */
    List<Ran> commands() {
        return CommandRecord.read(node.name(), directory);
    }

    /** The node's own files. */
    public Path directory() {
        return directory;
    }

    String knownHostsLine() throws IOException {
        return "[" + node.host() + "]:" + node.sshPort() + " "
                + Files.readString(Path.of(hostKey + ".pub")).strip();
    }

    /** Freezes all of the server's processes, like a machine that hangs. */
    public void freeze() {
        freezeConnections();
        signal("-STOP", Stream.of(sshd.toHandle()));
    }

    public void thaw() {
        signal("-CONT", Stream.concat(sshd.descendants(), Stream.of(sshd.toHandle())));
    }

    /** Open connections fall silent, as behind a firewall that has forgotten them; new ones are served. */
    public void freezeConnections() {
        signal("-STOP", sshd.descendants());
    }

    /** Ends all open connections, as an administrator does who closes an account; new ones are served. */
    public void endConnections() {
        signal("-KILL", sshd.descendants());
    }

    /** Whether nobody is connected. */
    public boolean isUnused() {
        return sshd.descendants().findAny().isEmpty();
    }

    /** How often somebody has logged in since the node was made. */
    public long logIns() {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(line -> line.contains("Accepted publickey")).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void signal(String signal, Stream<ProcessHandle> processes) {
        try {
            for (ProcessHandle process : processes.toList()) {
                run("kill", signal, Long.toString(process.pid()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As a machine whose power fails: nothing on it runs any more, and its disk stays as it is. */
    public void losePower() {
        try {
            close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The machine is reached again; its services have yet to be started. */
    public void startAgain() {
        try {
            sshd = startServer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        sshd.descendants().forEach(ProcessHandle::destroyForcibly);
        sshd.destroyForcibly();
        PidFiles.endProcesses(directory, started);
        try {
            sshd.waitFor(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
