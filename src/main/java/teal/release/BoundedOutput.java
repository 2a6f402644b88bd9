package teal.release;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * A command's output: the first and the last 32 KiB of it, however long it is. It is read to its end, so that the command
 * never waits for Teal, and can be viewed while it is still growing.
 */
public final class BoundedOutput {

    private static final int HALF = 32 * 1024;
    /** Where the middle is left out, the cut is made between lines, unless a line is longer than this. */
    private static final int LINE = 4 * 1024;

    /** ECMA-48 control sequences and strings, as interpreted by terminals. */
    private static final Pattern ESCAPE_CODE =
            Pattern.compile("\u001B(\\[[0-?]*[ -/]*[@-~]|[\\]PX^_][^\u0007\u001B\n]*(\u0007|\u001B\\\\)?|[ -/]*[0-~])");

    private final ByteArrayOutputStream head = new ByteArrayOutputStream();
    private final byte[] tail = new byte[HALF];
    private long beyondHead;

    /** Reads to the end. */
    public void drain(InputStream stream) throws IOException {
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

    public synchronized boolean truncated() {
        return beyondHead > HALF;
    }

    /** The text so far, without secrets and without characters that could change how a log or a browser shows other text. */
    public synchronized String text() {
        byte[] first = head.toByteArray();
        byte[] last = end();
        if (!truncated()) {
            byte[] all = Arrays.copyOf(first, first.length + last.length);
            System.arraycopy(last, 0, all, first.length, last.length);
            return shown(all);
        }
        byte[] begin = Arrays.copyOf(first, wholeLines(first));
        byte[] end = Arrays.copyOfRange(last, fromWholeLine(last), last.length);
        long left = beyondHead + first.length - begin.length - end.length;
        return shown(begin) + "\n... " + left + " bytes left out ...\n" + shown(end);
    }

    private byte[] end() {
        int kept = (int) Math.min(beyondHead, HALF);
        byte[] end = new byte[kept];
        for (int i = 0; i < kept; i++) {
            end[i] = tail[(int) ((beyondHead - kept + i) % HALF)];
        }
        return end;
    }

    /** Half a line could hold half a secret, which no pattern recognizes. Text without line breaks is kept as it is. */
    private static int wholeLines(byte[] bytes) {
        for (int i = bytes.length; i > bytes.length - LINE; i--) {
            if (bytes[i - 1] == '\n') {
                return i;
            }
        }
        return bytes.length;
    }

    private static int fromWholeLine(byte[] bytes) {
        for (int i = 0; i < LINE; i++) {
            if (bytes[i] == '\n') {
                return i + 1;
            }
        }
        return 0;
    }

    private static String shown(byte[] bytes) {
        return Masked.text(clean(new String(bytes, StandardCharsets.UTF_8)));
    }

    /** Without escape codes and control characters. */
    public static String clean(String text) {
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
