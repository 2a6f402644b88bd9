package teal.lab.users;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Answers as if it kept its connections alive, and closes each after the first answer. */
final class ForgetfulServer implements AutoCloseable {

    private static final byte[] ANSWER =
            "HTTP/1.1 200 OK\r\nX-Version: 1.0.0\r\nContent-Length: 2\r\n\r\nok".getBytes(StandardCharsets.US_ASCII);

    private final ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());

    ForgetfulServer() throws IOException {
        Thread thread = new Thread(this::serve, "forgetful-server");
        thread.setDaemon(true);
        thread.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + listening.getLocalPort());
    }

    private void serve() {
        while (!listening.isClosed()) {
            try (Socket socket = listening.accept()) {
                BufferedReader request =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
                String line = request.readLine();
                while (line != null && !line.isEmpty()) {
                    line = request.readLine();
                }
                socket.getOutputStream().write(ANSWER);
            } catch (IOException e) {
                // The user went away, or the test is over.
            }
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
