package teal.lab;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests exactly as written, which no HTTP client does: they all normalise addresses first. One connection is used
 * for as long as the server keeps it.
 */
public final class RawHttp implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 60_000;

    private final SocketFactory sockets;
    private final InetSocketAddress server;
    private @Nullable Socket socket;
    private @Nullable InputStream answers;

    /** The status, and the beginning of the response. */
    public record Answer(int status, List<String> headers, String body) {}

    public RawHttp(SocketFactory sockets, int port) {
        this.sockets = sockets;
        this.server = new InetSocketAddress("127.0.0.1", port);
    }

    /** @param headers complete lines, except for those that the request needs anyway */
    public Answer send(String method, String target, List<String> headers, String body) {
        StringBuilder request = new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: 127.0.0.1:"
                + server.getPort() + "\r\nContent-Length: " + body.length() + "\r\n");
        headers.forEach(header -> request.append(header).append("\r\n"));
        byte[] bytes = request.append("\r\n").append(body).toString().getBytes(StandardCharsets.ISO_8859_1);
        boolean fresh = socket == null;
        try {
            return exchange(bytes, method);
        } catch (IOException e) {
            close();
            if (fresh) {
                throw new IllegalStateException(method + " " + target + ": " + e.getMessage(), e);
            }
        }
        // The server had closed the connection after its last answer.
        try {
            return exchange(bytes, method);
        } catch (IOException e) {
            close();
            throw new IllegalStateException(method + " " + target + ": " + e.getMessage(), e);
        }
    }

    private Answer exchange(byte[] request, String method) throws IOException {
        Socket open = socket;
        InputStream in = answers;
        if (open == null || in == null) {
            open = sockets.createSocket();
            open.connect(server, PATIENCE_MILLIS);
            open.setSoTimeout(PATIENCE_MILLIS);
            open.setTcpNoDelay(true);
            in = new BufferedInputStream(open.getInputStream());
            socket = open;
            answers = in;
        }
        open.getOutputStream().write(request);
        open.getOutputStream().flush();
        String[] status = line(in).split(" ");
        List<String> headers = new java.util.ArrayList<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            headers.add(line);
        }
        int code = Integer.parseInt(status[1]);
        boolean bodiless = method.equals("HEAD") || code == 204 || code == 304;
        byte[] body = bodiless ? new byte[0] : body(in, headers);
        if (is(headers, "connection", "close")) {
            close();
        }
        return new Answer(code, headers, new String(body, StandardCharsets.UTF_8));
    }

    private static byte[] body(InputStream in, List<String> headers) throws IOException {
        for (String header : headers) {
            if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                return in.readNBytes(Integer.parseInt(
                        header.substring("content-length:".length()).strip()));
            }
        }
        if (!is(headers, "transfer-encoding", "chunked")) {
            return in.readAllBytes();
        }
        java.io.ByteArrayOutputStream body = new java.io.ByteArrayOutputStream();
        for (int size = Integer.parseInt(line(in), 16); size > 0; size = Integer.parseInt(line(in), 16)) {
            body.write(in.readNBytes(size));
            line(in);
        }
        line(in);
        return body.toByteArray();
    }

    private static boolean is(List<String> headers, String name, String value) {
        return headers.stream().anyMatch(header -> header.equalsIgnoreCase(name + ": " + value));
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the connection ended");
            }
            line.append((char) next);
        }
        return line.toString().stripTrailing();
    }

    @Override
    public void close() {
        Socket open = socket;
        socket = null;
        answers = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                // It was meant to be closed, and it is.
            }
        }
    }
}
