package teal.traffic;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;

/** Reads one DNS message with its length before it (RFC 1035 §4.2.2), and says how far it came if that is not all of it. */
final class TcpAnswer {

    private static final int PREFIX = 2;

    private final InputStream in;
    private final Deadline deadline;

    TcpAnswer(Socket socket, Deadline deadline) throws IOException {
        this.in = deadline.input(socket);
        this.deadline = deadline;
    }

    byte[] read() throws IOException {
        byte[] prefix = read(PREFIX, "without an answer", "it took the message, but did not answer ");
        int length = (prefix[0] & 0xff) << 8 | prefix[1] & 0xff;
        return read(
                length, "in the middle of its answer", "it stopped in the middle of its answer, which was not there ");
    }

    private byte[] read(int length, String closed, String stopped) throws IOException {
        byte[] all = new byte[length];
        int got = 0;
        while (got < length) {
            int more = readSome(all, got, stopped);
            if (more < 0) {
                throw new EOFException("it closed the connection " + closed);
            }
            got += more;
        }
        return all;
    }

    private int readSome(byte[] all, int got, String stopped) throws IOException {
        try {
            return in.read(all, got, all.length - got);
        } catch (SocketTimeoutException e) {
            SocketTimeoutException late = new SocketTimeoutException(stopped + deadline.text());
            late.initCause(e);
            throw late;
        }
    }
}
