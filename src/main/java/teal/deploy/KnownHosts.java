package teal.deploy;

import com.hierynomus.sshj.userauth.certificate.Certificate;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.common.KeyType;
import net.schmizz.sshj.transport.verification.HostKeyVerifier;
import org.jspecify.annotations.Nullable;
import teal.deploy.KnownHostLine.Marker;
import teal.release.Quoted;

/**
 * Checks a node's host key against a known_hosts file. Stricter than sshj's own check: a revoked key is refused whatever
 * other lines say, and so is every key of a host if a line that may revoke it cannot be read. Lines about other hosts, and
 * keys of a kind that Teal does not know, are left aside.
 */
final class KnownHosts implements HostKeyVerifier {

    private final Path file;
    private final List<KnownHostLine> lines = new ArrayList<>();
    private @Nullable String refusal;

    /** @throws OwnFileFault if the file cannot be read */
    KnownHosts(Path file) {
        this.file = file;
        // Hosts and keys are ASCII; comments may be anything.
        String text = new String(OwnFileFault.read("known hosts", file), StandardCharsets.ISO_8859_1);
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            KnownHostLine.read(number, line).ifPresent(lines::add);
        }
    }

    @Override
    public boolean verify(String host, int port, PublicKey key) {
        refusal = whyNot(nameOf(host, port), key);
        return refusal == null;
    }

    private @Nullable String whyNot(String name, PublicKey key) {
        List<KnownHostLine> about =
                lines.stream().filter(line -> line.isAbout(name)).toList();
        List<byte[]> presented = presented(key);
        for (KnownHostLine line : about) {
            if (line.marker() == Marker.UNKNOWN || line.marker() == Marker.REVOKED && !line.isReadable()) {
                return "line " + line.number() + " of " + file + " may revoke its host key, but cannot be read; write"
                        + " '@revoked', the hosts, the type and the whole key, or remove the line";
            }
            if (line.marker() == Marker.REVOKED && presented.stream().anyMatch(line::has)) {
                return "its host key is revoked in " + file + "; find out why before anything else";
            }
        }
        if (about.stream().anyMatch(line -> trusts(line, key))) {
            return null;
        }
        KeyType type = KeyType.fromKey(key);
        Marker wanted = key instanceof Certificate ? Marker.AUTHORITY : Marker.NONE;
        boolean another = about.stream()
                .anyMatch(line -> line.isReadable()
                        && line.marker() == wanted
                        && (wanted == Marker.AUTHORITY || line.type().equals(type.toString())));
        return (another
                        ? "its " + type + " host key is not the one in " + file
                                + "; if the node was reinstalled, put its new key there, otherwise someone may be"
                                + " intercepting the connection"
                        : "there is no " + type + " host key for " + name + " in " + file
                                + "; compare the key on the node itself, then put it there")
                + unreadable(about);
    }

    private static String unreadable(List<KnownHostLine> about) {
        return about.stream()
                .filter(line -> !line.isReadable())
                .findFirst()
                .map(line -> ". Line " + line.number() + " has no key that can be read, but " + Quoted.text(line.type())
                        + ": is it a part of one?")
                .orElse("");
    }

    private static boolean trusts(KnownHostLine line, PublicKey key) {
        return line.isReadable()
                && switch (line.marker()) {
                    case NONE -> line.has(encoded(key));
                    case AUTHORITY ->
                        key instanceof Certificate<?> certificate && line.has(certificate.getSignatureKey());
                    case REVOKED, UNKNOWN -> false;
                };
    }

    /** The key and, with a certificate, the key without it and the authority's. */
    private static List<byte[]> presented(PublicKey key) {
        return key instanceof Certificate<?> certificate
                ? List.of(encoded(key), encoded(certificate.getKey()), certificate.getSignatureKey())
                : List.of(encoded(key));
    }

    private static byte[] encoded(PublicKey key) {
        return new Buffer.PlainBuffer().putPublicKey(key).getCompactData();
    }

    /** Why {@link #verify} rejected the key. */
    Optional<String> refusal() {
        return Optional.ofNullable(refusal);
    }

    /** Asks the node, if it has several keys, for one of a type in the file. */
    @Override
    public List<String> findExistingAlgorithms(String host, int port) {
        String name = nameOf(host, port);
        return lines.stream()
                .filter(line -> line.isAbout(name) && line.isReadable())
                .flatMap(KnownHosts::algorithms)
                .distinct()
                .toList();
    }

    private static Stream<String> algorithms(KnownHostLine line) {
        return switch (line.marker()) {
            case AUTHORITY ->
                Arrays.stream(KeyType.values())
                        .filter(type -> type.getParent() != null)
                        .map(KeyType::toString);
            case NONE ->
                line.type().equals(KeyType.RSA.toString())
                        ? Stream.of("rsa-sha2-512", "rsa-sha2-256")
                        : Stream.of(KeyType.fromString(line.type()))
                                .filter(type -> type != KeyType.UNKNOWN)
                                .map(KeyType::toString);
            case REVOKED, UNKNOWN -> Stream.of();
        };
    }

    private static String nameOf(String host, int port) {
        String lower = host.toLowerCase(Locale.ROOT);
        return port == 22 ? lower : "[" + lower + "]:" + port;
    }
}
