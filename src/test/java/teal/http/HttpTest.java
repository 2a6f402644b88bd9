package teal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static teal.lab.StallingServer.after;
import static teal.lab.StallingServer.hears;
import static teal.lab.StallingServer.says;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import teal.lab.OtherSystem;
import teal.lab.StallingServer;
import teal.signin.Certificate;

/** What goes over the wire, and how answers are read. */
class HttpTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Limit PAGE = Limit.whole(1 << 20);

    private final OtherSystem system = new OtherSystem();

    @AfterEach
    void close() {
        system.close();
    }

    @Test
    void aServerIsReachedAtItsAddressAndAddressedByThePublicName() throws IOException {
        Http.ask(Call.get(URI.create(system.address() + "/a?b=c%20d")).as("shop.example.test:8443"), LONG, PAGE);

        assertThat(system.asked()).singleElement().satisfies(asked -> {
            assertThat(asked.uri()).isEqualTo("/a?b=c%20d");
            assertThat(asked.header("Host")).isEqualTo("shop.example.test:8443");
            assertThat(asked.header("Connection")).isEqualTo("close");
            assertThat(asked.header("User-agent")).isEqualTo("Teal");
            assertThat(asked.header("Upgrade")).isEmpty();
        });
    }

    @Test
    void nothingIsSentTwiceAndNoRedirectIsFollowed() throws IOException {
        system.answer(exchange -> {
            exchange.getResponseHeaders().add("Location", system.address() + "/elsewhere");
            exchange.sendResponseHeaders(307, -1);
            exchange.close();
        });
        assertThat(Http.ask(Call.get(URI.create(system.address())), LONG, PAGE).location())
                .contains(system.address() + "/elsewhere");
        assertThat(system.asked()).hasSize(1);

        system.answer(HttpExchange::close);
        assertThatThrownBy(() -> Http.ask(Call.get(URI.create(system.address())), LONG, PAGE))
                .isInstanceOf(NoAnswer.class)
                .hasMessage("the connection was closed without an answer");
        assertThat(system.asked()).hasSize(2);
    }

    @Test
    void aGuardedNameThatLeadsToThisMachineIsNotAsked() {
        URI here = URI.create(system.address().replace("127.0.0.1", "localhost"));

        assertThatThrownBy(() -> Http.ask(Call.get(here).by(Route.USUAL.guard()), LONG, PAGE))
                .isInstanceOf(NoAnswer.class)
                .hasCauseInstanceOf(ForbiddenAddress.class)
                .hasMessageStartingWith("localhost is this machine (");
        assertThat(system.asked()).isEmpty();
    }

    /** The certificate proves the public name or the node's own; any other is refused. */
    @ParameterizedTest
    @CsvSource({
        "DNS:shop.example.test, true",
        "IP:127.0.0.1,          true",
        "DNS:*.example.test,    true",
        "DNS:bank.example.test, false"
    })
    void aNodesCertificateIsMadeOutToThePublicNameOrToItself(String name, boolean trusted, @TempDir Path files)
            throws Exception {
        Certificate certificate = Certificate.make(files, "node", name);
        SSLContext before = SSLContext.getDefault();
        HttpsServer node = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        node.setHttpsConfigurator(new HttpsConfigurator(certificate.serving()));
        node.createContext("/", exchange -> {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        node.start();
        try {
            SSLContext.setDefault(certificate.trusting());
            Call call = Call.get(
                            URI.create("https://127.0.0.1:" + node.getAddress().getPort()))
                    .as("shop.example.test");
            if (trusted) {
                assertThat(Http.ask(call, LONG, PAGE).status()).isEqualTo(204);
            } else {
                assertThatThrownBy(() -> Http.ask(call, LONG, PAGE))
                        .isInstanceOf(NoAnswer.class)
                        .hasMessageStartingWith("TLS: ")
                        .hasMessageContaining("bank.example.test");
            }
            SSLContext.setDefault(before);
            assertThatThrownBy(() -> Http.ask(call, LONG, PAGE)).hasMessageStartingWith("TLS: ");
        } finally {
            SSLContext.setDefault(before);
            node.stop(0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "x-gzip", "GZIP", "deflate"})
    void aCompressedBodyIsRead(String coding) throws IOException {
        answer("application/json", coding, compressed(coding, "{\"version\":\"2.0.0\"}"));

        assertThat(ask().body()).isEqualTo("{\"version\":\"2.0.0\"}");
    }

    @Test
    void aBodyThatCannotBeReadIsNamed() throws IOException {
        answer("application/json", "br", new byte[] {1, 2, 3});
        assertThat(ask().unreadable()).isEqualTo("the body is compressed with 'br', which cannot be read here");
        assertThat(ask().status()).isEqualTo(200);

        answer("application/json", "gzip", "{}".getBytes(StandardCharsets.UTF_8));
        assertThat(ask().unreadable()).isEqualTo("the body says that it is compressed with 'gzip', but it is not");

        byte[] whole = compressed("gzip", "{\"version\":\"2.0.0\"}");
        answer("application/json", "gzip", Arrays.copyOf(whole, whole.length - 12));
        assertThat(ask().unreadable()).isEqualTo("the body says that it is compressed with 'gzip', but it is not");
    }

    @Test
    void aCompressedBombIsCut() throws IOException {
        answer("text/plain", "gzip", compressed("gzip", "x".repeat(50_000_000)));

        assertThatThrownBy(this::ask).isInstanceOf(NoAnswer.class).hasMessage("the body is longer than 1048576 bytes");
    }

    @Test
    void aBodyOfExactlyTheLimitIsRead() throws IOException {
        answer("text/plain", "", "x".repeat(1 << 20).getBytes(StandardCharsets.UTF_8));
        assertThat(ask().body()).hasSize(1 << 20);

        answer("text/plain", "", "x".repeat((1 << 20) + 1).getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(this::ask).hasMessage("the body is longer than 1048576 bytes");
        assertThat(Http.ask(Call.get(URI.create(system.address())), LONG, Limit.beginning(10))
                        .body())
                .isEqualTo("xxxxxxxxxx");
    }

    @ParameterizedTest
    @CsvSource({"UTF-8, text/plain", "UTF-16BE, text/plain", "UTF-16LE, application/json; charset=utf-8"})
    void aByteOrderMarkSaysHowToReadTheBodyAndIsNoPartOfIt(String charset, String type) throws IOException {
        answer(type, "", "\uFEFF2.0.0 größer".getBytes(Charset.forName(charset)));

        assertThat(ask().body()).isEqualTo("2.0.0 größer");
    }

    @ParameterizedTest
    @CsvSource({"ISO-8859-1, text/html; charset=ISO-8859-1", "UTF-8, text/html; charset=no-such", "UTF-8, nonsense;;"})
    void theBodyIsReadInTheCharacterSetThatItNames(String charset, String type) throws IOException {
        answer(type, "", "größer".getBytes(Charset.forName(charset)));

        assertThat(ask().body()).isEqualTo("größer");
    }

    @Test
    void endlessHeadersAreCut() {
        StringBuilder headers = new StringBuilder("HTTP/1.1 200 OK\r\n");
        for (int i = 0; i < 1000; i++) {
            headers.append("X-").append(i).append(": 1\r\n");
        }
        for (String answer : new String[] {headers.toString(), "HTTP/1.1 200 OK\r\nX: " + "x".repeat(100_000)}) {
            try (StallingServer server = after(hears(""), says(answer))) {
                assertThatThrownBy(
                                () -> Http.ask(Call.get(URI.create("http://127.0.0.1:" + server.port())), LONG, PAGE))
                        .isInstanceOf(NoAnswer.class)
                        .hasMessageContaining("exceeded");
                await().until(() -> server.openConnections() == 0);
            }
        }
    }

    @Test
    void aNameThatNobodyKnowsIsSaid() {
        assertThatThrownBy(() -> Http.ask(Call.get(URI.create("http://nobody.invalid/")), LONG, PAGE))
                .isInstanceOf(NoAnswer.class)
                .hasMessage("no address for nobody.invalid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nX-Evil: 1", "\u0000"})
    void nothingIsSmuggledInBehindAHeader(String value) {
        assertThatThrownBy(() -> Call.get(URI.create("http://x/")).with("X-Team", value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("Evil");
    }

    private Answer ask() throws IOException {
        return Http.ask(Call.get(URI.create(system.address())), LONG, PAGE);
    }

    private void answer(String type, String coding, byte[] body) {
        system.answer(exchange -> {
            exchange.getResponseHeaders().set("Content-Type", type);
            if (!coding.isEmpty()) {
                exchange.getResponseHeaders().set("Content-Encoding", coding);
            }
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    private static byte[] compressed(String coding, String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (var out = coding.equals("deflate") ? new DeflaterOutputStream(bytes) : new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
