package teal.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.SocketFactory;
import teal.lab.ApiCaller;
import teal.lab.ClientAddress;
import teal.lab.LabUsers;
import teal.lab.RawHttp;
import teal.lab.SlowClients;

/** Everybody at the door who is not slow: strangers who guess, senders of 1 GB, and a requester without pause. */
final class Rabble implements AutoCloseable {

    private static final int STRANGERS = 10_000;
    private static final int GREEDY = 4;
    private static final long GIGABYTE = 1_000_000_000;

    private final int port;
    private final List<Thread> threads = new ArrayList<>();
    private final Map<String, Long> answers = new ConcurrentSkipListMap<>();
    private final AtomicLong sent = new AtomicLong();
    private volatile boolean closed;

    private Rabble(int port) {
        this.port = port;
    }

    static Rabble at(int port) {
        Rabble rabble = new Rabble(port);
        rabble.start("stranger", rabble::guess);
        rabble.start(
                "1 GB, declared",
                number -> rabble.sendGigabyte(
                        "1 GB, declared",
                        "POST /camunda/api/engine/engine/default/deployment/create HTTP/1.1\r\nHost: teal\r\n"
                                + "Content-Type: multipart/form-data; boundary=x\r\nContent-Length: " + GIGABYTE
                                + "\r\n\r\n",
                        new byte[16_000]));
        rabble.start(
                "1 GB, chunked",
                number -> rabble.sendGigabyte(
                        "1 GB, chunked",
                        "POST /engine-rest/task/count HTTP/1.1\r\nHost: teal\r\nContent-Type: application/json\r\n"
                                + "Transfer-Encoding: chunked\r\nAuthorization: " + basic("rita", LabUsers.PASSWORD)
                                + "\r\n\r\n",
                        ("3e80\r\n" + " ".repeat(16_000) + "\r\n").getBytes(US_ASCII)));
        for (int i = 0; i < GREEDY; i++) {
            rabble.start("requester", rabble::askWithoutPause);
        }
        return rabble;
    }

    /** One act after the other. */
    private interface Act {
        void go(int number) throws IOException;
    }

    private void start(String name, Act act) {
        Thread thread = new Thread(
                () -> {
                    for (int i = 0; !closed; i++) {
                        try {
                            act.go(i);
                        } catch (IOException | RuntimeException sentAway) {
                            count(name, "no answer");
                        }
                    }
                },
                name);
        thread.setDaemon(true);
        thread.start();
        threads.add(thread);
    }

    private void guess(int number) {
        ClientAddress address =
                new ClientAddress(SocketFactory.getDefault(), SlowClients.ownAddress(number % STRANGERS));
        try (RawHttp http = new RawHttp(address, port)) {
            List<String> headers = number % 2 == 0
                    ? List.of()
                    : List.of("Authorization: " + basic("stranger" + number, "Wrong-Guess-1"));
            count(
                    "stranger",
                    String.valueOf(
                            http.send("GET", "/api/releases", headers, "").status()));
        }
    }

    private void sendGigabyte(String name, String head, byte[] piece) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(60_000);
            try {
                OutputStream out = socket.getOutputStream();
                out.write(head.getBytes(US_ASCII));
                for (long bytes = 0; bytes < GIGABYTE && !closed; bytes += piece.length) {
                    out.write(piece);
                    sent.addAndGet(piece.length);
                }
            } catch (IOException sentAway) {
                // It may have said why.
            }
            String answer = new String(socket.getInputStream().readNBytes(12), US_ASCII);
            count(name, answer.replace("HTTP/1.1 ", ""));
        }
    }

    private void askWithoutPause(int number) {
        ApiCaller rita = new ApiCaller(path -> "http://127.0.0.1:" + port + path, "rita");
        ApiCaller.Answer answer = switch (number % 3) {
            case 0 -> rita.get("/api/releases?most=500");
            case 1 -> rita.post("/engine-rest/history/process-instance", Map.of());
            default -> rita.post("/api/releases", Map.of("application", "none", "version", "1"));
        };
        count("requester", String.valueOf(answer.status()));
    }

    private static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(US_ASCII));
    }

    private void count(String who, String answer) {
        answers.merge(who + " " + answer, 1L, Long::sum);
    }

    @Override
    public String toString() {
        return "answers " + answers + "; of the large bodies, " + sent.get() / 1_000_000 + " MB were sent";
    }

    @Override
    public void close() {
        closed = true;
        threads.forEach(Thread::interrupt);
    }
}
