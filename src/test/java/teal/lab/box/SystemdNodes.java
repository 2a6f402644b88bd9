package teal.lab.box;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import teal.deploy.SshSettings;
import teal.lab.nodes.PreparedNodes;
import teal.release.Node;

/**
 * Nodes whose applications systemd starts, with Debian's own sshd and its settings, PAM and sudo. Only what the documentation
 * tells administrators is done to them.
 */
public final class SystemdNodes implements PreparedNodes {

    private static final String ACCOUNT = "deploy";

    private final Map<String, SystemdMachine> machines = new LinkedHashMap<>();
    private final List<Node> nodes = new ArrayList<>();
    private final SshSettings ssh;

    private SystemdNodes(Path base, int port, String... names) throws IOException {
        Path identity = Files.createDirectories(base).resolve("id_ed25519");
        new CommandLine(Map.of()).run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", identity.toString());
        Path sshd = Files.writeString(base.resolve("teal.conf"), documentedSshd());
        List<String> known = new ArrayList<>();
        for (String name : names) {
            SystemdMachine machine = SystemdMachine.start(name, 11 + machines.size());
            machines.put(name, machine);
            machine.put(Path.of(identity + ".pub"), "/home/" + ACCOUNT + "/.ssh/authorized_keys", ACCOUNT, "600");
            machine.put(sshd, "/etc/ssh/sshd_config.d/teal.conf", "root", "644");
            machine.run("systemctl restart ssh");
            known.add(machine.address() + " " + machine.run("cat /etc/ssh/ssh_host_ed25519_key.pub"));
            nodes.add(new Node(name, machine.address(), 22, URI.create("https://" + machine.address() + ":" + port)));
        }
        this.ssh = new SshSettings(
                ACCOUNT,
                identity,
                null,
                null,
                Files.writeString(base.resolve("known_hosts"), String.join("", known)),
                null,
                null,
                null,
                Duration.ofSeconds(5),
                Duration.ofSeconds(30));
    }

    /** Skips the test if there is no container engine. */
    public static SystemdNodes start(Path base, int port, String... names) throws IOException {
        SystemdMachine.prepare();
        try {
            return new SystemdNodes(base, port, names);
        } catch (IOException | RuntimeException e) {
            SystemdMachine.removeAll();
            throw e;
        }
    }

    private static String documentedSshd() throws IOException {
        return Files.readString(Path.of("docs/operate/install.md"))
                .replaceFirst("(?s).*\n(# /etc/ssh/sshd_config\\.d/teal\\.conf\n.*?)```.*", "$1");
    }

    /** Installs an example's unit on all nodes, as its documentation says, and what sudo allows the account. */
    public void install(String application, Path example) {
        for (SystemdMachine machine : machines.values()) {
            String unit = application + ".service";
            machine.put(example.resolve(unit), "/etc/systemd/system/" + unit, "root", "644");
            machine.put(example.resolve("sudoers"), "/etc/sudoers.d/" + application, "root", "440");
            machine.run("systemd-analyze verify " + unit
                    + " && visudo -c -q && systemctl daemon-reload && systemctl enable " + unit);
        }
    }

    public SystemdMachine get(String name) {
        return Objects.requireNonNull(machines.get(name), name);
    }

    @Override
    public List<Node> nodes() {
        return List.copyOf(nodes);
    }

    @Override
    public SshSettings ssh() {
        return ssh;
    }

    @Override
    public String directorySetting(String application) {
        return "/srv/" + application;
    }

    @Override
    public void put(Node node, String application, String path, Path file) {
        SystemdMachine machine = get(node.name());
        machine.run("install -d -o " + ACCOUNT + " " + directorySetting(application));
        machine.put(file, directorySetting(application) + "/" + path, ACCOUNT, "600");
    }

    @Override
    public List<String> files(String node, String application, String directory) {
        return get(node)
                .run("ls '" + directorySetting(application) + "/" + directory + "'")
                .lines()
                .toList();
    }

    @Override
    public void close() {
        SystemdMachine.removeAll();
    }
}
