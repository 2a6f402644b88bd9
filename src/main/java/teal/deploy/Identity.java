package teal.deploy;

import com.hierynomus.sshj.userauth.keyprovider.OpenSSHKeyFileUtil;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.PublicKey;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.common.KeyType;
import net.schmizz.sshj.common.SSHRuntimeException;
import net.schmizz.sshj.userauth.keyprovider.KeyProvider;
import org.jspecify.annotations.Nullable;
import teal.release.PermanentRefusal;

/** The key that Teal logs in with, and its certificate where there is one. */
final class Identity {

    private Identity() {}

    static KeyProvider read(SSHClient client, SshSettings settings) {
        try {
            KeyProvider key = client.loadKeys(settings.identity().toString());
            key.getPrivate(); // now, when it can be said which file is wrong, not during the log-in
            Path certificate = settings.certificate();
            return certificate == null ? key : new Certified(key, certificate);
        } catch (IOException | SSHRuntimeException e) {
            throw new PermanentRefusal(
                    "SSH identity " + settings.identity() + " cannot be used (" + reason(e)
                            + "); Teal needs a private key without a passphrase that it may read",
                    e);
        }
    }

    private static String reason(Exception e) {
        return e instanceof FileNotFoundException ? "no such file" : String.valueOf(e.getMessage());
    }

    private static final class Certified implements KeyProvider {

        private final KeyProvider key;
        private final OpenSSHKeyFileUtil.ParsedPubKey certificate;

        Certified(KeyProvider key, Path file) throws IOException {
            this.key = key;
            this.certificate = OpenSSHKeyFileUtil.initPubKey(Files.newBufferedReader(file));
        }

        @Override
        public @Nullable PrivateKey getPrivate() throws IOException {
            return key.getPrivate();
        }

        @Override
        public @Nullable PublicKey getPublic() {
            return certificate.getPubKey();
        }

        @Override
        public KeyType getType() {
            return certificate.getType();
        }
    }
}
