package teal.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;
import teal.lab.LabCompany;
import teal.lab.LabUsers;
import teal.lab.TealInLab;

/** Teal's own TLS, set as the operating guide says. */
@Tag("whole")
@TestInstance(Lifecycle.PER_CLASS)
class TlsTest {

    private Certificate first;
    private Path directory;
    private LabCompany company;
    private ConfigurableApplicationContext teal;

    @BeforeAll
    void open(@TempDir Path directory) throws IOException {
        this.directory = directory;
        first = Certificate.make(directory, "first");
        company = LabCompany.withoutShop();
        teal = TealInLab.start(
                company,
                Map.of(
                        "server.port",
                        0,
                        "server.ssl.bundle",
                        "teal",
                        "spring.ssl.bundle.pem.teal.reload-on-update",
                        true,
                        "spring.ssl.bundle.pem.teal.keystore.certificate",
                        "file:" + first.file(),
                        "spring.ssl.bundle.pem.teal.keystore.private-key",
                        "file:" + first.key()),
                new String[0]);
    }

    @AfterAll
    void close() {
        teal.close();
        company.close();
    }

    @Test
    void cookiesAndHeadersKeepBrowsersToTls() throws Exception {
        HttpResponse<String> page = get(first, "/camunda/app/welcome/default/");
        List<String> cookies = page.headers().allValues("Set-Cookie");

        assertThat(cookies).isNotEmpty().allSatisfy(cookie -> assertThat(cookie).contains("Secure"));
        assertThat(cookies)
                .filteredOn(cookie -> cookie.startsWith("JSESSIONID"))
                .allSatisfy(cookie -> assertThat(cookie).contains("HttpOnly", "SameSite"));
        assertThat(page.headers().firstValue("Strict-Transport-Security")).isPresent();
        assertThat(get(first, "/api/releases").headers().firstValue("Strict-Transport-Security"))
                .isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "TLSv1.3, TLS_AES_128_GCM_SHA256",
        "TLSv1.3, TLS_AES_256_GCM_SHA384",
        "TLSv1.2, TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
        "TLSv1.2, TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256"
    })
    void speaksCurrentTls(String protocol, String cipher) throws IOException {
        assertThat(agreed(protocol, cipher)).isEqualTo(protocol + " " + cipher);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA", "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384"})
    void refusesCiphersThatAreNoLongerSafe(String cipher) {
        assertThatThrownBy(() -> agreed("TLSv1.2", cipher)).isInstanceOf(SSLHandshakeException.class);
    }

    /** All that this JDK could speak. */
    @Test
    void refusesEveryCipherWithoutAuthenticatedEncryptionAndForwardSecrecy() throws IOException {
        List<String> weak = Stream.of(
                        first.trusting().getSupportedSSLParameters().getCipherSuites())
                .filter(cipher -> cipher.startsWith("TLS_"))
                .filter(cipher -> cipher.contains("_CBC_") || cipher.startsWith("TLS_RSA_"))
                .toList();

        assertThat(weak).hasSizeGreaterThan(10);
        for (String cipher : weak) {
            assertThatThrownBy(() -> agreed("TLSv1.2", cipher)).as(cipher).isInstanceOf(SSLHandshakeException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/", "/favicon.ico", "/camunda", "/camunda/app/", "/camunda/app/admin/default/", "/api/releases",
                "/api/releases/none", "/api/nothing", "/nothing", "/api/releases;x=y", "/api/%72eleases",
                        "/api//releases",
                "/engine-rest/task?sortBy=nonsense", "/actuator/health", "/error"
            })
    void browsersAreKeptToTlsByEveryAnswer(String path) throws Exception {
        for (String login : List.of("anna:" + LabUsers.PASSWORD, "anna:wrong", "")) {
            for (String method : List.of("GET", "POST", "OPTIONS", "PUT")) {
                HttpResponse<String> answer = send(first, method, path, login);
                assertThat(answer.headers().firstValue("Strict-Transport-Security"))
                        .as("%s %s as '%s': %s", method, path, login, answer.statusCode())
                        .hasValue("max-age=31536000");
            }
        }
    }

    private String agreed(String protocol, String cipher) throws IOException {
        int port = Integer.parseInt(teal.getEnvironment().getRequiredProperty("local.server.port"));
        try (SSLSocket socket = (SSLSocket) first.trusting().getSocketFactory().createSocket("127.0.0.1", port)) {
            socket.setEnabledProtocols(new String[] {protocol});
            socket.setEnabledCipherSuites(new String[] {cipher});
            socket.startHandshake();
            return socket.getSession().getProtocol() + " " + socket.getSession().getCipherSuite();
        }
    }

    @Test
    void aRenewedCertificateIsServedWithoutARestart() throws Exception {
        assertThat(get(first, "/api/releases").statusCode()).isEqualTo(200);
        Certificate second = Certificate.make(directory, "second");

        first.replaceBy(second);

        await().atMost(Duration.ofSeconds(60))
                .ignoreException(SSLHandshakeException.class)
                .untilAsserted(() ->
                        assertThat(get(second, "/api/releases").statusCode()).isEqualTo(200));
    }

    /** On a connection of its own, by a client that trusts this certificate alone. */
    private HttpResponse<String> get(Certificate trusted, String path) throws Exception {
        return send(trusted, "GET", path, "anna:" + LabUsers.PASSWORD);
    }

    private HttpResponse<String> send(Certificate trusted, String method, String path, String login) throws Exception {
        HttpClient client =
                HttpClient.newBuilder().sslContext(trusted.trusting()).build();
        return client.send(
                HttpRequest.newBuilder(URI.create(
                                "https://127.0.0.1:" + teal.getEnvironment().getProperty("local.server.port") + path))
                        .header(
                                "Authorization",
                                "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)))
                        .method(method, BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());
    }
}
