package teal.lab.nodes;

import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What a command prints, passed on as it comes, but for the line in which its script says that it has ended: whoever waits for
 * the answer gets that once it is let go, and so does nothing more before.
 */
final class HeldAnswer extends FilterOutputStream {

    private final byte[] end;
    private final ByteArrayOutputStream held = new ByteArrayOutputStream();
    private boolean ended;

    /** @param mark with which the script begins its own lines; nothing else that it prints has it */
    HeldAnswer(OutputStream out, String mark) {
        super(out);
        this.end = (mark + " ended ").getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public synchronized void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
        held.write(bytes, offset, length);
        if (ended) {
            return;
        }
        byte[] all = held.toByteArray();
        int kept = 0;
        while (!begins(all, kept)) {
            kept++;
        }
        ended = all.length - kept >= end.length;
        out.write(all, 0, kept);
        held.reset();
        held.write(all, kept, all.length - kept);
    }

    /** Whether the end, or as much of it as there is, begins here; at the very end there is nothing of it. */
    private boolean begins(byte[] all, int from) {
        int length = Math.min(end.length, all.length - from);
        return Arrays.equals(all, from, from + length, end, 0, length);
    }

    /** Whether the line by which the script ends has come. */
    synchronized boolean hasEnded() {
        return ended;
    }

    /** What is held stays held: the command has ended, and its answer has not been let go yet. */
    @Override
    public void close() throws IOException {
        flush();
    }

    synchronized void letGo() throws IOException {
        out.write(held.toByteArray());
        held.reset();
        out.close();
    }
}
