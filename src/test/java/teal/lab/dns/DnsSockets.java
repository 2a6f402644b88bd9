package teal.lab.dns;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import teal.traffic.ServerAddress;

/**
 * UDP and TCP on one loopback port. The handler gets a message and returns the answer; if there is none, the connection is
 * closed.
 */
final class DnsSockets implements AutoCloseable {

    private static final int ATTEMPTS = 20;

    private final ServerSocket tcp;
    private final DatagramSocket udp;
    private final Function<byte[], Optional<byte[]>> handler;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "lab-name-server");
        thread.setDaemon(true);
        return thread;
    });

    private DnsSockets(ServerSocket tcp, DatagramSocket udp, Function<byte[], Optional<byte[]>> handler) {
        this.tcp = tcp;
        this.udp = udp;
        this.handler = handler;
        threads.execute(this::acceptConnections);
        threads.execute(this::receivePackets);
    }

    static DnsSockets open(Function<byte[], Optional<byte[]>> handler) {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        for (int attempt = 1; ; attempt++) {
            try {
                ServerSocket tcp = new ServerSocket(0, 50, loopback);
                try {
                    return new DnsSockets(tcp, new DatagramSocket(tcp.getLocalPort(), loopback), handler);
                } catch (IOException e) {
                    // Someone has this port for UDP: another one will do.
                    tcp.close();
                    throw e;
                }
            } catch (IOException e) {
                if (attempt == ATTEMPTS) {
                    throw new UncheckedIOException("no port is free for both TCP and UDP", e);
                }
            }
        }
    }

    ServerAddress address() {
        return new ServerAddress(tcp.getInetAddress().getHostAddress(), tcp.getLocalPort());
    }

    private void acceptConnections() {
        while (!tcp.isClosed()) {
            try {
                Socket connection = tcp.accept();
                connections.add(connection);
                run(() -> serve(connection));
            } catch (IOException e) {
                // Closed, or the other side was already gone: the loop's condition decides.
            }
        }
    }

    private void run(Runnable task) {
        try {
            threads.execute(task);
        } catch (RejectedExecutionException e) {
            // Arrived while closing: close() ends the connection.
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            DataInputStream in = new DataInputStream(connection.getInputStream());
            while (true) {
                byte[] message = new byte[in.readUnsignedShort()];
                in.readFully(message);
                Optional<byte[]> answer = handler.apply(message);
                if (answer.isEmpty()) {
                    return;
                }
                connection
                        .getOutputStream()
                        .write(ByteBuffer.allocate(answer.get().length + 2)
                                .putShort((short) answer.get().length)
                                .put(answer.get())
                                .array());
            }
        } catch (IOException e) {
            // The other side has what it wanted.
        } finally {
            connections.remove(connection);
        }
    }

    private void receivePackets() {
        while (!udp.isClosed()) {
            try {
                DatagramPacket packet = new DatagramPacket(new byte[65535], 65535);
                udp.receive(packet);
                run(() -> answer(packet));
            } catch (IOException e) {
                // Closed, or a packet was lost, as happens: the loop's condition decides.
            }
        }
    }

    private void answer(DatagramPacket packet) {
        handler.apply(Arrays.copyOf(packet.getData(), packet.getLength())).ifPresent(answer -> {
            try {
                udp.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
            } catch (IOException e) {
                // As good as lost in transit.
            }
        });
    }

    @Override
    public void close() {
        threads.shutdownNow();
        udp.close();
        try {
            tcp.close();
            for (Socket connection : connections) {
                connection.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
