package teal.deploy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import teal.release.Secret;
import teal.release.Setting;

/**
 * How Teal logs in to nodes. The files are read at each use, so rotating a key needs no restart.
 *
 * @param user the account on the nodes
 * @param identity a private key: OpenSSH or PKCS #8; ed25519, ECDSA or RSA
 * @param passphrase of the identity, if it has one
 * @param certificate an OpenSSH user certificate for the identity; absent: {@code <identity>-cert.pub} if it is there
 * @param knownHosts the nodes' host keys in OpenSSH's format; there is no trust on first use
 * @param via jump hosts on the way to the nodes, in the order in which they are passed; default none
 * @param umask for what Teal writes on nodes, three octal digits; absent: the account's own
 * @param terminal whether the inventory's commands that change a node get a terminal, default false
 * @param connectTimeout for the TCP connection, default 5 s
 * @param timeout after which a silent node counts as dead, default 30 s
 */
public record SshSettings(
        String user,
        Path identity,
        @Nullable Path certificate,
        @Nullable Secret passphrase,
        Path knownHosts,
        List<SshHop> via,
        @Nullable String umask,
        Boolean terminal,
        Duration connectTimeout,
        Duration timeout) {

    private static final Pattern USER = Pattern.compile("[A-Za-z_][A-Za-z0-9_.@-]{0,63}");
    private static final int MOST_HOPS = 8;

    public SshSettings(
            @Nullable String user,
            @Nullable Path identity,
            @Nullable Path certificate,
            @Nullable Secret passphrase,
            @Nullable Path knownHosts,
            @Nullable List<SshHop> via,
            @Nullable String umask,
            @Nullable Boolean terminal,
            @Nullable Duration connectTimeout,
            @Nullable Duration timeout) {
        this.user = user(user);
        this.identity = Setting.required("identity", identity, "the path of a private key");
        this.certificate = certificate;
        this.passphrase = passphrase;
        this.knownHosts = Setting.required("known-hosts", knownHosts, "the path of a known_hosts file");
        this.via = Setting.list(
                "via", Setting.orElse(via, List.of()), hops -> hops.size() <= MOST_HOPS, "up to 8 jump hosts");
        this.umask = umask == null
                ? null
                : Setting.check("umask", umask, digits -> digits.matches("0?[0-7]{3}"), "octal digits such as 022");
        this.terminal = Setting.orElse(terminal, false);
        this.connectTimeout = Setting.within(
                "connect-timeout",
                connectTimeout,
                Duration.ofSeconds(5),
                Duration.ofMillis(100),
                Duration.ofMinutes(1));
        this.timeout = Setting.within(
                "timeout", timeout, Duration.ofSeconds(30), Duration.ofSeconds(1), Duration.ofMinutes(10));
    }

    /** The permissions that the umask leaves a new file, if there is one. */
    OptionalInt filePermissions() {
        return umask == null ? OptionalInt.empty() : OptionalInt.of(0666 & ~Integer.parseInt(umask, 8));
    }

    /** The script, with the umask in force. */
    String masked(String script) {
        return umask == null ? script : "umask " + umask + "\n" + script;
    }

    static String user(@Nullable String found) {
        return Setting.check("user", found, USER.asMatchPredicate(), "an account's name on the nodes");
    }
}
