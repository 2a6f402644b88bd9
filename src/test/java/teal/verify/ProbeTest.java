package teal.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static teal.verify.FakeNode.ok;
import static teal.verify.FakeNode.raw;
import static teal.verify.FakeNode.silence;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import teal.release.EarlyEnd;
import teal.release.EndedEarly;
import teal.release.InvalidSetting;

@Tag("waits")
class ProbeTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(300);

    private final FakeNode node = new FakeNode();
    private final Probe probe = new Probe(new VerificationSettings(
            URI.create("https://shop.example.test:8080"),
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            Map.of("X-Team", "web")));

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void asksTheNodesAddressForThePublicHost() {
        Reply reply = probe.ask(at(node.address()), "/health?deep=true", LONG, EarlyEnd.NEVER);

        assertThat(reply.found()).isEqualTo("status 200: '{\"version\":\"1.0.0\"}'");
        assertThat(node.requests().get(0))
                .contains("GET /health?deep=true HTTP/1.1", "Host: shop.example.test:8080", "Connection: close")
                .noneMatch(line -> line.startsWith("Upgrade"));
    }

    @Test
    void asksAsABalancerWouldThatTookTheRequestOverTls() {
        probe.ask(at(node.address()), "/", Map.of("x-forwarded-port", "", "X-Page", "1"), LONG, EarlyEnd.NEVER);

        assertThat(node.requests().get(0))
                .contains("X-Forwarded-Proto: https", "X-Forwarded-Host: shop.example.test:8080", "X-Team: web")
                .contains("X-Page: 1")
                .noneMatch(line -> line.toLowerCase().startsWith("x-forwarded-port"));
    }

    /** Whoever enters where users enter must find what they find, even if the balancer there forgets its headers. */
    @Test
    void asksAnEntranceOfThePublicSchemeAsUsersDo() {
        VerificationSettings plain = new VerificationSettings(
                URI.create("http://shop.example.test"),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Map.of("X-Team", "web"));

        new Probe(plain)
                .send(new Target("entrance", node.address(), Optional.empty(), true), "/", LONG)
                .join();
        probe.send(new Target("entrance", node.address(), Optional.empty(), true), "/", LONG)
                .join();

        assertThat(node.requests().get(0)).contains("X-Team: web").noneMatch(line -> line.startsWith("X-Forwarded"));
        assertThat(node.requests().get(1)).contains("X-Team: web", "X-Forwarded-Proto: https");
    }

    @Test
    void aHeadersValueMayBeASecret(@TempDir Path secrets) throws IOException {
        Path token = Files.writeString(secrets.resolve("token"), "s3cret\n");
        VerificationSettings settings = new VerificationSettings(
                URI.create("http://shop.example.test"),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Map.of("X-Token", "file:" + token));

        new Probe(settings).ask(at(node.address()), "/", LONG, EarlyEnd.NEVER);

        assertThat(node.requests().get(0)).contains("X-Token: s3cret");
    }

    @ParameterizedTest
    @CsvSource({"Host, x", "content-length, 3", "Connection, close", "'X Team', x", "X-Team, 'a\nX-Evil: 1'"})
    void aHeaderThatWouldBreakTheRequestStopsTheStart(String name, String value) {
        assertThatThrownBy(() -> new VerificationSettings(
                        URI.create("http://shop.example.test"),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        Map.of(name, value)))
                .isInstanceOfSatisfying(
                        InvalidSetting.class, wrong -> assertThat(wrong.field()).isEqualTo("headers"))
                .hasMessageNotContaining("Evil");
    }

    @Test
    void stopsWaitingWhenThatIsRequested() {
        node.next(silence());
        AtomicBoolean requested = new AtomicBoolean();
        CompletableFuture.delayedExecutor(100, TimeUnit.MILLISECONDS).execute(() -> requested.set(true));

        assertThatThrownBy(() -> probe.ask(at(node.address()), "/", Duration.ofMinutes(5), requested::get))
                .isInstanceOf(EndedEarly.class);
        await().until(() -> node.openConnections() == 0);
    }

    @Test
    void leavesNoConnectionOpenEvenWhereTheServerKeepsIt() {
        probe.ask(at(node.address()), "/", LONG, EarlyEnd.NEVER);
        probe.ask(at(node.address()), "/", LONG, EarlyEnd.NEVER);

        await().until(() -> node.openConnections() == 0);
    }

    @Test
    void doesNotFollowRedirects() {
        try (FakeNode elsewhere = new FakeNode()) {
            node.next(raw("HTTP/1.1 302 Found\r\nLocation: " + elsewhere.address() + "/\r\nContent-Length: 0\r\n\r\n"));

            assertThat(probe.ask(at(node.address()), "/", LONG, EarlyEnd.NEVER).status())
                    .isEqualTo(302);
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

        assertThat(probe.ask(at(node.address()), "/", LONG, EarlyEnd.NEVER).found())
                .isEqualTo("the body is longer than 1048576 bytes");
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

        assertThat(probe.ask(at(node.address()), "/", SHORT, EarlyEnd.NEVER).found())
                .startsWith("no whole answer within 300 ms, ");
        await().until(() -> node.openConnections() == 0);
    }

    @Test
    void givesUpAServerThatSaysNothing() {
        node.next(silence());

        assertThat(probe.ask(at(node.address()), "/", SHORT, EarlyEnd.NEVER).found())
                .startsWith("no whole answer within 300 ms, ");
        await().until(() -> node.openConnections() == 0);
    }

    @Test
    void givesUpAServerThatDoesNotEvenAccept() throws IOException {
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            URI address = URI.create("http://127.0.0.1:" + full.getLocalPort());
            assertThat(probe.ask(at(address), "/", SHORT, EarlyEnd.NEVER).arrived())
                    .isFalse();
        }
    }

    @Test
    void tellsThatNobodyListens() throws IOException {
        URI address;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            address = URI.create("http://127.0.0.1:" + free.getLocalPort());
        }
        assertThat(probe.ask(at(address), "/", LONG, EarlyEnd.NEVER).found()).isEqualTo("connection refused");
    }

    @Test
    void tellsThatTheAnswerIsNoHttp() {
        node.next(raw("SSH-2.0-OpenSSH_9.2\r\n"));

        assertThat(probe.ask(at(node.address()), "/", SHORT, EarlyEnd.NEVER).found())
                .startsWith("no whole answer within 300 ms");
    }

    @Test
    void showsTheBeginningOfALongPageWithoutControlCharacters() {
        node.next(ok("first\u001b[31m\n\nline" + "x".repeat(1000)));

        String found = probe.ask(at(node.address()), "/", LONG, EarlyEnd.NEVER).found();

        assertThat(found).startsWith("status 200: 'first\\u001B[31m line").hasSizeLessThan(250);
        assertThat(found.chars().filter(one -> one == 'x').count()).isGreaterThan(150);
    }

    private static Target at(URI address) {
        return new Target("blue-1", address, Optional.empty(), false);
    }
}
