package teal.deploy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** What a command prints: the first and the last 32 KiB of it, however much it is. */
final class BoundedOutput {

    private static final int HALF = 32 * 1024;

    /** ECMA-48 control sequences and strings, as terminals understand them. */
    private static final Pattern ESCAPE_CODE =
            Pattern.compile("\u001B(\\[[0-?]*[ -/]*[@-~]|[\\]PX^_][^\u0007\u001B\n]*(\u0007|\u001B\\\\)?|[ -/]*[0-~])");

    private final ByteArrayOutputStream head = new ByteArrayOutputStream();
    private final byte[] tail = new byte[HALF];
    private long beyondHead;

    /** Reads to the end, so that the command never waits for Teal. */
    void drain(InputStream stream) throws IOException {
        byte[] buffer = new byte[HALF];
        for (int count = stream.read(buffer); count >= 0; count = stream.read(buffer)) {
            add(buffer, count);
        }
    }

    private synchronized void add(byte[] bytes, int count) {
        int toHead = Math.min(count, HALF - head.size());
        head.write(bytes, 0, toHead);
        for (int i = toHead; i < count; i++) {
            tail[(int) (beyondHead++ % HALF)] = bytes[i];
        }
    }

    synchronized boolean truncated() {
        return beyondHead > HALF;
    }

    /** The text, without what could change how a log or a browser shows other text. */
    synchronized String text() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(head.toByteArray());
        if (truncated()) {
            all.writeBytes(
                    "\n... %d bytes left out ...\n".formatted(beyondHead - HALF).getBytes(StandardCharsets.UTF_8));
        }
        long from = Math.max(0, beyondHead - HALF);
        for (long i = from; i < beyondHead; i++) {
            all.write(tail[(int) (i % HALF)]);
        }
        return clean(all.toString(StandardCharsets.UTF_8));
    }

    static String clean(String text) {
        String withoutEscapes = ESCAPE_CODE.matcher(text.replace("\r\n", "\n")).replaceAll("");
        StringBuilder clean = new StringBuilder(withoutEscapes.length());
        withoutEscapes.codePoints().filter(BoundedOutput::isHarmless).forEach(clean::appendCodePoint);
        return clean.toString();
    }

    private static boolean isHarmless(int point) {
        int type = Character.getType(point);
        return point == '\n' || point == '\t' || type != Character.CONTROL && type != Character.FORMAT;
    }
}
