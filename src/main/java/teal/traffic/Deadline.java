package teal.traffic;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** When an exchange must be over, however slowly the other side sends: a socket's own time-out restarts with each byte. */
final class Deadline {

    private final Duration allowed;
    private final long end;

    private Deadline(Duration allowed) {
        this.allowed = allowed;
        this.end = System.nanoTime() + allowed.toNanos();
    }

    static Deadline in(Duration allowed) {
        return new Deadline(allowed);
    }

    int millisLeft() throws SocketTimeoutException {
        long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        if (left <= 0) {
            throw new SocketTimeoutException("no answer " + text());
        }
        return Math.toIntExact(left);
    }

    /** {@code within 5 s}, for messages. */
    String text() {
        return allowed.toMillis() % 1000 == 0
                ? "within " + allowed.toSeconds() + " s"
                : "within " + allowed.toMillis() + " ms";
    }

    InputStream input(Socket socket) throws IOException {
        return new FilterInputStream(socket.getInputStream()) {
            @Override
            public int read() throws IOException {
                socket.setSoTimeout(millisLeft());
                return super.read();
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                socket.setSoTimeout(millisLeft());
                return super.read(buffer, offset, length);
            }
        };
    }
}
