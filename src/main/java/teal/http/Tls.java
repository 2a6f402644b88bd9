package teal.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.DefaultHostnameVerifier;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.config.Lookup;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.jspecify.annotations.Nullable;
import teal.release.Reason;
import teal.release.TechnicalFailure;

/** Whom an exchange over TLS trusts, and who it is itself. */
final class Tls {

    private static final DefaultHostnameVerifier VERIFIER = new DefaultHostnameVerifier();
    private static final char[] NO_PASSWORD = {};

    private Tls() {}

    /** @throws TechnicalFailure if certificates or keys cannot be read */
    static Lookup<TlsSocketStrategy> of(Call call) {
        return RegistryBuilder.<TlsSocketStrategy>create()
                .register(
                        URIScheme.HTTPS.id,
                        new DefaultClientTlsStrategy(
                                context(call.route()), HostnameVerificationPolicy.CLIENT, names(call)))
                .build();
    }

    private static SSLContext context(Route route) {
        try {
            if (route.trust() == null && route.certificate() == null) {
                // The JVM's own trust, as set by javax.net.ssl.trustStore.
                return SSLContext.getDefault();
            }
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys(route.certificate()), trusted(route.trust()), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JVM has no usable TLS", e);
        }
    }

    /** None stands for the JVM's. */
    private static TrustManager @Nullable [] trusted(@Nullable Path authorities) {
        if (authorities == null) {
            return null;
        }
        try {
            KeyStore store = empty();
            for (Certificate certificate : certificates(authorities)) {
                store.setCertificateEntry("authority-" + store.size(), certificate);
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            return trust.getTrustManagers();
        } catch (IOException | GeneralSecurityException e) {
            throw unreadable("certificates of authorities", authorities, e);
        }
    }

    private static KeyManager @Nullable [] keys(Route.@Nullable ClientCertificate own) {
        if (own == null) {
            return null;
        }
        try {
            KeyStore store = empty();
            store.setKeyEntry(
                    "teal",
                    key(own.key().reveal()),
                    NO_PASSWORD,
                    certificates(own.chain()).toArray(new Certificate[0]));
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, NO_PASSWORD);
            return keys.getKeyManagers();
        } catch (IOException | GeneralSecurityException e) {
            throw unreadable("client's certificate or its key", own.chain(), e);
        }
    }

    private static KeyStore empty() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        return store;
    }

    private static Collection<? extends Certificate> certificates(Path file)
            throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(file)) {
            Collection<? extends Certificate> found =
                    CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (found.isEmpty()) {
                throw new IOException("there is no certificate in it");
            }
            return found;
        }
    }

    private static PrivateKey key(String pem) throws GeneralSecurityException, IOException {
        if (!pem.contains("-----BEGIN PRIVATE KEY-----")) {
            throw new IOException("the key is not PKCS #8 in PEM without a passphrase; 'openssl pkcs8 -topk8 -nocrypt'"
                    + " makes it so");
        }
        byte[] encoded = Base64.getMimeDecoder()
                .decode(pem.replaceAll("(?s).*-----BEGIN PRIVATE KEY-----|-----END PRIVATE KEY-----.*", ""));
        for (String kind : List.of("EC", "RSA", "EdDSA")) {
            try {
                return KeyFactory.getInstance(kind).generatePrivate(new PKCS8EncodedKeySpec(encoded));
            } catch (InvalidKeySpecException another) {
                // Only the key itself says of which kind it is.
            }
        }
        throw new IOException("the key is neither EC nor RSA nor Ed25519");
    }

    private static TechnicalFailure unreadable(String what, Path file, Exception e) {
        return new TechnicalFailure(
                "the " + what + " in " + file + " cannot be used (" + Reason.of(e) + "); correct the file", e);
    }

    /** A node's certificate names what users ask for or the node itself: either proves that this is the one. */
    private static HostnameVerifier names(Call call) {
        return (name, session) -> VERIFIER.verify(name, session)
                || (call.publicHost() != null && VERIFIER.verify(call.address().getHost(), session));
    }
}
