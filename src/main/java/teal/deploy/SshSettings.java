package teal.deploy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import teal.release.Setting;

/**
 * How Teal logs in to nodes. The files are read at each use, so rotating a key needs no restart.
 *
 * @param user the account on the nodes
 * @param identity a private key without a passphrase: OpenSSH or PKCS #8; ed25519, ECDSA or RSA
 * @param certificate an OpenSSH user certificate for the identity; absent: {@code <identity>-cert.pub} if it is there
 * @param knownHosts the nodes' host keys in OpenSSH's format; there is no trust on first use
 * @param connectTimeout for the TCP connection, default 5 s
 * @param timeout after which a silent node counts as dead, default 30 s
 */
public record SshSettings(
        String user,
        Path identity,
        @Nullable Path certificate,
        Path knownHosts,
        Duration connectTimeout,
        Duration timeout) {

    private static final Pattern USER = Pattern.compile("[A-Za-z_][A-Za-z0-9_.@-]{0,63}");

    public SshSettings(
            @Nullable String user,
            @Nullable Path identity,
            @Nullable Path certificate,
            @Nullable Path knownHosts,
            @Nullable Duration connectTimeout,
            @Nullable Duration timeout) {
        this.user = Setting.check("user", user, USER.asMatchPredicate(), "an account's name on the nodes");
        this.identity = Setting.required("identity", identity, "the path of a private key");
        this.certificate = certificate;
        this.knownHosts = Setting.required("known-hosts", knownHosts, "the path of a known_hosts file");
        this.connectTimeout = Setting.within(
                "connect-timeout",
                connectTimeout,
                Duration.ofSeconds(5),
                Duration.ofMillis(100),
                Duration.ofMinutes(1));
        this.timeout = Setting.within(
                "timeout", timeout, Duration.ofSeconds(30), Duration.ofSeconds(1), Duration.ofMinutes(10));
    }
}
