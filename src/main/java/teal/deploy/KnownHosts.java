package teal.deploy;

import com.hierynomus.sshj.userauth.certificate.Certificate;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.schmizz.sshj.common.KeyType;
import net.schmizz.sshj.transport.verification.HostKeyVerifier;
import net.schmizz.sshj.transport.verification.OpenSSHKnownHosts;
import net.schmizz.sshj.transport.verification.OpenSSHKnownHosts.BadHostEntry;
import net.schmizz.sshj.transport.verification.OpenSSHKnownHosts.KnownHostEntry;
import org.jspecify.annotations.Nullable;
import teal.release.PermanentRefusal;

/**
 * Checks a node's host key against a known_hosts file (sshd(8), "SSH_KNOWN_HOSTS FILE FORMAT"). Stricter than sshj's own
 * check: a revoked key is refused whatever other lines say, and a line that cannot be parsed is an error, since it may be a
 * revocation.
 */
final class KnownHosts implements HostKeyVerifier {

    private static final String REVOKED = "@revoked ";
    private static final String AUTHORITY = "@cert-authority ";

    private final Path file;
    private final OpenSSHKnownHosts parser;
    private final List<KnownHostEntry> entries = new ArrayList<>();
    private final List<KnownHostEntry> revoked = new ArrayList<>();
    private @Nullable String refusal;

    KnownHosts(Path file) {
        this.file = file;
        try {
            this.parser = new OpenSSHKnownHosts(new StringReader(""));
            int number = 0;
            for (String line : Files.readAllLines(file)) {
                number++;
                if (!line.isBlank() && !line.strip().startsWith("#")) {
                    add(number, line.strip().replaceAll("\\s+", " "));
                }
            }
        } catch (IOException e) {
            throw new PermanentRefusal("known hosts " + file + " cannot be read (" + e + "); put the file there", e);
        }
    }

    private void add(int number, String line) {
        boolean revokes = line.startsWith(REVOKED);
        // sshj's entry for a revoked key matches nothing. Read as an authority, it matches the key and all that the key
        // signed.
        String read = revokes ? AUTHORITY + line.substring(REVOKED.length()) : line;
        KnownHostEntry entry;
        try {
            entry = parser.new EntryFactory().parseEntry(read);
        } catch (IOException | RuntimeException e) {
            throw unreadable(number, String.valueOf(e.getMessage()));
        }
        if (entry instanceof BadHostEntry || read.startsWith("@") && !read.startsWith(AUTHORITY)) {
            throw unreadable(number, "not an entry of a known_hosts file");
        }
        if (read.replace(AUTHORITY, "").split(" ")[0].contains("!")) {
            throw unreadable(number, "patterns with '!' are not supported, name the hosts instead");
        }
        (revokes ? revoked : entries).add(entry);
    }

    private PermanentRefusal unreadable(int number, String why) {
        return new PermanentRefusal("known hosts " + file + ", line " + number + ": " + why + "; fix the line");
    }

    @Override
    public boolean verify(String host, int port, PublicKey key) {
        try {
            refusal = whyNot(nameOf(host, port), key);
        } catch (IOException e) {
            refusal = "its host key cannot be checked (" + e.getMessage() + ")";
        }
        return refusal == null;
    }

    private @Nullable String whyNot(String name, PublicKey key) throws IOException {
        KeyType type = KeyType.fromKey(key);
        for (KnownHostEntry entry : revoked) {
            if (entry.appliesTo(name) && (entry.verify(key) || entry.verify(withoutCertificate(key)))) {
                return "its host key is revoked in " + file + "; find out why before anything else";
            }
        }
        boolean another = false;
        for (KnownHostEntry entry : entries) {
            if (entry.appliesTo(type, name)) {
                if (entry.verify(key)) {
                    return null;
                }
                another = true;
            }
        }
        return another
                ? "its " + type + " host key is not the one in " + file
                        + "; if the node was reinstalled, put its new key there, otherwise someone may be"
                        + " intercepting the connection"
                : "there is no " + type + " host key for " + name + " in " + file
                        + "; compare the key on the node itself, then put it there";
    }

    private static PublicKey withoutCertificate(PublicKey key) {
        return key instanceof Certificate<?> certificate ? certificate.getKey() : key;
    }

    /** Why {@link #verify} rejected the key. */
    Optional<String> refusal() {
        return Optional.ofNullable(refusal);
    }

    /** Asks the node, if it has several keys, for one of a type in the file. */
    @Override
    public List<String> findExistingAlgorithms(String host, int port) {
        List<String> algorithms = new ArrayList<>();
        for (KnownHostEntry entry : entries) {
            for (KeyType type : KeyType.values()) {
                if (appliesTo(entry, type, nameOf(host, port))) {
                    algorithms.addAll(
                            type == KeyType.RSA ? List.of("rsa-sha2-512", "rsa-sha2-256") : List.of(type.toString()));
                }
            }
        }
        return algorithms;
    }

    private static boolean appliesTo(KnownHostEntry entry, KeyType type, String name) {
        try {
            return entry.appliesTo(type, name);
        } catch (IOException e) {
            return false; // verify() reaches the same entry and says why
        }
    }

    private static String nameOf(String host, int port) {
        String lower = host.toLowerCase(Locale.ROOT);
        return port == 22 ? lower : "[" + lower + "]:" + port;
    }
}
