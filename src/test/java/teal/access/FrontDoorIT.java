package teal.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import teal.lab.ClientAddress;
import teal.lab.RawHttp;
import teal.lab.RawHttp.Answer;
import teal.lab.process.HaProxy;
import teal.lab.process.HaProxy.Manner;
import teal.lab.process.PackagedTeal;
import teal.signin.Certificate;

/**
 * The front door of the finished jar, set as the operating guide says: asked directly over TLS, and through HAProxy, which ends
 * TLS and tells Teal who asked.
 */
@Tag("whole")
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FrontDoorIT {

    private static final Set<Integer> REFUSED = Set.of(400, 401, 403);

    /** Of all spellings of all operations, so many are tried directly and through the proxy, other ones each time. */
    private static final int TRIED = Integer.getInteger("teal.door.packaged.spellings", 3_000);

    /** Failed sign-ins of one address within a minute, as the operating guide says. */
    private static final int GUESSES = 10;

    private static final String PASSWORD = "First-Day-At-Teal-26";
    private static final String WRONG = "Wrong-Guess-1";

    private static final List<String> COUNTED = List.of(
            "/engine-rest/user/count",
            "/engine-rest/group/count",
            "/engine-rest/authorization/count",
            "/engine-rest/deployment/count",
            "/engine-rest/process-instance/count",
            "/engine-rest/task/count",
            "/api/releases");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final AllowedOperations allowed = new AllowedOperations();

    @TempDir
    static Path directory;

    private Certificate certificate;
    private PackagedTeal teal;
    private HaProxy proxy;

    @BeforeAll
    void open() throws IOException {
        HaProxy.require();
        certificate = Certificate.make(directory, "teal");
        teal = start();
        proxy = HaProxy.start(directory, certificate, teal.port());
    }

    private PackagedTeal start(String... options) throws IOException {
        return PackagedTeal.start(directory, certificate, PASSWORD, List.of("teal.proxies: 127.0.0.1"), options);
    }

    @AfterAll
    void close() {
        if (proxy != null) {
            proxy.close();
        }
        if (teal != null) {
            teal.close();
        }
    }

    @Test
    @Order(1)
    void nobodyGetsInDirectly() throws IOException {
        Map<String, String> before = state();

        assertThat(through("directly", teal.port(), "127.0.0.2")).isEmpty();

        assertThat(state()).isEqualTo(before);
    }

    @Test
    @Order(2)
    void nobodyGetsInThroughTheProxy() throws IOException {
        Map<String, String> before = state();

        assertThat(through("through HAProxy", proxy.port(Manner.REPLACES), "127.0.0.2"))
                .isEmpty();

        assertThat(state()).isEqualTo(before);
    }

    @Test
    @Order(3)
    void guessingIsSlowedDownByTheAddressThatTheProxySaw() throws IOException {
        Map<Manner, String> guessers = Map.of(Manner.REPLACES, "127.0.0.31", Manner.ADDS, "127.0.0.32");
        for (Manner manner : guessers.keySet()) {
            int port = proxy.port(manner);
            String guesser = guessers.get(manner);
            for (int i = 0; i < GUESSES; i++) {
                String madeUp = "X-Forwarded-For: 198.51.100." + i;
                assertThat(get(port, guesser, "/api/releases", basic("guess" + i, WRONG), madeUp)
                                .status())
                        .isEqualTo(401);
            }

            assertThat(get(port, guesser, "/api/releases", admin(), "X-Forwarded-For: 198.51.100.77")
                            .status())
                    .as("%s: the guesser", manner)
                    .isEqualTo(429);
            assertThat(get(port, "127.0.0.33", "/api/releases", admin()).status())
                    .as("%s: somebody else", manner)
                    .isEqualTo(200);
            assertThat(trail())
                    .contains("from " + guesser)
                    .doesNotContain("from 198.51.100", "from 127.0.0.1\"", "from 127.0.0.1 ");
        }
    }

    @Test
    @Order(4)
    void headersAreIgnoredUnlessAProxySentThem() throws IOException {
        for (int i = 0; i < GUESSES; i++) {
            String madeUp = "X-Forwarded-For: 192.0.2." + i;
            assertThat(get(teal.port(), "127.0.0.41", "/api/releases", basic("other" + i, WRONG), madeUp)
                            .status())
                    .isEqualTo(401);
        }

        assertThat(get(teal.port(), "127.0.0.41", "/api/releases", admin(), "X-Forwarded-For: 192.0.2.77")
                        .status())
                .isEqualTo(429);
        assertThat(trail()).contains("from 127.0.0.41").doesNotContain("from 192.0.2");
    }

    /** Where a proxy passes on what its clients make up, nothing but an address comes into the trail. */
    @Test
    @Order(5)
    void textThatIsNoAddressIsRefused() throws IOException {
        for (String text : List.of("<script>alert(1)</script>", "teal", "127.0.0.1:80", "1.2.3", "unknown")) {
            Answer answer = get(
                    proxy.port(Manner.PASSES_ON),
                    "127.0.0.51",
                    "/api/releases",
                    basic("nobody", WRONG),
                    "X-Forwarded-For: " + text);

            assertThat(answer.status()).as(text).isEqualTo(400);
            assertThat(answer.body()).as(text).contains("X-Forwarded-For").doesNotContain("<script");
        }
        assertThat(trail()).doesNotContain("script", "from unknown");
    }

    @Test
    @Order(6)
    void browsersAreKeptToTls() throws IOException {
        for (int port : List.of(teal.port(), proxy.port(Manner.REPLACES), proxy.port(Manner.ADDS))) {
            for (String page : List.of("/camunda/app/welcome/default/", "/camunda/lib/deps.js", "/api/releases")) {
                List<String> headers = headers(port, page);

                assertThat(headers)
                        .as("%s at %d", page, port)
                        .contains("x-content-type-options: nosniff")
                        .anyMatch(header -> header.startsWith("strict-transport-security: max-age="));
                assertThat(headers)
                        .filteredOn(header -> header.startsWith("set-cookie:"))
                        .allSatisfy(cookie -> assertThat(cookie).contains("; secure"));
            }
            assertThat(headers(port, "/camunda/app/welcome/default/"))
                    .anyMatch(header -> header.startsWith("set-cookie: xsrf-token="));
        }
    }

    /** In lower case, as proxies write them. */
    private List<String> headers(int port, String page) throws IOException {
        return get(port, "127.0.0.61", page, "Accept: text/html").headers().stream()
                .map(header -> header.toLowerCase(Locale.ROOT))
                .toList();
    }

    @Test
    @Order(7)
    void theHostRestoresAnAdministrator() throws IOException {
        teal.close();
        teal = start("--teal.admin.restore=otto");

        Answer trail = get(teal.port(), "127.0.0.71", "/api/audit?most=10000", basic("otto", PASSWORD));

        assertThat(trail.status()).isEqualTo(200);
        assertThat(trail.body()).contains("RestoreAdministrator");
        assertThat(get(teal.port(), "127.0.0.71", "/engine-rest/user/count", basic("otto", PASSWORD))
                        .body())
                .contains("2");
    }

    /** What got further than the door, of each operation as it is and of a sample of all spellings. */
    private Set<String> through(String how, int port, String address) throws IOException {
        List<String[]> plain = new ArrayList<>();
        List<String[]> spelled = new ArrayList<>();
        for (Operation operation : offered()) {
            String path = Attempt.path(operation);
            plain.add(new String[] {operation.method(), path});
            Spellings.of(path).forEach(other -> spelled.add(new String[] {operation.method(), other}));
        }
        Collections.shuffle(spelled, new Random());
        List<String[]> requests = new ArrayList<>(plain);
        requests.addAll(spelled.subList(0, Math.min(TRIED, spelled.size())));
        Map<Integer, Integer> answers = new TreeMap<>();
        Set<String> through = new TreeSet<>();
        try (RawHttp attacker = http(port, address)) {
            for (String[] request : requests) {
                int status = attacker.send(request[0], request[1], Attempt.HEADERS, Attempt.body(request[0]))
                        .status();
                answers.merge(status, 1, Integer::sum);
                if (!REFUSED.contains(status) && !isPublic(request[0], request[1])) {
                    through.add(status + " " + request[0] + " " + request[1]);
                }
            }
        }
        System.out.printf(
                "nobody, %s: %d operations and %d of %d other spellings tried, answers %s%n",
                how, plain.size(), requests.size() - plain.size(), spelled.size(), answers);
        return through;
    }

    /** What nobody may use without a name, under each of its paths. */
    private List<Operation> offered() throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/teal/access/operations-offered.txt")).stream()
                .filter(line -> !line.endsWith(" : anyone"))
                .map(line -> line.split(" ")[0] + " " + line.split(" ")[1])
                .flatMap(line -> Stream.of(
                                "/engine-rest", "/engine-rest/engine/default", "/camunda/api/engine/engine/default")
                        .map(mount -> line.replace(" {engine}/", " " + mount + "/"))
                        .distinct())
                .map(line -> Operation.of(line.split(" ")[0], line.split(" ")[1]))
                .toList();
    }

    /** A page or a script, as the path stands there. */
    private boolean isPublic(String method, String target) {
        return allowed.isForAnyone(method, target.replaceFirst("[?#].*", ""));
    }

    /** What an attacker would want to change, as an administrator sees it. */
    private Map<String, String> state() throws IOException {
        Map<String, String> state = new TreeMap<>();
        for (String path : COUNTED) {
            Answer answer = get(teal.port(), "127.0.0.3", path, admin());
            assertThat(answer.status()).as(path).isEqualTo(200);
            state.put(path, answer.body());
        }
        StringBuilder acts = new StringBuilder();
        for (JsonNode entry : JSON.readTree(trail())) {
            boolean ofStrangers = List.of("(nobody)", "(strangers)")
                    .contains(entry.path("person").asText());
            if (!ofStrangers && !entry.path("act").asText().startsWith("SignIn")) {
                acts.append(entry).append('\n');
            }
        }
        state.put("done", acts.toString());
        return state;
    }

    private String trail() throws IOException {
        Answer trail = get(teal.port(), "127.0.0.3", "/api/audit?most=10000", admin());
        assertThat(trail.status()).isEqualTo(200);
        return trail.body();
    }

    private Answer get(int port, String address, String path, String... headers) throws IOException {
        try (RawHttp http = http(port, address)) {
            return http.send("GET", path, List.of(headers), "");
        }
    }

    private RawHttp http(int port, String address) throws IOException {
        return new RawHttp(new ClientAddress(certificate.trusting().getSocketFactory(), address), port);
    }

    private static String admin() {
        return basic("admin", PASSWORD);
    }

    private static String basic(String user, String password) {
        return "Authorization: Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(UTF_8));
    }
}
