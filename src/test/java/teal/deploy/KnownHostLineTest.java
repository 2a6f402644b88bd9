package teal.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import teal.deploy.KnownHostLine.Marker;

/** A line of a known_hosts file: about which hosts it is, and whether its key can be read. */
class KnownHostLineTest {

    private static final byte[] KEY = strings("ssh-ed25519", "0123456789abcdef0123456789abcdef");

    private static byte[] strings(String... parts) {
        ByteBuffer bytes = ByteBuffer.allocate(200);
        for (String part : parts) {
            bytes.putInt(part.length()).put(part.getBytes(StandardCharsets.US_ASCII));
        }
        byte[] all = new byte[bytes.position()];
        bytes.flip().get(all);
        return all;
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static KnownHostLine read(String line) {
        return KnownHostLine.read(7, line).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            node1                     | node1                     | true
            NODE1                     | node1                     | true
            node1                     | node10                    | false
            node1,node2               | node2                     | true
            node*                     | node1.example.com         | true
            *.example.com             | node1.example.com         | true
            *.example.com             | example.com               | false
            node?                     | node1                     | true
            node?                     | node                      | false
            node?                     | node12                    | false
            node.1                    | nodex1                    | false
            *,!node1                  | node1                     | false
            !node1,*                  | node1                     | false
            !node1,*                  | node2                     | true
            !node1                    | node2                     | false
            [node1]:2222              | [node1]:2222              | true
            [node1]:2222              | node1                     | false
            """)
    void patternsNameHosts(String patterns, String host, boolean match) {
        assertThat(new HostPatterns(patterns).match(host)).isEqualTo(match);
    }

    @Test
    void aHashNamesOneHost() throws Exception {
        byte[] salt = "01234567890123456789".getBytes(StandardCharsets.US_ASCII);
        Mac mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(salt, "HmacSHA1"));
        String hash = "|1|" + base64(salt) + "|" + base64(mac.doFinal("node1".getBytes(StandardCharsets.US_ASCII)));

        assertThat(new HostPatterns(hash).match("node1")).isTrue();
        assertThat(new HostPatterns(hash).match("node2")).isFalse();
        assertThat(new HostPatterns(hash + "|more").match("node1")).isFalse();
        assertThat(new HostPatterns(hash.substring(0, hash.length() - 3)).match("node1"))
                .isFalse();
        assertThat(new HostPatterns("|1||").match("node1")).isFalse();
        assertThat(new HostPatterns("|1|!!!|!!!").match("node1")).isFalse();
    }

    @Test
    void aLineHasHostsATypeAndAKey() {
        KnownHostLine line = read("  node1,node2   ssh-ed25519\t" + base64(KEY) + " a comment ");

        assertThat(line.number()).isEqualTo(7);
        assertThat(line.marker()).isEqualTo(Marker.NONE);
        assertThat(line.hosts()).isEqualTo("node1,node2");
        assertThat(line.type()).isEqualTo("ssh-ed25519");
        assertThat(line.isReadable()).isTrue();
        assertThat(line.has(KEY)).isTrue();
        assertThat(line.has(strings("ssh-ed25519", "other"))).isFalse();
        assertThat(line.isAbout("node2")).isTrue();
        assertThat(line.isAbout("node3")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"@revoked, REVOKED", "@cert-authority, AUTHORITY", "@revokd, UNKNOWN"})
    void aMarkerStandsInFront(String marker, Marker read) {
        KnownHostLine line = read(marker + " * ssh-ed25519 " + base64(KEY));

        assertThat(line.marker()).isEqualTo(read);
        assertThat(line.hosts()).isEqualTo("*");
        assertThat(line.has(KEY)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "# node1 ssh-ed25519 AAAA", "  # comment"})
    void commentsAndBlankLinesAreNone(String line) {
        assertThat(KnownHostLine.read(1, line)).isEmpty();
    }

    @Test
    void aKeyThatIsNoneCannotBeRead() {
        assertThat(read("node1 ssh-ed25519").isReadable()).isFalse();
        assertThat(read("node1 ssh-ed25519 AAA=A").isReadable()).isFalse();
        assertThat(read("node1 ssh-rsa " + base64(KEY)).isReadable()).isFalse();
        assertThat(read("node1 ssh-ed25519 " + base64(strings("ssh-ed25519"))).isReadable())
                .isFalse();
        byte[] cut = new byte[KEY.length - 1];
        System.arraycopy(KEY, 0, cut, 0, cut.length);
        assertThat(read("node1 ssh-ed25519 " + base64(cut)).isReadable()).isFalse();
        byte[] more = java.util.Arrays.copyOf(KEY, KEY.length + 2);
        assertThat(read("node1 ssh-ed25519 " + base64(more)).isReadable()).isFalse();
        byte[] negative = KEY.clone();
        negative[0] = -1;
        assertThat(read("node1 ssh-ed25519 " + base64(negative)).isReadable()).isFalse();
        byte[] huge = KEY.clone();
        huge[0] = Byte.MAX_VALUE;
        assertThat(read("node1 ssh-ed25519 " + base64(huge)).isReadable()).isFalse();
        assertThat(read("node1 ssh-ed25519 " + base64(strings("ssh-ed25519", "")))
                        .isReadable())
                .isTrue();
    }

    /** It cannot be said about whom it is: better refused than passed over. */
    @Test
    void aLineWithoutHostsMayBeAboutAny() {
        assertThat(read("@revoked").isAbout("node1")).isTrue();
    }
}
