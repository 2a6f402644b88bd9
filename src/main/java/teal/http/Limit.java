package teal.http;

/**
 * How much of a body is read.
 *
 * @param bytes after decompression
 * @param wholly whether a longer body is refused; otherwise its beginning is kept and the rest is not waited for
 */
public record Limit(int bytes, boolean wholly) {

    public static Limit whole(int bytes) {
        return new Limit(bytes, true);
    }

    public static Limit beginning(int bytes) {
        return new Limit(bytes, false);
    }
}
