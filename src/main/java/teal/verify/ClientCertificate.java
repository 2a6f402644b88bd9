package teal.verify;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import teal.http.Route;
import teal.release.Secret;
import teal.release.Setting;

/**
 * What probes prove themselves with to nodes and entrances that ask for it.
 *
 * @param certificate the certificate and those that lead to its authority, PEM
 * @param key its private key: PEM, PKCS #8, without a passphrase
 */
public record ClientCertificate(Path certificate, Secret key) {

    public ClientCertificate(@Nullable Path certificate, @Nullable Secret key) {
        this.certificate = Setting.required("certificate", certificate, "the path of a PEM file");
        this.key = Setting.required("key", key, "a reference: file:/path/to/key.pem or env:NAME");
    }

    Route.ClientCertificate forRoute() {
        return new Route.ClientCertificate(certificate, key);
    }
}
