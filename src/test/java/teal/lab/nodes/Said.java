package teal.lab.nodes;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Keeps the beginning of a command's output, even if nobody at the other end is listening any more. */
final class Said {

    private static final int MOST = 4_000;

    private final StringBuffer text = new StringBuffer();

    /** Whatever is written to the result goes to the stream and is kept. */
    OutputStream to(OutputStream stream) {
        return new FilterOutputStream(stream) {

            private boolean gone;

            @Override
            public void write(int one) throws IOException {
                write(new byte[] {(byte) one}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                keep(new String(bytes, offset, length, StandardCharsets.UTF_8));
                ifListening(() -> out.write(bytes, offset, length));
            }

            @Override
            public void flush() throws IOException {
                ifListening(out::flush);
            }

            private void ifListening(Output output) throws IOException {
                if (gone && text.length() >= MOST) {
                    throw new IOException("nobody listens, and enough was said");
                }
                try {
                    if (!gone) {
                        output.put();
                    }
                } catch (IOException hungUp) {
                    gone = true;
                }
            }
        };
    }

    private void keep(String more) {
        text.append(more, 0, Math.max(0, Math.min(more.length(), MOST - text.length())));
    }

    String text() {
        return text.toString();
    }

    private interface Output {
        void put() throws IOException;
    }
}
