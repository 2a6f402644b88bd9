package teal.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.util.Base64;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.common.KeyType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which key a node is asked for, and what is said where it shows another. */
class KnownHostsTest {

    @TempDir
    Path base;

    private final PublicKey rsa = key("RSA", 2048);
    private final PublicKey ec = key("EC", 256);

    @Test
    void aNodeIsAskedForAKeyOfATypeThatIsKnown() throws IOException {
        KnownHosts hosts = hosts(
                "blue-1 " + line(rsa),
                "blue-2 " + line(ec),
                "[blue-3]:2222 " + line(ec),
                "@cert-authority *.example " + line(ec),
                "@revoked blue-1 " + line(ec),
                "blue-1 ssh-unknown AAAA");

        assertThat(hosts.findExistingAlgorithms("blue-1", 22)).containsExactly("rsa-sha2-512", "rsa-sha2-256");
        assertThat(hosts.findExistingAlgorithms("BLUE-2", 22)).containsExactly("ecdsa-sha2-nistp256");
        assertThat(hosts.findExistingAlgorithms("blue-3", 2222)).containsExactly("ecdsa-sha2-nistp256");
        assertThat(hosts.findExistingAlgorithms("blue-3", 22)).isEmpty();
        assertThat(hosts.findExistingAlgorithms("green.example", 22))
                .isNotEmpty()
                .allMatch(algorithm -> algorithm.contains("-cert-"));
    }

    @Test
    void aKeyOfAnotherTypeIsNotTakenForAnotherKey() throws IOException {
        KnownHosts hosts = hosts("blue-1 " + line(rsa), "@cert-authority blue-1 " + line(ec));

        assertThat(hosts.verify("blue-1", 22, rsa)).isTrue();
        assertThat(hosts.refusal()).isEmpty();
        assertThat(hosts.verify("blue-1", 22, ec)).isFalse();
        assertThat(hosts.refusal())
                .hasValueSatisfying(
                        why -> assertThat(why).contains("there is no ecdsa-sha2-nistp256 host key for blue-1 in"));
        assertThat(hosts.verify("blue-1", 22, key("RSA", 2048))).isFalse();
        assertThat(hosts.refusal())
                .hasValueSatisfying(why -> assertThat(why)
                        .contains("its ssh-rsa host key is not the one in")
                        .doesNotContain("has no key that can be read"));
    }

    private KnownHosts hosts(String... lines) throws IOException {
        return new KnownHosts(Files.writeString(base.resolve("known_hosts"), String.join("\n", lines) + "\n"));
    }

    private static String line(PublicKey key) {
        byte[] encoded = new Buffer.PlainBuffer().putPublicKey(key).getCompactData();
        return KeyType.fromKey(key) + " " + Base64.getEncoder().encodeToString(encoded);
    }

    private static PublicKey key(String kind, int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(kind);
            generator.initialize(bits);
            return generator.generateKeyPair().getPublic();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
