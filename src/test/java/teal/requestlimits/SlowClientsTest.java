package teal.requestlimits;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import javax.net.SocketFactory;
import org.apache.catalina.Context;
import org.apache.catalina.Manager;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.embedded.tomcat.TomcatWebServer;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import teal.lab.ApiCaller;
import teal.lab.ClientAddress;
import teal.lab.LabCompany;
import teal.lab.LabUsers;
import teal.lab.RawHttp;
import teal.lab.SlowClients;
import teal.lab.TealInLab;
import teal.lab.WebApps;

/** What Teal does for everybody else while somebody is slow, large or many. */
@Tag("whole")
@TestInstance(Lifecycle.PER_CLASS)
class SlowClientsTest {

    private static final int MANY = 220;

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

    @ParameterizedTest
    @EnumSource
    void slowClientsKeepNobodyOut(SlowClients.Kind kind) throws Exception {
        new WebApps(this::url).signIn("tasklist", "rita", LabUsers.PASSWORD);
        // From the address of those who want to get in.
        try (SlowClients slow = SlowClients.come(kind, port(), MANY, number -> "127.0.0.1")) {
            await().atMost(Duration.ofSeconds(20)).until(() -> slow.connections() >= MANY);
            for (int i = 0; i < 5; i++) {
                assertThat(new WebApps(this::url).signIn("tasklist", "rita", LabUsers.PASSWORD))
                        .as("sign-in beside %s", kind)
                        .isEqualTo(200);
                assertThat(get("/actuator/health", port())).isEqualTo(200);
                assertThat(get("/actuator/health", healthPort())).isEqualTo(200);
            }
            System.out.println(kind + ": " + slow.connections() + " connections, answers " + slow.answers());
        }
    }

    /** Each byte comes in time, and still the end does not. */
    @Test
    void aBodyHasItsTimeInAll() throws Exception {
        try (SlowClients slow = SlowClients.come(SlowClients.Kind.SIGN_IN, port(), 1, number -> "127.0.0.7")) {
            await().atMost(Bounds.STRANGERS_TIME.plusSeconds(5))
                    .until(() -> slow.answers().containsKey("HTTP/1.1 408 "));
        }
    }

    @Test
    void headersAreBoundedAndTheAnswerSaysSo() throws Exception {
        String large = "GET / HTTP/1.1\r\nHost: teal\r\nCookie: " + "a".repeat(100_000);
        String many = "GET / HTTP/1.1\r\nHost: teal\r\n" + "A: b\r\n".repeat(200) + "\r\n";
        String address = "GET /" + "a".repeat(100_000);
        for (String request : List.of(large, many, address)) {
            assertThat(answer(request)).startsWith("HTTP/1.1 431").contains("leave out cookies");
        }
    }

    /** A form is read before anybody knows who sends it. */
    @Test
    void aLargeSignInIsRefusedAsTooLarge() throws Exception {
        String head = "POST /camunda/api/admin/auth/user/default/login/tasklist HTTP/1.1\r\nHost: teal\r\n"
                + "Content-Type: application/x-www-form-urlencoded\r\n";
        String chunk = Integer.toHexString(20_000) + "\r\n" + "a".repeat(20_000) + "\r\n";

        assertThat(answer(head + "Content-Length: 1000000000\r\n\r\n"))
                .startsWith("HTTP/1.1 413")
                .contains("the limit is 16000 bytes");
        assertThat(answer(head + "Transfer-Encoding: chunked\r\n\r\n" + chunk + chunk))
                .startsWith("HTTP/1.1 413")
                .contains("the limit is 16000 bytes");
        assertThat(answer(head + "Expect: 100-continue\r\nContent-Length: 1000000000\r\n\r\n"))
                .as("is not asked for its body")
                .startsWith("HTTP/1.1 413");
    }

    @Test
    void strangersGetNoSession() throws Exception {
        Manager sessions = ((Context) tomcat().getHost().findChildren()[0]).getManager();
        int before = sessions.getActiveSessions();
        for (int i = 0; i < 100; i++) {
            try (RawHttp stranger =
                    new RawHttp(new ClientAddress(SocketFactory.getDefault(), SlowClients.ownAddress(i)), port())) {
                assertThat(stranger.send("GET", "/camunda/app/tasklist/default/", List.of(), "")
                                .headers())
                        .noneMatch(header -> header.contains("JSESSIONID"));
                stranger.send("GET", "/engine-rest/task", List.of(), "");
                stranger.send("POST", "/camunda/api/admin/auth/user/default/login/tasklist", List.of(), "");
            }
        }

        assertThat(sessions.getActiveSessions()).isEqualTo(before);
    }

    @Test
    void theHealthPortServesNothingElse() throws Exception {
        assertThat(get("/actuator/health", healthPort())).isEqualTo(200);
        for (String path : List.of("/", "/api/releases", "/camunda/app/", "/actuator", "/actuator/health/")) {
            assertThat(get(path, healthPort())).as(path).isEqualTo(404);
        }
    }

    @Test
    void whoSendsOneRequestAfterAnotherLeavesRoomForOthers() throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        Map<Integer, Integer> answers = new ConcurrentHashMap<>();
        List<Thread> greedy = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            Thread one = new Thread(() -> {
                ApiCaller rita = new ApiCaller(this::url, "rita");
                while (!over.get()) {
                    answers.merge(
                            rita.get("/engine-rest/history/process-instance?maxResults=100")
                                    .status(),
                            1,
                            Integer::sum);
                }
            });
            one.start();
            greedy.add(one);
        }
        try {
            await().until(() ->
                    answers.values().stream().mapToInt(count -> count).sum() > 200);
            // From the same address, as behind a company's gateway.
            for (int i = 0; i < 5; i++) {
                assertThat(new ApiCaller(this::url, "anna").get("/api/releases").status())
                        .isIn(200, 429);
                assertThat(get("/actuator/health", healthPort())).isEqualTo(200);
            }
        } finally {
            over.set(true);
            for (Thread one : greedy) {
                one.join();
            }
        }
        System.out.println("60 at once: " + answers);
        assertThat(answers.keySet()).isSubsetOf(200, 429);
    }

    @Test
    void refusalsAreLoggedOnceAMinute() throws Exception {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        root.addAppender(log);
        try {
            for (int i = 0; i < 50; i++) {
                answer("POST /camunda/api/admin/auth/user/default/login/tasklist HTTP/1.1\r\nHost: teal\r\n"
                        + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000000000\r\n\r\n");
                answer("GET /" + "a".repeat(10_000));
            }
        } finally {
            root.detachAppender(log);
        }

        assertThat(log.list).hasSizeLessThanOrEqualTo(2);
    }

    /** Sends this and reads until the server has said what it has to say. */
    private String answer(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), US_ASCII);
        }
    }

    private Tomcat tomcat() {
        return ((TomcatWebServer) ((ServletWebServerApplicationContext) teal).getWebServer()).getTomcat();
    }

    private int get(String path, int port) throws IOException, InterruptedException {
        return client.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                .timeout(Duration.ofSeconds(10))
                                .build(),
                        BodyHandlers.ofString())
                .statusCode();
    }

    private int port() {
        return Integer.parseInt(teal.getEnvironment().getRequiredProperty("local.server.port"));
    }

    private int healthPort() {
        return Stream.of(tomcat().getService().findConnectors())
                .map(Connector::getLocalPort)
                .filter(port -> port != port())
                .findFirst()
                .orElseThrow();
    }

    private String url(String path) {
        return "http://127.0.0.1:" + port() + path;
    }
}
