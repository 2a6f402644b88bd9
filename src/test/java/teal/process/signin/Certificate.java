package teal.process.signin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
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

    X509Certificate read() throws IOException {
        try (var in = Files.newInputStream(file)) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        } catch (CertificateException e) {
            throw new IOException(e);
        }
    }
}
