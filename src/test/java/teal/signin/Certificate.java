package teal.signin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import teal.lab.programs.ExitCode;

/** A certificate for this machine and its key, as an administrator makes them with OpenSSL. */
public record Certificate(Path file, Path key) {

    public static Certificate make(Path directory, String name) throws IOException {
        Certificate made = new Certificate(directory.resolve(name + ".crt"), directory.resolve(name + ".key"));
        Process process = new ProcessBuilder(
                        "openssl",
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
                        "subjectAltName=IP:127.0.0.1",
                        "-keyout",
                        made.key.toString(),
                        "-out",
                        made.file.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes());
        if (ExitCode.of(process) != 0) {
            throw new IOException("openssl: " + output);
        }
        return made;
    }

    /** Puts another certificate where this one lies, as a renewal does. */
    void replaceBy(Certificate other) throws IOException {
        Files.copy(other.key, key, StandardCopyOption.REPLACE_EXISTING);
        Files.copy(other.file, file, StandardCopyOption.REPLACE_EXISTING);
    }

    /** For clients that trust this certificate alone. */
    public SSLContext trusting() throws IOException {
        try (var in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            store.setCertificateEntry(
                    "teal", CertificateFactory.getInstance("X.509").generateCertificate(in));
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }
}
