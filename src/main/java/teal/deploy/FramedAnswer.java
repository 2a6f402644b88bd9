package teal.deploy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.OptionalInt;
import teal.release.BoundedOutput;

/** The part of a stream between the marks of a {@link FramedScript}; ends with it, although the stream may go on. */
final class FramedAnswer extends InputStream {

    private enum Part {
        BEFORE,
        INSIDE,
        AFTER
    }

    private final InputStream stream;
    private final byte[] beginning;
    private final byte[] ending;
    private final BoundedOutput before = new BoundedOutput();
    private byte[] held = new byte[0];
    private byte[] ready = new byte[0];
    private int given;
    private boolean over;
    private volatile Part part = Part.BEFORE;
    private volatile int exitCode = -1;

    FramedAnswer(InputStream stream, String mark) {
        this.stream = stream;
        this.beginning = ("\n" + mark + " begins\n").getBytes(StandardCharsets.US_ASCII);
        this.ending = ("\n" + mark + " ended ").getBytes(StandardCharsets.US_ASCII);
    }

    /** Whether the script has started. */
    boolean hasBegun() {
        return part != Part.BEFORE;
    }

    /** The script's exit code; empty as long as it has not ended. */
    OptionalInt exitCode() {
        return exitCode < 0 ? OptionalInt.empty() : OptionalInt.of(exitCode);
    }

    /** What the log-in shell printed by itself. */
    String printedBefore() {
        return before.text();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        byte[] buffer = new byte[Math.max(length, 1 << 10)];
        while (given == ready.length) {
            if (over || part == Part.AFTER) {
                return -1;
            }
            int count = stream.read(buffer);
            over = count < 0;
            look(Arrays.copyOf(buffer, Math.max(0, count)));
        }
        int count = Math.min(length, ready.length - given);
        System.arraycopy(ready, given, bytes, offset, count);
        given += count;
        return count;
    }

    private void look(byte[] more) throws IOException {
        byte[] all = Arrays.copyOf(held, held.length + more.length);
        System.arraycopy(more, 0, all, held.length, more.length);
        if (part == Part.BEFORE) {
            all = lookForBeginning(all);
        }
        if (part == Part.INSIDE) {
            lookForEnding(all);
        }
    }

    /** Returns what follows the beginning. */
    private byte[] lookForBeginning(byte[] all) throws IOException {
        int begin = indexOf(all, beginning);
        int skipped = begin >= 0 ? begin : all.length - (over ? 0 : partAtEnd(all, beginning));
        before.drain(new ByteArrayInputStream(all, 0, skipped));
        held = Arrays.copyOfRange(all, skipped, all.length);
        if (begin < 0) {
            return held;
        }
        part = Part.INSIDE;
        return Arrays.copyOfRange(all, begin + beginning.length, all.length);
    }

    private void lookForEnding(byte[] all) {
        int end = indexOf(all, ending);
        int answered = end >= 0 ? end : all.length - (over ? 0 : partAtEnd(all, ending));
        ready = Arrays.copyOf(all, answered);
        given = 0;
        held = Arrays.copyOfRange(all, answered, all.length);
        String code =
                end < 0 ? "" : new String(held, ending.length, held.length - ending.length, StandardCharsets.US_ASCII);
        if (code.matches("[0-9]{1,3}\n(?s:.*)")) {
            exitCode = Integer.parseInt(code.substring(0, code.indexOf('\n')));
            part = Part.AFTER;
        }
    }

    private static int indexOf(byte[] all, byte[] wanted) {
        for (int i = 0; i + wanted.length <= all.length; i++) {
            if (all[i] == wanted[0] && Arrays.equals(all, i, i + wanted.length, wanted, 0, wanted.length)) {
                return i;
            }
        }
        return -1;
    }

    /** How many bytes at the end may be the first ones of a mark. */
    private static int partAtEnd(byte[] all, byte[] mark) {
        for (int count = Math.min(mark.length - 1, all.length); count > 0; count--) {
            if (Arrays.equals(all, all.length - count, all.length, mark, 0, count)) {
                return count;
            }
        }
        return 0;
    }
}
