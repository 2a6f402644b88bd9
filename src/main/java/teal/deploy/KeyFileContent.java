package teal.deploy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** Recognizes what people put where a private key belongs. */
record KeyFileContent(String text) {

    private static final Pattern PUBLIC =
            Pattern.compile("^\\s*(ssh|ecdsa|sk)-[a-z0-9@.-]+ AAAA|BEGIN (SSH2 |RSA |EC )?PUBLIC KEY");
    private static final Pattern ENCRYPTED = Pattern.compile("BEGIN ENCRYPTED PRIVATE KEY|Proc-Type: *4, *ENCRYPTED");
    private static final Pattern PRIVATE = Pattern.compile("BEGIN [A-Z0-9 ]*PRIVATE KEY");
    private static final String OPENSSH = "BEGIN OPENSSH PRIVATE KEY-----";

    /** PROTOCOL.key of OpenSSH. */
    private static final String MAGIC = "openssh-key-v1\0";

    /** Empty if it looks like a private key that can be opened with what the settings have. */
    Optional<String> whyUnusable(Path file, boolean passphraseKnown) {
        if (text.contains("-cert-v01@openssh.com ")) {
            return Optional.of("is a certificate; name the private key in deployment.ssh.identity, and the certificate"
                    + " in deployment.ssh.certificate");
        }
        if (PUBLIC.matcher(text).find()) {
            String likely = file.toString().replaceFirst("\\.pub$", "");
            return Optional.of("is a public key; name the private one in deployment.ssh.identity"
                    + (likely.equals(file.toString()) ? "" : " (probably " + likely + ")"));
        }
        if (!passphraseKnown && (ENCRYPTED.matcher(text).find() || isEncryptedOpenSsh())) {
            return Optional.of(
                    "has a passphrase, which nobody is there to type; refer to it in deployment.ssh.passphrase,"
                            + " or make a key of Teal's own without one");
        }
        if (text.startsWith("PuTTY-User-Key-File")) {
            return Optional.of("is in PuTTY's format; convert it with 'puttygen " + file + " -O private-openssh'");
        }
        if (!PRIVATE.matcher(text).find()) {
            return Optional.of("is no private key, but "
                    + new FirstBytes(text.getBytes(StandardCharsets.ISO_8859_1)).kind()
                    + "; put a private key there in OpenSSH's or PKCS #8 format");
        }
        return Optional.empty();
    }

    private boolean isEncryptedOpenSsh() {
        int begin = text.indexOf(OPENSSH);
        if (begin < 0) {
            return false;
        }
        try {
            String base64 = text.substring(begin + OPENSSH.length()).split("-----", 2)[0];
            ByteBuffer key = ByteBuffer.wrap(Base64.getMimeDecoder().decode(base64));
            byte[] magic = new byte[MAGIC.length()];
            key.get(magic);
            byte[] cipher = new byte[key.getInt()];
            key.get(cipher);
            return !new String(cipher, StandardCharsets.US_ASCII).equals("none");
        } catch (RuntimeException damaged) {
            return false; // the reader of keys says what is wrong
        }
    }
}
