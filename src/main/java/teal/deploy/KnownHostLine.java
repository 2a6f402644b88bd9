package teal.deploy;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A line of a known_hosts file: {@code [marker] hosts type key [comment]} (sshd(8), "SSH_KNOWN_HOSTS FILE FORMAT").
 *
 * @param key the key as SSH sends it; null if it cannot be read
 */
record KnownHostLine(int number, Marker marker, String hosts, String type, byte @Nullable [] key) {

    enum Marker {
        NONE,
        REVOKED,
        AUTHORITY,
        /** Perhaps a misspelt {@link #REVOKED}. */
        UNKNOWN
    }

    /** Empty for comments and blank lines. */
    static Optional<KnownHostLine> read(int number, String line) {
        String text = line.strip();
        if (text.isEmpty() || text.startsWith("#")) {
            return Optional.empty();
        }
        String[] words = text.split("[ \\t]+");
        int first = text.startsWith("@") ? 1 : 0;
        Marker marker = first == 0
                ? Marker.NONE
                : switch (words[0]) {
                    case "@revoked" -> Marker.REVOKED;
                    case "@cert-authority" -> Marker.AUTHORITY;
                    default -> Marker.UNKNOWN;
                };
        String type = word(words, first + 1);
        return Optional.of(
                new KnownHostLine(number, marker, word(words, first), type, key(type, word(words, first + 2))));
    }

    private static String word(String[] words, int index) {
        return index < words.length ? words[index] : "";
    }

    private static byte @Nullable [] key(String type, String base64) {
        try {
            byte[] key = Base64.getDecoder().decode(base64);
            return isWhole(type, key) ? key : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** Every public key is a sequence of strings, the first of which is its type (RFC 4253 §6.6). */
    private static boolean isWhole(String type, byte[] key) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(key);
            String first = "";
            int strings = 0;
            while (bytes.hasRemaining()) {
                int length = bytes.getInt();
                if (length < 0 || length > bytes.remaining()) {
                    return false;
                }
                byte[] string = new byte[length];
                bytes.get(string);
                first = strings == 0 ? new String(string, StandardCharsets.US_ASCII) : first;
                strings++;
            }
            return strings > 1 && first.equals(type);
        } catch (BufferUnderflowException e) {
            return false;
        }
    }

    /** Whether the line is about a host; a line without hosts may be about any. */
    boolean isAbout(String host) {
        return hosts.isEmpty() || new HostPatterns(hosts).match(host);
    }

    boolean isReadable() {
        return key != null;
    }

    boolean has(byte[] other) {
        return Arrays.equals(key, other);
    }
}
