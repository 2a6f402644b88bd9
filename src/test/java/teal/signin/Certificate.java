package teal.signin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import teal.lab.programs.ExitCode;

/** A certificate for this machine and its key, as an administrator makes them with OpenSSL. */
public record Certificate(Path file, Path key) {

    public static Certificate make(Path directory, String name) throws IOException {
        return make(directory, name, "IP:127.0.0.1");
    }

    /** With another subject, such as {@code DNS:shop.example.test}. */
    public static Certificate make(Path directory, String name, String subject) throws IOException {
        Certificate made = new Certificate(directory.resolve(name + ".crt"), directory.resolve(name + ".key"));
        openssl(List.of(
                "req",
                "-x509",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:prime256v1",
                "-nodes",
                "-days",
                "2",
                "-subj",
                "/CN=" + name,
                "-addext",
                "subjectAltName=" + subject,
                "-keyout",
                made.key.toString(),
                "-out",
                made.file.toString()));
        return made;
    }

    static void openssl(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes());
        if (ExitCode.of(process) != 0) {
            throw new IOException("openssl: " + output);
        }
    }

    /** Puts another certificate where this one lies, as a renewal does. */
    void replaceBy(Certificate other) throws IOException {
        Files.copy(other.key, key, StandardCopyOption.REPLACE_EXISTING);
        Files.copy(other.file, file, StandardCopyOption.REPLACE_EXISTING);
    }

    /** For a server that has this certificate. */
    public SSLContext serving() throws IOException {
        return context(true, null);
    }

    /** For a server that has this certificate and knows one client by its own. */
    public SSLContext servingTo(Certificate client) throws IOException {
        return context(true, client);
    }

    /** For clients that trust this certificate alone. */
    public SSLContext trusting() throws IOException {
        return context(false, this);
    }

    private SSLContext context(boolean own, @Nullable Certificate known) throws IOException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(own ? keys() : null, known == null ? null : known.trust(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    private KeyManager[] keys() throws IOException, GeneralSecurityException {
        try (var in = Files.newInputStream(file)) {
            String pem = Files.readString(key).replaceAll("-----[A-Z ]+-----|\\s", "");
            PrivateKey secret = KeyFactory.getInstance("EC")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem)));
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            store.setKeyEntry("server", secret, new char[0], new java.security.cert.Certificate[] {
                CertificateFactory.getInstance("X.509").generateCertificate(in)
            });
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, new char[0]);
            return keys.getKeyManagers();
        }
    }

    private TrustManager[] trust() throws IOException, GeneralSecurityException {
        try (var in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            store.setCertificateEntry(
                    "teal", CertificateFactory.getInstance("X.509").generateCertificate(in));
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            return trust.getTrustManagers();
        }
    }
}
