package teal.traffic;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;

/** Stops at one stage of an exchange over TCP, and then keeps the connection open or closes it. */
final class StalledServer implements Closeable {

    /** How far it comes. */
    enum Stage {
        CONNECT,
        FIRST_BYTE,
        LENGTH,
        ANSWER,
        MIDDLE_OF_ANSWER
    }

    private static final byte[] BEGIN = {0, 60, 18, 52, (byte) 0x84, 0, 0, 1, 0, 1, 0, 0};

    private final ServerSocket listening;
    private final List<Socket> open = new ArrayList<>();
    private final Stage stage;
    private final boolean closes;

    StalledServer(Stage stage, boolean closes) throws IOException {
        this.stage = stage;
        this.closes = closes;
        this.listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        if (stage == Stage.CONNECT) {
            fillQueue();
        } else {
            Thread thread = new Thread(this::serve, "stalled-server");
            thread.setDaemon(true);
            thread.start();
        }
    }

    ServerAddress address() {
        return new ServerAddress("127.0.0.1", listening.getLocalPort());
    }

    /** Nobody accepts, so the system stops answering once its queue is full. */
    private void fillQueue() throws IOException {
        while (true) {
            Socket waiting = new Socket();
            open.add(waiting);
            try {
                waiting.connect(new InetSocketAddress(listening.getInetAddress(), listening.getLocalPort()), 200);
            } catch (SocketTimeoutException full) {
                return;
            }
        }
    }

    private void serve() {
        while (!listening.isClosed()) {
            try {
                Socket connection = listening.accept();
                synchronized (open) {
                    open.add(connection);
                }
                byte[] header = connection.getInputStream().readNBytes(2);
                connection.getInputStream().readNBytes((header[0] & 0xff) << 8 | header[1] & 0xff);
                connection.getOutputStream().write(BEGIN, 0, sent());
                if (closes) {
                    connection.close();
                }
            } catch (IOException e) {
                // The other side gave up, or the test is over: the loop's condition decides.
            }
        }
    }

    private int sent() {
        return switch (stage) {
            case CONNECT, FIRST_BYTE -> 0;
            case LENGTH -> 1;
            case ANSWER -> 2;
            case MIDDLE_OF_ANSWER -> BEGIN.length;
        };
    }

    @Override
    public void close() throws IOException {
        listening.close();
        synchronized (open) {
            for (Socket each : open) {
                each.close();
            }
        }
    }
}
