package teal.deploy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import teal.release.PermanentRefusal;
import teal.release.Reason;

/**
 * An Ed25519 signature (RFC 8032) over an artifact's SHA-256, written as 64 lower-case hexadecimal digits without a line
 * break. Over the digest, because Ed25519 would have to hold the whole artifact in memory.
 */
final class ArtifactSignature {

    /** Next to the artifact, with this added to its name. */
    static final String SUFFIX = ".sig";

    /** Raw, or base64 with a line break. */
    static final int MOST_BYTES = 200;

    private static final int RAW_BYTES = 64;

    private final Path publicKey;

    /** @param publicKey as written by {@code openssl pkey -pubout} */
    ArtifactSignature(Path publicKey) {
        this.publicKey = publicKey;
    }

    /** @throws PermanentRefusal if this is not a signature by this key over this digest, or the key cannot be read */
    void check(byte[] signature, String sha256, String artifact) {
        PublicKey key = readKey();
        boolean genuine;
        try {
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(key);
            verifier.update(sha256.getBytes(StandardCharsets.US_ASCII));
            genuine = verifier.verify(raw(signature));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            genuine = false; // too short, or not a signature at all
        }
        if (!genuine) {
            throw new PermanentRefusal(
                    "artifact " + artifact + ": the signature in " + SUFFIX + " next to it is not that of "
                            + publicKey + " over the SHA-256 " + sha256
                            + "; find out who built it and who signed what");
        }
    }

    private static byte[] raw(byte[] signature) {
        return signature.length == RAW_BYTES
                ? signature
                : Base64.getDecoder().decode(new String(signature, StandardCharsets.US_ASCII).strip());
    }

    private PublicKey readKey() {
        try {
            String base64 = Files.readString(publicKey).replaceAll("-----[A-Z ]+-----", "");
            byte[] encoded = Base64.getMimeDecoder().decode(base64);
            return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new PermanentRefusal(
                    "artifacts' public key " + publicKey + " cannot be read (" + Reason.of(e)
                            + "); put an Ed25519 key there, as 'openssl pkey -pubout' writes it",
                    e);
        }
    }
}
