package teal.lab;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Clients that keep a server busy by being slow: each has one connection, sends a byte now and then, and comes back at once
 * when it is sent away. All are served by one thread. On Linux, all of 127.0.0.0/8 belongs to this machine, so each may have
 * an address of its own.
 */
public final class SlowClients implements AutoCloseable {

    /** What they are slow at. */
    public enum Kind {
        /** They never come to the end of their headers. */
        HEADERS("GET /camunda/app/welcome/default/ HTTP/1.1\r\nHost: teal\r\nX-", 'a'),
        /** They send blank lines, which may stand before a request. */
        BLANK_LINES("\r\n", '\n'),
        /** They sign in, letter by letter. */
        SIGN_IN(
                "POST /camunda/api/admin/auth/user/default/login/tasklist HTTP/1.1\r\nHost: teal\r\n"
                        + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 10000\r\n\r\nusername=",
                'a'),
        /** Their request is refused, and its body is still to come. */
        REFUSED("POST /engine-rest/task HTTP/1.1\r\nHost: teal\r\nContent-Length: 10000\r\n\r\n", 'a'),
        /** They ask for something large and do not read it. */
        ANSWER(("GET /camunda/app/cockpit/camunda-cockpit-bootstrap.js HTTP/1.1\r\nHost: teal\r\n\r\n").repeat(8), 'G');

        private final String begin;
        private final byte more;

        Kind(String begin, char more) {
            this.begin = begin;
            this.more = (byte) more;
        }
    }

    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Kind kind;
    private final InetSocketAddress server;
    private final List<Client> clients = new ArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final Map<String, Integer> answers = new TreeMap<>();
    private final Thread thread = new Thread(this::run, "slow-clients");
    private volatile boolean closed;

    private SlowClients(Kind kind, int port) {
        this.kind = kind;
        this.server = new InetSocketAddress("127.0.0.1", port);
    }

    /** @param addresses the address of each, by its number */
    public static SlowClients come(Kind kind, int port, int count, IntFunction<String> addresses) {
        SlowClients slow = new SlowClients(kind, port);
        for (int i = 0; i < count; i++) {
            slow.clients.add(slow.new Client(addresses.apply(i)));
        }
        slow.thread.setDaemon(true);
        slow.thread.start();
        return slow;
    }

    /** Each from an address of its own. */
    public static String ownAddress(int number) {
        return "127." + (10 + number / 40_000) + "." + (number / 200 % 200) + "." + (1 + number % 200);
    }

    private void run() {
        while (!closed) {
            for (Client client : clients) {
                client.goOn();
            }
            try {
                Thread.sleep(PAUSE.toMillis());
            } catch (InterruptedException over) {
                return;
            }
        }
    }

    /** How many connections they have made so far. */
    public int connections() {
        return connections.get();
    }

    /** How they were answered, as far as they were. */
    public Map<String, Integer> answers() {
        synchronized (answers) {
            return new TreeMap<>(answers);
        }
    }

    @Override
    public String toString() {
        return clients.size() + " slow clients, " + kind + ": " + connections() + " connections, answers " + answers();
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        clients.forEach(Client::leave);
    }

    private final class Client {

        private final String address;
        private final ByteBuffer read = ByteBuffer.allocate(64);
        private @Nullable SocketChannel channel;

        Client(String address) {
            this.address = address;
        }

        void goOn() {
            try {
                if (channel == null) {
                    channel = connect();
                }
                channel.write(ByteBuffer.wrap(new byte[] {kind.more}));
                if (kind != Kind.ANSWER && channel.read(read.clear()) != 0) {
                    note();
                    leave();
                }
            } catch (IOException sentAway) {
                leave();
            }
        }

        private void note() {
            String answer = new String(read.array(), 0, read.position(), US_ASCII).replaceFirst("(?s)\r\n.*", "");
            synchronized (answers) {
                answers.merge(answer, 1, Integer::sum);
            }
        }

        private SocketChannel connect() throws IOException {
            SocketChannel opened = SocketChannel.open();
            opened.setOption(StandardSocketOptions.SO_RCVBUF, 2_048);
            opened.bind(new InetSocketAddress(address, 0));
            // The backlog may be full for a moment.
            opened.socket().connect(server, 2_000);
            opened.configureBlocking(false);
            opened.write(ByteBuffer.wrap(kind.begin.getBytes(US_ASCII)));
            connections.incrementAndGet();
            return opened;
        }

        void leave() {
            SocketChannel open = channel;
            channel = null;
            if (open != null) {
                try {
                    open.close();
                } catch (IOException gone) {
                    // It was meant to be closed.
                }
            }
        }
    }
}
