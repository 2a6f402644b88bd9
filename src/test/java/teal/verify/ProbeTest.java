package teal.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static teal.verify.FakeNode.ok;
import static teal.verify.FakeNode.raw;
import static teal.verify.FakeNode.silence;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProbeTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(300);

    private final FakeNode node = new FakeNode();
    private final Probe probe = new Probe("shop.example.test:8080");

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void asksTheNodesAddressForThePublicHost() {
        Reply reply = probe.ask(node.address(), "/health?deep=true", LONG);

        assertThat(reply.found()).isEqualTo("status 200: '{\"version\":\"1.0.0\"}'");
        assertThat(node.requests().get(0))
                .contains("GET /health?deep=true HTTP/1.1", "Host: shop.example.test:8080", "Connection: close")
                .noneMatch(line -> line.startsWith("Upgrade"));
    }

    @Test
    void leavesNoConnectionOpenEvenWhereTheServerKeepsIt() {
        probe.ask(node.address(), "/", LONG);
        probe.ask(node.address(), "/", LONG);

        await().until(() -> node.openConnections() == 0);
    }

    @Test
    void doesNotFollowRedirects() {
        try (FakeNode elsewhere = new FakeNode()) {
            node.next(raw("HTTP/1.1 302 Found\r\nLocation: " + elsewhere.address() + "/\r\nContent-Length: 0\r\n\r\n"));

            assertThat(probe.ask(node.address(), "/", LONG).status()).isEqualTo(302);
            assertThat(elsewhere.requests()).isEmpty();
        }
    }

    @Test
    void cutsAnEndlessBody() {
        node.next(out -> {
            out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            while (true) {
                out.write(new byte[8192]);
            }
        });

        assertThat(probe.ask(node.address(), "/", LONG).found()).isEqualTo("the body is longer than 1048576 bytes");
        await().until(() -> node.openConnections() == 0);
    }

    @Test
    void givesUpABodyThatTrickles() {
        node.next(out -> {
            out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            while (true) {
                out.write('x');
                Thread.sleep(10);
            }
        });

        assertThat(probe.ask(node.address(), "/", SHORT).found()).isEqualTo("no whole answer within 300 ms");
        await().until(() -> node.openConnections() == 0);
    }

    @Test
    void givesUpAServerThatSaysNothing() {
        node.next(silence());

        assertThat(probe.ask(node.address(), "/", SHORT).found()).isEqualTo("no whole answer within 300 ms");
        await().until(() -> node.openConnections() == 0);
    }

    @Test
    void givesUpAServerThatDoesNotEvenAccept() throws IOException {
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            URI address = URI.create("http://127.0.0.1:" + full.getLocalPort());
            assertThat(probe.ask(address, "/", SHORT).arrived()).isFalse();
        }
    }

    @Test
    void tellsThatNobodyListens() throws IOException {
        URI address;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            address = URI.create("http://127.0.0.1:" + free.getLocalPort());
        }
        assertThat(probe.ask(address, "/", LONG).found()).isEqualTo("connection refused");
    }

    @Test
    void tellsThatTheAnswerIsNoHttp() {
        node.next(raw("SSH-2.0-OpenSSH_9.2\r\n"));

        assertThat(probe.ask(node.address(), "/", LONG).arrived()).isFalse();
    }

    @Test
    void showsTheBeginningOfALongPageWithoutControlCharacters() {
        node.next(ok("first\u001b[31m\n\nline" + "x".repeat(1000)));

        String found = probe.ask(node.address(), "/", LONG).found();

        assertThat(found).startsWith("status 200: 'first\\u001B[31m line").hasSizeLessThan(250);
        assertThat(found.chars().filter(one -> one == 'x').count()).isGreaterThan(150);
    }
}
