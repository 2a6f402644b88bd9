package teal.http;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import teal.release.Secret;

/**
 * How a server is reached, where that differs from the usual. Files and secrets are read for each exchange, so that new ones
 * need no restart.
 *
 * @param trust the authorities (PEM) of which one has to have signed the server's certificate; absent: those of the JVM
 * @param certificate what Teal proves itself with where the server asks for it; absent: nothing
 * @param proxy absent: the JVM's
 * @param guarded whether a name that leads to this machine, to its own network segment or to a cloud's metadata is refused
 */
public record Route(
        @Nullable Path trust,
        @Nullable ClientCertificate certificate,
        @Nullable HttpProxy proxy,
        boolean guarded) {

    public static final Route USUAL = new Route(null, null, null, false);

    /** For an address that somebody else named. */
    public Route guard() {
        return new Route(trust, certificate, proxy, true);
    }

    /**
     * A client's certificate (RFC 8446, section 4.4.2).
     *
     * @param chain the certificate and those that lead to its authority, PEM
     * @param key its private key, PEM as PKCS #8, not encrypted
     */
    public record ClientCertificate(Path chain, Secret key) {}

    /** @param user absent: the proxy asks for nothing */
    public record HttpProxy(
            String host,
            int port,
            @Nullable String user,
            @Nullable Secret password) {}
}
