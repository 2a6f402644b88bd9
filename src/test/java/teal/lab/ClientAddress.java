package teal.lab;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/** Sockets of a client with this address: on Linux, all of 127.0.0.0/8 belongs to this machine. */
public final class ClientAddress extends SocketFactory {

    private final SocketFactory sockets;
    private final String address;

    public ClientAddress(SocketFactory sockets, String address) {
        this.sockets = sockets;
        this.address = address;
    }

    @Override
    public Socket createSocket() throws IOException {
        Socket socket = sockets.createSocket();
        socket.bind(new InetSocketAddress(address, 0));
        return socket;
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return createSocket(InetAddress.getByName(host), port);
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        return createSocket(host, port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        Socket socket = createSocket();
        socket.connect(new InetSocketAddress(host, port));
        return socket;
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort) throws IOException {
        return createSocket(host, port);
    }
}
