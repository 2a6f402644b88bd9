package teal.ldap;

import com.unboundid.ldap.sdk.FailoverServerSet;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPConnectionOptions;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ServerSet;
import com.unboundid.ldap.sdk.SingleServerSet;
import com.unboundid.util.ssl.HostNameSSLSocketVerifier;
import com.unboundid.util.ssl.JVMDefaultTrustManager;
import com.unboundid.util.ssl.PEMFileTrustManager;
import com.unboundid.util.ssl.SSLUtil;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.SocketFactory;
import javax.net.ssl.TrustManager;
import teal.release.TechnicalFailure;

/** The directory's servers; the first that answers is used. Their certificate and its host name prove their identity. */
final class DirectoryServers {

    /** For connecting, TLS included, and again for each answer. */
    static final Duration PATIENCE = Duration.ofSeconds(5);

    private final DirectorySettings settings;
    private final Duration patience;

    DirectoryServers(DirectorySettings settings, Duration patience) {
        this.settings = settings;
        this.patience = patience;
    }

    LDAPConnection connect() throws LDAPException {
        List<ServerSet> servers = new ArrayList<>();
        for (String address : settings.addresses()) {
            servers.add(server(URI.create(address)));
        }
        return new FailoverServerSet(servers).getConnection();
    }

    private ServerSet server(URI address) {
        LDAPConnectionOptions options = new LDAPConnectionOptions();
        // The sockets keep their own deadline; this one only has to come after it.
        options.setConnectTimeoutMillis((int) patience.multipliedBy(2).toMillis());
        options.setResponseTimeoutMillis(patience.toMillis());
        options.setFollowReferrals(false);
        // By default the library verifies only the certificate chain.
        options.setSSLSocketVerifier(new HostNameSSLSocketVerifier(true));
        return new SingleServerSet(address.getHost(), DirectorySettings.port(address), sockets(address), options);
    }

    private SocketFactory sockets(URI address) {
        try {
            return new BoundedSockets(
                    DirectorySettings.isSecure(address) ? new SSLUtil(trusted()).createSSLSocketFactory() : null,
                    address.getHost(),
                    patience);
        } catch (GeneralSecurityException e) {
            throw new TechnicalFailure("teal.directory.trust: " + settings.trust() + " has no certificates: " + e, e);
        }
    }

    private TrustManager trusted() throws GeneralSecurityException {
        Path trust = settings.trust();
        return trust == null ? JVMDefaultTrustManager.getInstance() : new PEMFileTrustManager(trust.toFile());
    }
}
