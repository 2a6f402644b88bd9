package teal.lab.users;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** One connection kept alive over several requests (RFC 9112 §9.3); bodies come with their length or in chunks. */
final class BrowserConnection implements AutoCloseable {

    private static final int TIMEOUT_MILLIS = 5000;

    /** The connection ended where a new answer should have begun: the server closed it, so the request may be repeated. */
    static final class ClosedMeanwhile extends IOException {
        private static final long serialVersionUID = 1L;

        ClosedMeanwhile(IOException cause) {
            super("closed before it answered (" + cause.getMessage() + ")", cause);
        }
    }

    record Page(int status, String version) {}

    private final Socket socket;
    private final InputStream in;
    private final String host;
    private final Instant opened = Instant.now();
    private final String cluster;
    private final URI address;
    private boolean used;
    private boolean open = true;

    /** @param tls for an address with https: whom the browser trusts */
    BrowserConnection(String cluster, URI address, String host, SSLSocketFactory tls) throws IOException {
        this.cluster = cluster;
        this.address = address;
        this.host = host;
        Socket plain = new Socket();
        try {
            plain.setTcpNoDelay(true);
            plain.setSoTimeout(TIMEOUT_MILLIS);
            plain.connect(new InetSocketAddress(address.getHost(), address.getPort()), TIMEOUT_MILLIS);
            socket = "https".equals(address.getScheme()) ? secured(plain, host, tls) : plain;
            in = new BufferedInputStream(socket.getInputStream());
        } catch (IOException e) {
            plain.close();
            throw e;
        }
    }

    /** With the name that the user typed, in the server's certificate and in SNI (RFC 6066 §3). */
    private static SSLSocket secured(Socket plain, String host, SSLSocketFactory tls) throws IOException {
        SSLSocket secured = (SSLSocket) tls.createSocket(plain, host.replaceFirst(":\\d+$", ""), plain.getPort(), true);
        SSLParameters checked = secured.getSSLParameters();
        checked.setEndpointIdentificationAlgorithm("HTTPS");
        secured.setSSLParameters(checked);
        secured.startHandshake();
        return secured;
    }

    String cluster() {
        return cluster;
    }

    /** Whether the next request may use it: open, and younger than the age at which browsers look the name up again. */
    boolean isFresh(Duration age) {
        return open && opened.plus(age).isAfter(Instant.now());
    }

    boolean wasUsed() {
        return used;
    }

    Page get(String path) throws IOException {
        String request = "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nUser-Agent: users\r\n\r\n";
        String status = start(request);
        used = true;
        Map<String, String> headers = headers();
        skipBody(headers);
        open = !"close".equalsIgnoreCase(headers.get("connection"));
        return new Page(Integer.parseInt(status.split(" ")[1]), headers.getOrDefault("x-version", "unknown"));
    }

    private void skipBody(Map<String, String> headers) throws IOException {
        if (!"chunked".equalsIgnoreCase(headers.get("transfer-encoding"))) {
            in.skipNBytes(Long.parseLong(headers.getOrDefault("content-length", "0")));
            return;
        }
        long size = Long.parseLong(line(), 16);
        while (size > 0) {
            in.skipNBytes(size);
            line();
            size = Long.parseLong(line(), 16);
        }
        headers(); // the trailer, and the empty line behind it
    }

    private String start(String request) throws IOException {
        try {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return line();
        } catch (SocketTimeoutException e) {
            throw e;
        } catch (IOException e) {
            throw new ClosedMeanwhile(e);
        }
    }

    private Map<String, String> headers() throws IOException {
        Map<String, String> headers = new TreeMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return headers;
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the connection ended in the middle of an answer");
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.US_ASCII).stripTrailing();
    }

    @Override
    public String toString() {
        return cluster + " " + address;
    }

    @Override
    public void close() {
        open = false;
        try {
            socket.close();
        } catch (IOException e) {
            // It was meant to be closed, and it is.
        }
    }
}
