package teal.deploy;

import com.hierynomus.sshj.userauth.keyprovider.OpenSSHKeyFileUtil;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.PublicKey;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.common.KeyType;
import net.schmizz.sshj.userauth.keyprovider.KeyProvider;
import org.jspecify.annotations.Nullable;
import teal.release.Secret;

/** The key that Teal logs in with, and its certificate where there is one. */
final class Identity {

    private Identity() {}

    /** @throws OwnFileFault if one of the files is not what it should be */
    static KeyProvider read(SSHClient client, Login login) {
        Path file = login.identity();
        String content = new String(OwnFileFault.read("SSH identity", file), StandardCharsets.ISO_8859_1);
        @Nullable Secret passphrase = login.passphrase();
        new KeyFileContent(content).whyUnusable(file, passphrase != null).ifPresent(why -> {
            throw new OwnFileFault("SSH identity " + file + " " + why);
        });
        try {
            KeyProvider key = passphrase == null
                    ? client.loadKeys(file.toString())
                    : client.loadKeys(file.toString(), passphrase.reveal().toCharArray());
            key.getPrivate(); // now, when it can be said which file is wrong, not during the log-in
            Path certificate = login.certificate();
            return certificate == null ? key : new Certified(key, certificate);
        } catch (IOException | RuntimeException e) {
            if (e instanceof OwnFileFault fault) {
                throw fault;
            }
            if (passphrase != null) {
                throw new OwnFileFault("SSH identity " + file + " cannot be opened with its passphrase ("
                        + NodeSession.reason(e) + "); check the secret that deployment.ssh.passphrase refers to");
            }
            throw new OwnFileFault("SSH identity " + file + " cannot be used as a private key (" + NodeSession.reason(e)
                    + "); Teal needs one in OpenSSH's or PKCS #8 format");
        }
    }

    private static final class Certified implements KeyProvider {

        private final KeyProvider key;
        private final OpenSSHKeyFileUtil.ParsedPubKey certificate;

        Certified(KeyProvider key, Path file) {
            this.key = key;
            byte[] content = OwnFileFault.read("SSH certificate", file);
            try {
                this.certificate = OpenSSHKeyFileUtil.initPubKey(
                        new StringReader(new String(content, StandardCharsets.ISO_8859_1)));
            } catch (IOException | RuntimeException e) {
                throw new OwnFileFault("SSH certificate " + file + " cannot be used (" + NodeSession.reason(e)
                        + "); put an OpenSSH user certificate there, as 'ssh-keygen -s' writes it");
            }
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
