package teal.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;
import teal.lab.LabCompany;
import teal.lab.LabUsers;
import teal.lab.TealInLab;

/** Behind a proxy that ends TLS and says who asked, set as the operating guide says. */
@Tag("whole")
@TestInstance(Lifecycle.PER_CLASS)
class BehindProxyTest {

    private static final String WRONG = "Wrong-Guess-1";

    private final HttpClient proxy = HttpClient.newHttpClient();
    private LabCompany company;
    private ConfigurableApplicationContext teal;

    @BeforeAll
    void open() {
        company = LabCompany.withoutShop();
        teal = TealInLab.start(
                company, Map.of("server.port", 0, "server.forward-headers-strategy", "native"), new String[0]);
    }

    @AfterAll
    void close() {
        teal.close();
        company.close();
    }

    @Test
    void browsersAreKeptToTlsWhereTheProxySaysThatItWasUsed() throws Exception {
        HttpResponse<String> page = get("/camunda/app/welcome/default/", "anna", LabUsers.PASSWORD, "192.0.2.1");

        assertThat(page.headers().allValues("Set-Cookie"))
                .isNotEmpty()
                .allSatisfy(cookie -> assertThat(cookie).contains("Secure"));
        assertThat(page.headers().firstValue("Strict-Transport-Security")).isPresent();
        assertThat(get("/api/releases", "anna", LabUsers.PASSWORD, "192.0.2.1")
                        .headers()
                        .firstValue("Strict-Transport-Security"))
                .isPresent();
    }

    @Test
    void whoGuessesPasswordsIsSlowedDownByTheAddressThatTheProxySaw() throws Exception {
        for (int i = 0; i < FailedSignIns.ALLOWED; i++) {
            // What a client makes up stands in front of what the proxy adds.
            String madeUp = "198.51.100." + i + ", 192.0.2.66";
            assertThat(get("/api/releases", "guess" + i, WRONG, madeUp).statusCode())
                    .isEqualTo(401);
        }

        assertThat(get("/api/releases", "anna", LabUsers.PASSWORD, "192.0.2.66").statusCode())
                .isEqualTo(429);
        assertThat(get("/api/releases", "anna", LabUsers.PASSWORD, "192.0.2.67").statusCode())
                .isEqualTo(200);
        assertThat(get("/api/audit?most=10000", "vera", LabUsers.PASSWORD, "192.0.2.67")
                        .body())
                .contains("from 192.0.2.66")
                .doesNotContain("from 127.0.0.1", "from 198.51.100");
    }

    @Test
    void aUserWithAWrongPasswordHasToWaitWhereverTheyComeFrom() throws Exception {
        assertThat(get("/api/releases", "rita", WRONG, "192.0.2.10").statusCode())
                .isEqualTo(401);

        assertThat(get("/api/releases", "rita", LabUsers.PASSWORD, "192.0.2.11").statusCode())
                .isEqualTo(401);
        assertThat(get("/api/releases", "anna", LabUsers.PASSWORD, "192.0.2.10").statusCode())
                .isEqualTo(200);
    }

    /** For as long as it lasts: each guess would lengthen the user's delay, if it counted everywhere. */
    @Test
    void guessesFromManyAddressesDoNotKeepAUserOutOfTheirUsualOne() throws Exception {
        assertThat(get("/api/releases", "otto", LabUsers.PASSWORD, "192.0.2.200")
                        .statusCode())
                .isEqualTo(200);
        AtomicBoolean over = new AtomicBoolean();
        AtomicInteger guesses = new AtomicInteger();
        AtomicInteger in = new AtomicInteger();
        Thread guesser = new Thread(() -> {
            for (int i = 0; !over.get(); i++) {
                try {
                    String address = "203.0.113." + (1 + i % 60);
                    boolean isIn =
                            get("/api/releases", "otto", WRONG + i, address).statusCode() == 200;
                    in.addAndGet(isIn ? 1 : 0);
                    guesses.incrementAndGet();
                } catch (Exception stopped) {
                    throw new IllegalStateException(stopped);
                }
            }
        });
        guesser.start();
        try {
            for (int i = 0; i < 19; i++) {
                int before = guesses.get();
                await().atMost(Duration.ofMinutes(1)).until(() -> guesses.get() > before + 5);
                assertThat(get("/api/releases", "otto", LabUsers.PASSWORD, "192.0.2.200")
                                .statusCode())
                        .as("after %d guesses", guesses.get())
                        .isEqualTo(200);
            }
            // What remains: at an address that is new, the user shares the delay with those who guess.
            assertThat(get("/api/releases", "otto", LabUsers.PASSWORD, "192.0.2.201")
                            .statusCode())
                    .isEqualTo(401);
        } finally {
            over.set(true);
            guesser.join();
        }
        assertThat(in).hasValue(0);
    }

    /** The usual address is no way to guess without end. */
    @Test
    void guessesFromAUsualAddressAreSlowedDownThereAndNowhereElse() throws Exception {
        for (String usual : List.of("192.0.2.210", "192.0.2.211")) {
            assertThat(get("/api/releases", "paula", LabUsers.PASSWORD, usual).statusCode())
                    .isEqualTo(200);
        }
        for (int i = 0; i < FailedSignIns.ALLOWED_AT_USUAL_ADDRESS; i++) {
            assertThat(get("/api/releases", "paula", WRONG, "192.0.2.210").statusCode())
                    .isEqualTo(401);
        }

        assertThat(get("/api/releases", "paula", LabUsers.PASSWORD, "192.0.2.210")
                        .statusCode())
                .isEqualTo(429);
        assertThat(get("/api/releases", "paula", LabUsers.PASSWORD, "192.0.2.211")
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"unknown", "=cmd|' /C calc'!A0", "192.0.2.1:4711", "somebody else"})
    void aSenderWithoutAnAddressIsRefused(String text) throws Exception {
        HttpResponse<String> refused = get("/api/releases", "anna", LabUsers.PASSWORD, text);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("X-Forwarded-For: found no IP address");
    }

    private HttpResponse<String> get(String path, String user, String password, String forwardedFor) throws Exception {
        String login = user + ":" + password;
        return proxy.send(
                HttpRequest.newBuilder(URI.create(
                                "http://127.0.0.1:" + teal.getEnvironment().getProperty("local.server.port") + path))
                        .header("X-Forwarded-For", forwardedFor)
                        .header("X-Forwarded-Proto", "https")
                        .header(
                                "Authorization",
                                "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)))
                        .build(),
                BodyHandlers.ofString());
    }
}
