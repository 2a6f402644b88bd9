package teal.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import teal.lab.programs.ExitCode;
import teal.release.EarlyEnd;
import teal.release.PermanentRefusal;
import teal.release.Transcript;

class SignedArtifactsTest {

    @TempDir
    Path base;

    private final KeyPair builds = newKey();
    private Artifacts artifacts;
    private ArtifactStore store;
    private String artifact;
    private Path signature;

    @BeforeEach
    void build() throws IOException {
        artifacts = new Artifacts(base.resolve("artifacts"));
        Path key = Files.writeString(
                base.resolve("builds.pub"),
                "-----BEGIN PUBLIC KEY-----\n"
                        + Base64.getMimeEncoder()
                                .encodeToString(builds.getPublic().getEncoded())
                        + "\n-----END PUBLIC KEY-----\n");
        store = new ArtifactStore(
                base.resolve("store"),
                new ArtifactSettings(
                        List.of(artifacts.place()), 1, null, null, null, key, null, null, null, null, null, null));
        artifact = artifacts.build("2.0.0");
        signature = artifacts.directory().resolve("shop-2.0.0.tar.gz.sig");
    }

    @Test
    void takesAnArtifactWithASignatureOfTheKey() throws Exception {
        Files.write(signature, signed(builds, digest()));

        Artifact pinned = store.pin(artifact, null);

        assertThat(store.fetch(pinned)).exists();
        Files.writeString(signature, Base64.getEncoder().encodeToString(signed(builds, digest())) + "\n");
        assertThat(store.pin(artifact, null)).isEqualTo(pinned);
    }

    @Test
    void refusesAnArtifactWithoutASignature() {
        assertThatThrownBy(() -> store.pin(artifact, null))
                .isInstanceOf(PermanentRefusal.class)
                .hasMessageContaining("shop-2.0.0.tar.gz.sig is not there");
    }

    @Test
    void refusesASignatureOfAnotherKeyOverAnotherArtifactOrOfAnythingElse() throws Exception {
        for (byte[] wrong : List.of(
                signed(newKey(), digest()),
                signed(builds, "0".repeat(64)),
                new byte[64],
                new byte[0],
                "no signature".getBytes(StandardCharsets.UTF_8))) {
            Files.write(signature, wrong);
            assertThatThrownBy(() -> store.pin(artifact, null))
                    .isInstanceOf(PermanentRefusal.class)
                    .hasMessageContaining("is not that of " + base.resolve("builds.pub"));
        }
    }

    @Test
    void looksAgainBeforeAnUploadAlsoWhereTheArtifactLiesOnItsOwnDisk() throws Exception {
        Files.write(signature, signed(builds, digest()));
        Artifact pinned = store.pin(artifact, null);
        Files.write(signature, signed(newKey(), digest()));

        assertThatThrownBy(() -> store.fetch(pinned)).isInstanceOf(PermanentRefusal.class);
    }

    @Test
    void looksAgainBeforeAnUploadAlsoWhereTheArtifactIsPackedForNodesAlready() throws Exception {
        Files.write(signature, signed(builds, digest()));
        Artifact pinned = store.pin(artifact, null);
        UploadFile packed = store.forNodes(pinned, Transcript.NONE, EarlyEnd.NEVER);
        assertThat(store.forNodes(pinned, Transcript.NONE, EarlyEnd.NEVER)).isSameAs(packed);
        Files.delete(signature);

        assertThatThrownBy(() -> store.forNodes(pinned, Transcript.NONE, EarlyEnd.NEVER))
                .isInstanceOf(PermanentRefusal.class)
                .hasMessageContaining("shop-2.0.0.tar.gz.sig is not there");
    }

    @Test
    void opensslMakesSuchSignatures() throws Exception {
        Path directory = artifacts.directory();
        run(
                directory,
                "openssl genpkey -algorithm ed25519 -out builds.pem"
                        + " && openssl pkey -in builds.pem -pubout -out builds.pub"
                        + " && sha256sum shop-2.0.0.tar.gz | cut -c1-64 | tr -d '\\n' > digest"
                        + " && openssl pkeyutl -sign -rawin -inkey builds.pem -in digest -out shop-2.0.0.tar.gz.sig");
        ArtifactStore theirs = new ArtifactStore(
                base.resolve("store"),
                new ArtifactSettings(
                        List.of(artifacts.place()),
                        1,
                        null,
                        null,
                        null,
                        directory.resolve("builds.pub"),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null));

        assertThat(theirs.pin(artifact, null).fileName()).isEqualTo("shop-2.0.0.tar.gz");
    }

    private String digest() {
        return new ArtifactStore(base.resolve("unsigned"), artifacts.settings())
                .pin(artifact, null)
                .sha256();
    }

    private static byte[] signed(KeyPair key, String digest) throws GeneralSecurityException {
        Signature signer = Signature.getInstance("Ed25519");
        signer.initSign(key.getPrivate());
        signer.update(digest.getBytes(StandardCharsets.US_ASCII));
        return signer.sign();
    }

    private static KeyPair newKey() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void run(Path directory, String command) throws IOException {
        Process process = new ProcessBuilder("/bin/sh", "-c", command)
                .directory(directory.toFile())
                .inheritIO()
                .start();
        assertThat(ExitCode.of(process)).isZero();
    }
}
