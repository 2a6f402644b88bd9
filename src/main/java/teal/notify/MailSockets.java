package teal.notify;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.SocketFactory;

/** The connections to the mail server, so that a delivery can be ended from outside at any stage. */
final class MailSockets extends SocketFactory {

    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    /** Ends every delivery that is on its way. */
    void closeAll() {
        for (Socket socket : open) {
            try {
                socket.close();
            } catch (IOException e) {
                // It is closed either way.
            }
        }
        open.clear();
    }

    @Override
    public Socket createSocket() {
        open.removeIf(Socket::isClosed);
        Socket socket = new Socket();
        open.add(socket);
        return socket;
    }

    // The mail library connects the socket itself, to have its time-out; the others are never asked for.

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        throw new IOException("sockets are connected later");
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort) throws IOException {
        throw new IOException("sockets are connected later");
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        throw new IOException("sockets are connected later");
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) throws IOException {
        throw new IOException("sockets are connected later");
    }
}
