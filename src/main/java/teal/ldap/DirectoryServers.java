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

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final DirectorySettings settings;

    DirectoryServers(DirectorySettings settings) {
        this.settings = settings;
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
        options.setConnectTimeoutMillis((int) PATIENCE.toMillis());
        options.setResponseTimeoutMillis(PATIENCE.toMillis());
        options.setFollowReferrals(false);
        // By default the library verifies only the certificate chain.
        options.setSSLSocketVerifier(new HostNameSSLSocketVerifier(true));
        return new SingleServerSet(address.getHost(), DirectorySettings.port(address), sockets(address), options);
    }

    private SocketFactory sockets(URI address) {
        if (!DirectorySettings.isSecure(address)) {
            return SocketFactory.getDefault();
        }
        try {
            return new SSLUtil(trusted()).createSSLSocketFactory();
        } catch (GeneralSecurityException e) {
            throw new TechnicalFailure("teal.directory.trust: " + settings.trust() + " has no certificates: " + e, e);
        }
    }

    private TrustManager trusted() throws GeneralSecurityException {
        Path trust = settings.trust();
        return trust == null ? JVMDefaultTrustManager.getInstance() : new PEMFileTrustManager(trust.toFile());
    }
}
