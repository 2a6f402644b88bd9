package teal.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;
import teal.lab.LabCompany;
import teal.lab.LabUsers;
import teal.lab.TealInLab;
import teal.lab.WebApps;

/** What stands before Teal's doors. */
@Tag("whole")
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SignInTest {

    private static final String WRONG = "Wrong-Guess-1";

    private final HttpClient client = HttpClient.newHttpClient();
    private LabCompany company;
    private ConfigurableApplicationContext teal;

    @BeforeAll
    void open() {
        company = LabCompany.withoutShop();
        teal = TealInLab.start(company, Map.of("server.port", 0), new String[0]);
    }

    @AfterAll
    void close() {
        teal.close();
        company.close();
    }

    /** The last one: this machine has to wait afterwards. What nobody told Teal to believe it does not believe. */
    @Test
    @Order(Integer.MAX_VALUE)
    void whoGuessesPasswordsIsSlowedDownByBothWaysIn() throws Exception {
        for (int i = 0; i < FailedSignIns.ALLOWED / 2; i++) {
            // Other users each time: the engine counts by user, this counts by address.
            HttpRequest guess = request("/api/releases", "guess" + i, WRONG)
                    .header("X-Forwarded-For", "198.51.100." + i)
                    .build();
            assertThat(client.send(guess, BodyHandlers.ofString()).statusCode()).isEqualTo(401);
            assertThat(new WebApps(this::url).signIn("tasklist", "guest" + i, WRONG))
                    .isEqualTo(401);
        }

        HttpResponse<String> slowed = get("/engine-rest/engine", "vera", LabUsers.PASSWORD);
        assertThat(slowed.statusCode()).isEqualTo(429);
        assertThat(slowed.headers().firstValueAsLong("Retry-After").orElseThrow())
                .isBetween(1L, FailedSignIns.WINDOW.toSeconds() + 1);
        assertThat(new WebApps(this::url).signIn("cockpit", "vera", LabUsers.PASSWORD))
                .isEqualTo(429);
        assertThat(get("/engine-rest/engine", "anna", LabUsers.PASSWORD).statusCode())
                .as("somebody who has signed in from here before")
                .isEqualTo(200);
    }

    @Test
    void anotherSiteCannotUseASignedInBrowser() throws Exception {
        HttpRequest foreign = request("/engine-rest/deployment/create", "paula", LabUsers.PASSWORD)
                .header("Sec-Fetch-Site", "cross-site")
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(BodyPublishers.ofString("--x--"))
                .build();

        HttpResponse<String> refused = client.send(foreign, BodyHandlers.ofString());

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("another site");
    }

    /** Browsers that came without TLS do not say who asked; they name the site they show instead. */
    @ParameterizedTest
    @ValueSource(strings = {"http://evil.example", "https://127.0.0.1", "null", "http://127.0.0.1.evil.example", "x y"})
    void anotherSiteIsKnownByItsOriginWhereBrowsersSayNoMore(String origin) throws Exception {
        HttpRequest foreign = request("/api/releases", "rita", LabUsers.PASSWORD)
                .header("Origin", origin)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}"))
                .build();

        HttpResponse<String> refused = client.send(foreign, BodyHandlers.ofString());

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("another site");
    }

    @Test
    void theOwnOriginIsNoOtherSite() throws Exception {
        HttpRequest own = request("/api/releases", "rita", LabUsers.PASSWORD)
                .header("Origin", url(""))
                .build();

        assertThat(client.send(own, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    }

    @Test
    void theWebApplicationsWantTheirToken() throws Exception {
        HttpRequest withoutToken = HttpRequest.newBuilder(
                        URI.create(url("/camunda/api/admin/auth/user/default/login/tasklist")))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("username=rita&password=" + LabUsers.PASSWORD))
                .build();

        assertThat(client.send(withoutToken, BodyHandlers.ofString()).statusCode())
                .isEqualTo(403);
    }

    @Test
    void answersTellBrowsersToKeepNothingAndRunNothing() throws Exception {
        HttpResponse<String> answer = get("/api/releases", "anna", LabUsers.PASSWORD);

        assertThat(answer.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).contains("default-src 'none'"));
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(answer.headers().firstValue("Strict-Transport-Security")).isEmpty();
        HttpResponse<String> page = client.send(
                HttpRequest.newBuilder(URI.create(url("/camunda/app/tasklist/default/")))
                        .build(),
                BodyHandlers.ofString());
        assertThat(page.headers().firstValue("Content-Security-Policy")).isPresent();
    }

    private HttpResponse<String> get(String path, String user, String password)
            throws IOException, InterruptedException {
        return client.send(request(path, user, password).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path, String user, String password) {
        String login = user + ":" + password;
        return HttpRequest.newBuilder(URI.create(url(path)))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)));
    }

    private String url(String path) {
        return "http://127.0.0.1:" + teal.getEnvironment().getProperty("local.server.port") + path;
    }
}
