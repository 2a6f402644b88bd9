package teal.deploy;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import teal.release.Secret;
import teal.release.Setting;

/**
 * A jump host on the way to the nodes. Whatever is absent is as for the nodes; with an identity of its own, a hop has a
 * certificate and a passphrase of its own too.
 *
 * @param host a host name or IP address, as the hop before it knows it
 * @param sshPort default 22
 * @param user the account there
 * @param identity the private key that Teal logs in with there
 * @param certificate an OpenSSH user certificate for this identity; absent: {@code <identity>-cert.pub} if it is there
 * @param passphrase of this identity
 * @param knownHosts the file with the hop's host key
 */
public record SshHop(
        String host,
        Integer sshPort,
        @Nullable String user,
        @Nullable Path identity,
        @Nullable Path certificate,
        @Nullable Secret passphrase,
        @Nullable Path knownHosts) {

    public SshHop(
            @Nullable String host,
            @Nullable Integer sshPort,
            @Nullable String user,
            @Nullable Path identity,
            @Nullable Path certificate,
            @Nullable Secret passphrase,
            @Nullable Path knownHosts) {
        this.host = Setting.check(
                "host",
                host,
                found -> found.matches("[0-9A-Za-z:][0-9A-Za-z.:-]{0,252}"),
                "the host name or IP address of a jump host");
        this.sshPort = Setting.within("ssh-port", sshPort, 22, 1, 65535);
        this.user = user == null ? null : SshSettings.user(user);
        this.identity = identity;
        this.certificate = certificate;
        this.passphrase = passphrase;
        this.knownHosts = knownHosts;
    }
}
