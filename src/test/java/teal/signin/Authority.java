package teal.signin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A company's own authority, as an administrator makes it with OpenSSL, and the certificates that it signs. */
public record Authority(Certificate own, Path directory) {

    public static Authority make(Path directory) throws IOException {
        Files.createDirectories(directory);
        return new Authority(Certificate.make(directory, "company-ca", "DNS:ca.example.test"), directory);
    }

    /** The file that names it to those who trust it. */
    public Path file() {
        return own.file();
    }

    /** @param subject such as {@code DNS:shop.example.test} */
    public Certificate issue(String name, String subject) throws IOException {
        return issue(name, subject, 2);
    }

    /** A certificate that nobody renewed in time. */
    public Certificate issueExpired(String name, String subject) throws IOException {
        return issue(name, subject, -1);
    }

    private Certificate issue(String name, String subject, int days) throws IOException {
        Certificate issued = new Certificate(directory.resolve(name + ".crt"), directory.resolve(name + ".key"));
        Path request = directory.resolve(name + ".csr");
        Certificate.openssl(List.of(
                "req",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:prime256v1",
                "-nodes",
                "-subj",
                "/CN=" + name,
                "-addext",
                "subjectAltName=" + subject,
                "-keyout",
                issued.key().toString(),
                "-out",
                request.toString()));
        Certificate.openssl(List.of(
                "x509",
                "-req",
                "-in",
                request.toString(),
                "-CA",
                own.file().toString(),
                "-CAkey",
                own.key().toString(),
                "-CAcreateserial",
                "-days",
                Integer.toString(days),
                "-copy_extensions",
                "copy",
                "-out",
                issued.file().toString()));
        return issued;
    }
}
