package teal.deploy;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import teal.lab.nodes.OpenSshNodes;
import teal.lab.programs.ExitCode;
import teal.release.Node;
import teal.release.PermanentRefusal;

/** Nodes of a real OpenSSH that show certificates of the company's own authority instead of keys that are listed one by one. */
class HostCertificatesTest {

    private static final String FOR_THIS_HOST = "-n 127.0.0.1 -V -1h:+1h";

    @TempDir
    Path base;

    private OpenSshNodes servers;

    @AfterEach
    void stop() throws IOException {
        if (servers != null) {
            servers.close();
        }
    }

    @Test
    void takesACertificateOfAKnownAuthority() throws IOException {
        Node node = startCertified("authority", FOR_THIS_HOST);

        connect(node, authority("authority"));
        connect(node, "@cert-authority [127.0.0.*]:*,[10.0.0.*]:22 " + publicKey("authority"));
    }

    @Test
    void refusesACertificateOfAnotherAuthority() throws IOException {
        key("authority");
        Node node = startCertified("other", FOR_THIS_HOST);

        refuses(node, "is not the one in", authority("authority"));
    }

    @Test
    void refusesACertificateThatHasExpired() throws IOException {
        Node node = startCertified("authority", "-n 127.0.0.1 -V -2h:-1h");

        refuses(node, "its host certificate does not hold", authority("authority"));
    }

    @Test
    void refusesACertificateForAnotherHost() throws IOException {
        Node node = startCertified("authority", "-n other.example.test -V -1h:+1h");

        refuses(node, "doesn't match any of the principals: `other.example.test`", authority("authority"));
    }

    @Test
    void refusesARevokedAuthorityAndARevokedKeyUnderAGoodOne() throws IOException {
        Node node = startCertified("authority", FOR_THIS_HOST);

        refuses(node, "is revoked", authority("authority"), "@revoked * " + publicKey("authority"));
        refuses(node, "is revoked", authority("authority"), "@revoked * " + publicKey("host"));
    }

    @Test
    void anAuthorityIsNoHostKey() throws IOException {
        Node node = startCertified("authority", FOR_THIS_HOST);

        refuses(node, "is not the one in", "* " + publicKey("authority"));
    }

    /** As in a company: the node has a key without certificate beside the certified one. */
    private Node startCertified(String authority, String options) throws IOException {
        key("host");
        key(authority);
        List<String> command =
                new ArrayList<>(List.of("ssh-keygen", "-q", "-s", file(authority), "-I", "blue-1", "-h"));
        command.addAll(Arrays.asList(options.split(" ")));
        command.add(file("host") + ".pub");
        run(command);
        servers = OpenSshNodes.start(
                base.resolve("nodes"),
                List.of("HostKey " + file("host"), "HostCertificate " + file("host") + "-cert.pub"),
                "blue-1");
        return servers.nodes().get(0);
    }

    private void connect(Node node, String... known) throws IOException {
        Path file = Files.write(base.resolve("known"), List.of(known));
        SshSettings ssh = servers.ssh();
        NodeSession.open(
                        node,
                        new SshSettings(
                                ssh.user(), ssh.identity(), null, null, file, null, null, null, null, ssh.timeout()))
                .close();
    }

    private void refuses(Node node, String why, String... known) {
        assertThatThrownBy(() -> connect(node, known))
                .isInstanceOf(PermanentRefusal.class)
                .hasMessageContaining(why);
    }

    private String authority(String name) throws IOException {
        return "@cert-authority * " + publicKey(name);
    }

    private String publicKey(String name) throws IOException {
        return Files.readString(Path.of(file(name) + ".pub")).strip();
    }

    private void key(String name) throws IOException {
        if (!Files.exists(Path.of(file(name)))) {
            run(List.of("ssh-keygen", "-q", "-t", "ecdsa", "-N", "", "-f", file(name)));
        }
    }

    private String file(String name) {
        return base.resolve(name).toString();
    }

    private static void run(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes());
        if (ExitCode.of(process) != 0) {
            throw new IOException(String.join(" ", command) + ": " + output);
        }
    }
}
