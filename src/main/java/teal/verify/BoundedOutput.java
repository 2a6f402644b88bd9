package teal.verify;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A program's output: read to its end, so that the program never blocks, but kept only in part. */
final class BoundedOutput {

    static final int MOST = 64 * 1024;

    private static final int HEAD = MOST / 4;
    private static final Duration LAST_BYTES = Duration.ofSeconds(2);
    private static final String ESCAPE_CODES =
            "\u001B\\[[0-9;?]*[ -/]*[@-~]|\u001B\\][^\u0007\u001B]*(\u0007|\u001B\\\\)";

    private final ByteArrayOutputStream head = new ByteArrayOutputStream();
    private final byte[] ring = new byte[MOST - HEAD];
    private long afterHead;
    private final Thread reader;

    private BoundedOutput(InputStream stream) {
        reader = new Thread(() -> read(stream), "smoke-script-output");
        reader.setDaemon(true);
    }

    static BoundedOutput drain(InputStream stream) {
        BoundedOutput output = new BoundedOutput(stream);
        output.reader.start();
        return output;
    }

    private void read(InputStream stream) {
        byte[] buffer = new byte[8192];
        try {
            for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
                keep(buffer, read);
            }
        } catch (IOException e) {
            // The program was ended and its pipe with it; what came until then is kept.
        }
    }

    private synchronized void keep(byte[] bytes, int count) {
        int first = Math.min(count, HEAD - head.size());
        head.write(bytes, 0, first);
        for (int i = first; i < count; i++) {
            ring[(int) (afterHead++ % ring.length)] = bytes[i];
        }
    }

    /** What was written, without escape codes and control characters; the middle is left out where it is too long. */
    String text() throws InterruptedException {
        // The program has ended: its last bytes are in the pipe. A child of its may hold the pipe open for ever.
        reader.join(LAST_BYTES.toMillis());
        synchronized (this) {
            int kept = (int) Math.min(afterHead, ring.length);
            byte[] tail = new byte[kept];
            for (int i = 0; i < kept; i++) {
                tail[i] = ring[(int) ((afterHead - kept + i) % ring.length)];
            }
            long left = afterHead - kept;
            return clean(head.toByteArray())
                    + (left > 0 ? "\n... " + left + " bytes left out ...\n" : "")
                    + clean(tail);
        }
    }

    private static String clean(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8)
                .replaceAll(ESCAPE_CODES, "")
                .replaceAll("[\\p{Cc}\\p{Cf}&&[^\n\t]]", "");
    }
}
