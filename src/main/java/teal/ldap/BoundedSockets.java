package teal.ldap;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Connects within a deadline that includes the TLS handshake. The LDAP library's own ends with the TCP connection, and a
 * server that then says nothing is waited for without end.
 */
final class BoundedSockets extends SocketFactory {

    private static final ScheduledThreadPoolExecutor CLOCK = clock();

    private final @Nullable SSLSocketFactory tls;
    private final String host;
    private final Duration patience;

    /**
     * @param tls absent: without TLS
     * @param host the name for SNI
     */
    BoundedSockets(@Nullable SSLSocketFactory tls, String host, Duration patience) {
        this.tls = tls;
        this.host = host;
        this.patience = patience;
    }

    private static ScheduledThreadPoolExecutor clock() {
        ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = new Thread(work, "ldap-deadlines");
            thread.setDaemon(true);
            return thread;
        });
        clock.setRemoveOnCancelPolicy(true);
        return clock;
    }

    /** The library calls this one if the socket cannot be had before it is connected. */
    @Override
    public Socket createSocket(InetAddress address, int port) throws IOException {
        Socket plain = new Socket();
        // Closing the plain socket ends whatever waits on it, the handshake included.
        ScheduledFuture<?> deadline = CLOCK.schedule(() -> close(plain), patience.toMillis(), TimeUnit.MILLISECONDS);
        try {
            plain.connect(new InetSocketAddress(address, port));
            return tls == null ? plain : secured(tls, plain, port);
        } catch (IOException e) {
            close(plain);
            throw deadline.isDone()
                    ? new IOException("no connection within " + patience.toMillis() + " ms, TLS included", e)
                    : e;
        } finally {
            deadline.cancel(false);
        }
    }

    private SSLSocket secured(SSLSocketFactory factory, Socket plain, int port) throws IOException {
        SSLSocket secure = (SSLSocket) factory.createSocket(plain, host, port, true);
        secure.startHandshake();
        return secure;
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is closed either way.
        }
    }

    @Override
    public Socket createSocket() throws IOException {
        throw new IOException("a socket is connected when it is made");
    }

    @Override
    public Socket createSocket(String name, int port) throws IOException {
        return createSocket(InetAddress.getByName(name), port);
    }

    @Override
    public Socket createSocket(String name, int port, InetAddress from, int fromPort) throws IOException {
        throw new IOException("no local address is chosen");
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress from, int fromPort) throws IOException {
        throw new IOException("no local address is chosen");
    }
}
