package teal.http;

import java.security.NoSuchAlgorithmException;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.DefaultHostnameVerifier;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.config.Lookup;
import org.apache.hc.core5.http.config.RegistryBuilder;

/** Whom an exchange over TLS trusts. */
final class Tls {

    private static final DefaultHostnameVerifier VERIFIER = new DefaultHostnameVerifier();

    private Tls() {}

    static Lookup<TlsSocketStrategy> of(Call call) {
        try {
            // The JVM's own trust, as set by javax.net.ssl.trustStore.
            return RegistryBuilder.<TlsSocketStrategy>create()
                    .register(
                            URIScheme.HTTPS.id,
                            new DefaultClientTlsStrategy(
                                    SSLContext.getDefault(), HostnameVerificationPolicy.CLIENT, names(call)))
                    .build();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("the JVM has no usable trust store", e);
        }
    }

    /** A node's certificate names what users ask for or the node itself: either proves that this is the one. */
    private static HostnameVerifier names(Call call) {
        return (name, session) -> VERIFIER.verify(name, session)
                || (call.publicHost() != null && VERIFIER.verify(call.address().getHost(), session));
    }
}
