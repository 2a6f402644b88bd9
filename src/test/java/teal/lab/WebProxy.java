package teal.lab;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A company's proxy for HTTP and for tunnels, which asks everybody for a name and a password. */
public final class WebProxy implements AutoCloseable {

    private final ServerSocket listener;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> passed = new CopyOnWriteArrayList<>();
    private final String wanted;

    public WebProxy(String user, String password) {
        wanted =
                "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        try {
            listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::accept);
    }

    public String address() {
        return "http://127.0.0.1:" + listener.getLocalPort();
    }

    /** The first lines of the requests that it let through. */
    public List<String> passed() {
        return List.copyOf(passed);
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                threads.execute(() -> serve(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1), 1);
            List<String> head = new ArrayList<>();
            for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                head.add(line);
            }
            if (head.stream().noneMatch(line -> line.equalsIgnoreCase("Proxy-Authorization: " + wanted))) {
                say(
                        client,
                        "HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"proxy\"\r\n"
                                + "Content-Length: 0\r\nConnection: close\r\n\r\n");
                return;
            }
            passed.add(head.get(0));
            String[] words = head.get(0).split(" ");
            if (words[0].equals("CONNECT")) {
                tunnel(client, words[1]);
            } else {
                forward(client, URI.create(words[1]), head);
            }
        } catch (IOException e) {
            // One of the two has gone.
        }
    }

    private void tunnel(Socket client, String target) throws IOException {
        try (Socket server = connect(URI.create("https://" + target))) {
            say(client, "HTTP/1.1 200 Connection established\r\n\r\n");
            threads.execute(() -> copy(client, server));
            server.getInputStream().transferTo(client.getOutputStream());
        }
    }

    private static void forward(Socket client, URI target, List<String> head) throws IOException {
        try (Socket server = connect(target)) {
            StringBuilder request = new StringBuilder("GET " + target.getRawPath() + " HTTP/1.1\r\n");
            head.stream()
                    .skip(1)
                    .filter(line -> !line.toLowerCase(java.util.Locale.ROOT).startsWith("proxy-"))
                    .forEach(line -> request.append(line).append("\r\n"));
            say(server, request + "\r\n");
            server.getInputStream().transferTo(client.getOutputStream());
        }
    }

    private static Socket connect(URI target) throws IOException {
        return new Socket(target.getHost(), target.getPort());
    }

    private static void copy(Socket from, Socket to) {
        try {
            InputStream in = from.getInputStream();
            in.transferTo(to.getOutputStream());
        } catch (IOException e) {
            // The tunnel is closed.
        }
    }

    private static void say(Socket socket, String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.shutdownNow();
    }
}
