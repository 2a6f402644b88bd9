package teal.requestlimits;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OpenConnectionsTest {

    private static final Duration TOO_LONG = Bounds.BETWEEN_REQUESTS.plusSeconds(2);

    private final List<SocketChannel> clients = new ArrayList<>();
    private ServerSocketChannel server;
    private long now;
    private final OpenConnections open = new OpenConnections(() -> now);

    @BeforeEach
    void listen() throws IOException {
        server = ServerSocketChannel.open().bind(new InetSocketAddress("127.0.0.1", 0));
    }

    @AfterEach
    void close() throws IOException {
        for (SocketChannel client : clients) {
            client.close();
        }
        server.close();
    }

    @Test
    void endsAConnectionOnWhichNoRequestArrives() throws IOException {
        SocketChannel silent = connect("127.0.0.1");
        SocketChannel working = connect("127.0.0.1");
        open.busy(working, true);
        now += TOO_LONG.toNanos();
        SocketChannel fresh = connect("127.0.0.1");
        open.closeOverdue();

        assertThat(hasEnded(silent)).isTrue();
        assertThat(hasEnded(working)).isFalse();
        assertThat(hasEnded(fresh)).isFalse();

        open.busy(working, false);
        now += TOO_LONG.toNanos();
        open.closeOverdue();
        assertThat(hasEnded(working)).as("since its answer").isTrue();
    }

    @Test
    void makesRoomAtTheExpenseOfWhoeverHasMost() throws IOException {
        open.most(() -> 10);
        SocketChannel only = connect("127.0.0.2");
        List<SocketChannel> many = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            now++;
            many.add(connect("127.0.0.3"));
        }

        assertThat(hasEnded(only)).isFalse();
        assertThat(hasEnded(many.get(0))).isTrue();
        assertThat(hasEnded(many.get(49))).isFalse();
        assertThat(open.count()).isEqualTo(8);
    }

    @Test
    void forgetsConnectionsThatAreClosed() throws IOException {
        connect("127.0.0.1").close();
        open.closeOverdue();

        assertThat(open.count()).isZero();
    }

    private SocketChannel connect(String from) throws IOException {
        SocketChannel client = SocketChannel.open();
        client.bind(new InetSocketAddress(from, 0));
        client.connect(server.getLocalAddress());
        clients.add(client);
        SocketChannel accepted = server.accept();
        accepted.configureBlocking(false);
        open.opened(accepted);
        return accepted;
    }

    private static boolean hasEnded(SocketChannel accepted) throws IOException {
        return accepted.read(ByteBuffer.allocate(1)) < 0;
    }
}
