package teal.lab.nodes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import teal.deploy.SshSettings;
import teal.release.Node;

/** Nodes with real OpenSSH servers, and everything needed to log in to them. */
public final class OpenSshNodes implements NodeServers, PreparedNodes {

    private static final String LOOPBACK = "127.0.0.1";

    private final Map<String, OpenSshNode> nodes = new LinkedHashMap<>();
    private final Path base;
    private final SshSettings ssh;
    private final String application;

    private OpenSshNodes(
            Path base, String application, List<String> moreSettings, List<String> launcher, List<String> names)
            throws IOException {
        this(base, application, moreSettings, launcher, names, name -> LOOPBACK);
    }

    private OpenSshNodes(
            Path base,
            String application,
            List<String> moreSettings,
            List<String> launcher,
            List<String> names,
            UnaryOperator<String> addresses)
            throws IOException {
        this.application = application;
        this.base = Files.createDirectories(base);
        Path identity = OpenSshNode.generateKey(base.resolve("id_ed25519"));
        List<String> known = new ArrayList<>();
        for (String name : names) {
            OpenSshNode node = new OpenSshNode(
                    name,
                    addresses.apply(name),
                    base.resolve(name),
                    Path.of(identity + ".pub"),
                    moreSettings,
                    launcher);
            nodes.put(name, node);
            known.add(node.knownHostsLine());
        }
        this.ssh = new SshSettings(
                System.getProperty("user.name"),
                identity,
                null,
                null,
                Files.write(base.resolve("known_hosts"), known),
                null,
                null,
                null,
                Duration.ofSeconds(2),
                Duration.ofSeconds(5));
    }

    /** Starts nodes; skips the test if there is no sshd. */
    public static OpenSshNodes start(Path base, String... names) {
        return start(base, List.of(), names);
    }

    /** Starts nodes with extra lines for their sshd_config. */
    public static OpenSshNodes start(Path base, List<String> moreSettings, String... names) {
        try {
            return new OpenSshNodes(base, "", moreSettings, List.of(), List.of(names));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts nodes with extra accounts and extra lines for their sshd_config. */
    public static OpenSshNodes start(Path base, Accounts accounts, List<String> moreSettings, String... names) {
        try {
            return new OpenSshNodes(base, "", moreSettings, accounts.launcher(), List.of(names));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts nodes that keep a record of their commands, with the application in this directory below each node's own. */
    public static OpenSshNodes startRecording(Path base, String application, String... names) {
        return startRecording(base, application, name -> LOOPBACK, List.of(), names);
    }

    /** The same with extra lines for their sshd_config. */
    public static OpenSshNodes startRecording(
            Path base, String application, List<String> moreSettings, String... names) {
        return startRecording(base, application, name -> LOOPBACK, moreSettings, names);
    }

    /** The same with nodes at other loopback addresses, by their names. */
    public static OpenSshNodes startRecording(
            Path base, String application, UnaryOperator<String> addresses, String... names) {
        return startRecording(base, application, addresses, List.of(), names);
    }

    private static OpenSshNodes startRecording(
            Path base,
            String application,
            UnaryOperator<String> addresses,
            List<String> moreSettings,
            String... names) {
        try {
            List<String> settings = new ArrayList<>(moreSettings);
            settings.add(CommandRecord.setting(Files.createDirectories(base), application));
            return new OpenSshNodes(base, application, settings, List.of(), List.of(names), addresses);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public OpenSshNode get(String name) {
        OpenSshNode node = nodes.get(name);
        if (node == null) {
            throw new IllegalArgumentException("no node " + name);
        }
        return node;
    }

    @Override
    public List<Node> nodes() {
        return nodes.values().stream().map(OpenSshNode::node).toList();
    }

    @Override
    public String applicationDirectory() {
        return directorySetting(application);
    }

    @Override
    public Path applicationDirectory(Node node) {
        return get(node.name()).directory().resolve(application);
    }

    @Override
    public List<Ran> commands() {
        return nodes.values().stream()
                .flatMap(node -> node.commands().stream())
                .sorted(Comparator.comparing(Ran::ended))
                .toList();
    }

    @Override
    public SshSettings ssh() {
        return ssh;
    }

    /** Each node's own, as an absolute path. */
    @Override
    public String directorySetting(String below) {
        return base.toAbsolutePath() + "/{node}/" + below;
    }

    @Override
    public void put(Node node, String below, String path, Path file) throws IOException {
        Path there = get(node.name()).directory().resolve(below).resolve(path);
        Files.createDirectories(there.getParent());
        Files.copy(file, there);
    }

    @Override
    public List<String> files(String node, String below, String directory) throws IOException {
        try (Stream<Path> files =
                Files.list(get(node).directory().resolve(below).resolve(directory))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Override
    public void close() throws IOException {
        for (OpenSshNode node : nodes.values()) {
            node.close();
        }
    }
}
