package teal.http;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * A body as text, uncompressed, in the encoding that its byte-order mark, else its {@code Content-Type} names; UTF-8
 * otherwise.
 */
record Body(String text, String unreadable) {

    static final Body NONE = new Body("", "");

    /** Reads until the limit or the end. */
    static Body read(InputStream in, String coding, @Nullable Charset charset, Limit limit) throws IOException {
        return switch (coding.strip().toLowerCase(Locale.ROOT)) {
            case "", "identity" -> text(in, charset, limit);
            case "gzip", "x-gzip" -> uncompressed(coding, in, GZIPInputStream::new, charset, limit);
            case "deflate" -> uncompressed(coding, in, InflaterInputStream::new, charset, limit);
            default -> {
                in.readNBytes(limit.bytes());
                yield new Body("", "the body is compressed with '" + coding + "', which cannot be read here");
            }
        };
    }

    @FunctionalInterface
    private interface Opening {
        InputStream of(InputStream compressed) throws IOException;
    }

    private static Body uncompressed(
            String coding, InputStream in, Opening opening, @Nullable Charset charset, Limit limit) throws IOException {
        try {
            return text(opening.of(in), charset, limit);
        } catch (ZipException | EOFException e) {
            return new Body("", "the body says that it is compressed with '" + coding + "', but it is not");
        }
    }

    private static Body text(InputStream in, @Nullable Charset charset, Limit limit) throws IOException {
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        byte[] piece = new byte[8192];
        int count = limit.bytes() > 0 ? in.read(piece) : -1;
        while (count >= 0) {
            kept.write(piece, 0, Math.min(count, limit.bytes() - kept.size()));
            if (kept.size() == limit.bytes() && !limit.wholly()) {
                break;
            }
            count = in.read(piece, 0, Math.max(1, Math.min(piece.length, limit.bytes() - kept.size())));
            if (count > 0 && kept.size() == limit.bytes()) {
                throw new NoAnswer("the body is longer than " + limit.bytes() + " bytes");
            }
        }
        return new Body(decoded(kept.toByteArray(), charset), "");
    }

    private static String decoded(byte[] bytes, @Nullable Charset charset) {
        if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
            return new String(bytes, 3, bytes.length - 3, StandardCharsets.UTF_8);
        }
        if (startsWith(bytes, 0xFE, 0xFF)) {
            return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16BE);
        }
        if (startsWith(bytes, 0xFF, 0xFE)) {
            return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16LE);
        }
        return new String(bytes, charset == null ? StandardCharsets.UTF_8 : charset);
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i == bytes.length || (bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
