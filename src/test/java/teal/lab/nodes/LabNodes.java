package teal.lab.nodes;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import teal.deploy.SshSettings;
import teal.lab.FreePorts;
import teal.release.Node;

/** The lab's nodes with everything needed to log in to them: a user's key and a known_hosts file. */
public final class LabNodes implements NodeServers {

    private final Map<String, LabNode> nodes = new LinkedHashMap<>();
    private final SshSettings ssh;

    private LabNodes(Path base, List<String> names) throws IOException, GeneralSecurityException {
        Files.createDirectories(base);
        KeyPair user = newKey();
        Path identity = base.resolve("id_ecdsa");
        writeIdentity(identity, user);
        List<String> known = new ArrayList<>();
        for (String name : names) {
            LabNode node = new LabNode(name, base.resolve(name), FreePorts.next(), newKey(), user.getPublic());
            nodes.put(name, node);
            known.add("[127.0.0.1]:" + node.node().sshPort() + " " + PublicKeyEntry.toString(node.hostKey()));
        }
        Path knownHosts = Files.write(base.resolve("known_hosts"), known);
        this.ssh = new SshSettings(
                "teal",
                identity,
                null,
                null,
                knownHosts,
                null,
                null,
                null,
                Duration.ofSeconds(2),
                Duration.ofSeconds(5));
    }

    /** Starts nodes, each with a directory named after it below the base directory. */
    public static LabNodes start(Path base, String... names) {
        try {
            return new LabNodes(base, List.of(names));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("the lab's nodes cannot be started below " + base, e);
        }
    }

    public LabNode get(String name) {
        LabNode node = nodes.get(name);
        if (node == null) {
            throw new IllegalArgumentException("no node " + name);
        }
        return node;
    }

    public List<LabNode> all() {
        return List.copyOf(nodes.values());
    }

    @Override
    public List<Node> nodes() {
        return nodes.values().stream().map(LabNode::node).toList();
    }

    @Override
    public SshSettings ssh() {
        return ssh;
    }

    /** The login directory. */
    @Override
    public String applicationDirectory() {
        return ".";
    }

    @Override
    public Path applicationDirectory(Node node) {
        return get(node.name()).directory();
    }

    @Override
    public List<Ran> commands() {
        return nodes.values().stream()
                .flatMap(node -> node.commands().stream())
                .sorted(Comparator.comparing(Ran::ended))
                .toList();
    }

    static KeyPair newKey() throws GeneralSecurityException {
        return KeyUtils.generateKeyPair("ecdsa-sha2-nistp256", 256);
    }

    static void writeIdentity(Path file, KeyPair key) throws IOException, GeneralSecurityException {
        try (OutputStream out = Files.newOutputStream(file)) {
            OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(key, "lab", null, out);
        }
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    @Override
    public void close() throws IOException {
        for (LabNode node : nodes.values()) {
            node.close();
        }
    }
}
