package teal.deploy;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.StringTokenizer;
import org.jspecify.annotations.Nullable;

/**
 * A line of a known_hosts file: {@code [marker] hosts type key [comment]} (sshd(8), "SSH_KNOWN_HOSTS FILE FORMAT").
 *
 * @param base64 the key as it is written; looked at only where the line is about the host that is asked for, since a file may
 *     have thousands of lines
 */
record KnownHostLine(int number, Marker marker, String hosts, String type, String base64) {

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
        StringTokenizer words = new StringTokenizer(text, " \t");
        Marker marker = text.startsWith("@") ? marker(words.nextToken()) : Marker.NONE;
        return Optional.of(new KnownHostLine(number, marker, word(words), word(words), word(words)));
    }

    private static Marker marker(String word) {
        return switch (word) {
            case "@revoked" -> Marker.REVOKED;
            case "@cert-authority" -> Marker.AUTHORITY;
            default -> Marker.UNKNOWN;
        };
    }

    private static String word(StringTokenizer words) {
        return words.hasMoreTokens() ? words.nextToken() : "";
    }

    /** As SSH sends it; null if it cannot be read. */
    private byte @Nullable [] key() {
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
        return key() != null;
    }

    boolean has(byte[] other) {
        return Arrays.equals(key(), other);
    }
}
