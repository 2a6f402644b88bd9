package teal.access;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Arrays;
import java.util.List;

/** Sends a body that is larger than any that Teal takes, until it is answered or sent away. */
final class OversizedBody {

    static final List<String> TYPES = List.of(
            "application/json",
            "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=x",
            "application/octet-stream");

    static final long BYTES = 21_000_000;

    private static final int PIECE = 16_384;
    private static final int PATIENCE_MILLIS = 40_000;

    private final int port;

    OversizedBody(int port) {
        this.port = port;
    }

    /** @return the status, or 0 if the connection ended without one */
    int send(Operation operation, List<String> headers, String type, boolean chunked) throws IOException {
        StringBuilder head = new StringBuilder(operation.method() + " " + Attempt.path(operation)
                + " HTTP/1.1\r\nHost: teal\r\nContent-Type: " + type + "\r\n");
        headers.stream()
                .filter(header -> !header.startsWith("Content-Type"))
                .forEach(header -> head.append(header).append("\r\n"));
        head.append(chunked ? "Transfer-Encoding: chunked\r\n\r\n" : "Content-Length: " + BYTES + "\r\n\r\n");
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port));
            socket.setSoTimeout(PATIENCE_MILLIS);
            write(socket, head.toString(), begin(type), chunked);
            String answer = new String(readAll(socket.getInputStream()), US_ASCII);
            return answer.startsWith("HTTP/1.1 ") ? Integer.parseInt(answer.substring(9, 12)) : 0;
        }
    }

    private static String begin(String type) {
        return switch (type.charAt(0)) {
            case 'm' -> "--x\r\nContent-Disposition: form-data; name=\"a\"; filename=\"a.bpmn\"\r\n\r\n";
            default -> type.endsWith("json") ? "{\"a\": \"" : "a=";
        };
    }

    private static void write(Socket socket, String head, String begin, boolean chunked) {
        byte[] piece = new byte[PIECE];
        Arrays.fill(piece, (byte) 'a');
        try {
            OutputStream out = socket.getOutputStream();
            out.write(head.getBytes(US_ASCII));
            out.write(chunked ? chunk(begin.getBytes(US_ASCII)) : begin.getBytes(US_ASCII));
            byte[] more = chunked ? chunk(piece) : piece;
            for (long sent = 0; sent < BYTES && socket.getInputStream().available() == 0; sent += PIECE) {
                out.write(more);
            }
            // Otherwise the server waits for the rest for a moment.
            socket.shutdownOutput();
        } catch (IOException sentAway) {
            // What it said is read next.
        }
    }

    private static byte[] chunk(byte[] data) {
        byte[] size = (Integer.toHexString(data.length) + "\r\n").getBytes(US_ASCII);
        byte[] chunk = Arrays.copyOf(size, size.length + data.length + 2);
        System.arraycopy(data, 0, chunk, size.length, data.length);
        chunk[chunk.length - 2] = '\r';
        chunk[chunk.length - 1] = '\n';
        return chunk;
    }

    private static byte[] readAll(InputStream in) {
        byte[] all = new byte[PIECE];
        int length = 0;
        try {
            for (int read = in.read(all); read > 0 && length < all.length; ) {
                length += read;
                read = length < all.length ? in.read(all, length, all.length - length) : -1;
            }
        } catch (IOException sentAway) {
            // So much was said before.
        }
        return Arrays.copyOf(all, length);
    }
}
