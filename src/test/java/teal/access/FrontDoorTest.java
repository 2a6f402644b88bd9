package teal.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.net.SocketFactory;
import org.apache.coyote.AbstractProtocol;
import org.apache.coyote.RequestGroupInfo;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.boot.web.embedded.tomcat.TomcatWebServer;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import teal.lab.LabCompany;
import teal.lab.LabUsers;
import teal.lab.RawHttp;
import teal.lab.TealInLab;

/**
 * The front door, held to everything that the running Teal offers: each operation of each resource, under each path that it
 * is mounted at, by each person, in each spelling.
 */
@Tag("whole")
@TestInstance(Lifecycle.PER_CLASS)
class FrontDoorTest {

    /** The answers of the door itself. Any other one comes from what lies behind. */
    private static final Set<Integer> REFUSED = Set.of(400, 401, 403);

    private static final Set<Integer> UNKNOWN_METHOD = Set.of(400, 401, 403, 405, 501);

    /** Of all spellings of all operations, so many are tried with each build, other ones each time; all by {@code full}. */
    private static final int TRIED = Integer.getInteger("teal.door.spellings", 6_000);

    private static final Set<Integer> OVERSIZED_ANSWERS = Set.of(400, 401, 403, 413);

    /** Requests with a body that is too large, until only those count that the door lets in. */
    private static final int OVERSIZED = 300;

    private static final Path DECIDED = Path.of("src/test/resources/teal/access/operations-offered.txt");

    private final AllowedOperations allowed = new AllowedOperations();
    private LabCompany company;
    private ConfigurableApplicationContext teal;
    private Set<Operation> offered = Set.of();

    @BeforeAll
    void open() {
        company = LabCompany.withoutShop();
        teal = TealInLab.start(company, Map.of("server.port", 0), new String[0]);
        LabUsers.createStranger(teal.getBean(IdentityService.class), "stranger");
        offered = OfferedOperations.of(teal, JerseyMounts.of(teal));
    }

    @AfterAll
    void close() {
        teal.close();
        company.close();
    }

    /** A library that brings a new resource changes this file: somebody has to say who may use it. */
    @Test
    void eachOperationHasBeenDecidedOn() throws IOException {
        String found = OfferedOperations.sorted(offered).values().stream()
                .map(operation -> operation + " : " + audience(operation))
                // The engine's resources are mounted three times, for one audience each.
                .map(line -> line.replaceFirst(
                        " /(engine-rest/engine/\\{name}|camunda/api/engine/engine/\\{name}|engine-rest(?!/engine))/",
                        " {engine}/"))
                .distinct()
                .collect(Collectors.joining("\n", "", "\n"));
        Files.createDirectories(Path.of("target"));
        Files.writeString(Path.of("target/operations-offered.txt"), found);

        assertThat(offered).hasSizeGreaterThan(1_000);
        assertThat(found)
                .as("see target/operations-offered.txt; decide in operations.txt, then take it over to %s", DECIDED)
                .isEqualTo(Files.readString(DECIDED, UTF_8));
    }

    /** What the list lets in exists, so that no line of it waits for something that comes later. */
    @Test
    void theListNamesNothingThatIsNotOffered() {
        assertThat(allowed.all().keySet())
                .filteredOn(operation -> !operation.segments().contains("**"))
                .filteredOn(operation -> offered.stream()
                        .noneMatch(real -> real.method().equals(operation.method())
                                && operation.matches(Attempt.sample(real.segments()))))
                .extracting(Operation::toString)
                // Pages, redirects and the health check are no resources of these frameworks; a slash at the end is
                // written by some of the web applications' own questions.
                .containsExactlyInAnyOrder(
                        "GET /",
                        "GET /favicon.ico",
                        "GET /actuator/health",
                        "GET /camunda",
                        "GET /camunda/",
                        "GET /camunda/app",
                        "GET /camunda/favicon.ico",
                        "GET /camunda-welcome",
                        "GET /camunda/api/engine/engine/",
                        "POST /camunda/api/cockpit/plugin/base/default/incident/",
                        "GET /engine-rest/batch/statistics/",
                        "GET /engine-rest/engine/default/batch/statistics/",
                        "GET /camunda/api/engine/engine/default/batch/statistics/",
                        "OPTIONS /engine-rest/user/",
                        "OPTIONS /engine-rest/engine/default/user/",
                        "OPTIONS /camunda/api/engine/engine/default/user/",
                        "OPTIONS /engine-rest/group/",
                        "OPTIONS /engine-rest/engine/default/group/",
                        "OPTIONS /camunda/api/engine/engine/default/group/",
                        "OPTIONS /engine-rest/authorization/",
                        "OPTIONS /engine-rest/engine/default/authorization/",
                        "OPTIONS /camunda/api/engine/engine/default/authorization/");
    }

    /** No line with a name in braces lets an operation in that nobody has decided about. */
    @Test
    void eachOperationIsDecidedByALineOfItsOwn() {
        Set<String> byAnother = new TreeSet<>();
        for (Operation operation : offered) {
            allowed.deciding(operation.method(), Attempt.path(operation))
                    .filter(line -> !line.segments().contains("**"))
                    .filter(line -> !shape(line).equals(shape(operation)))
                    .ifPresent(line -> byAnother.add(operation + " by " + line));
        }

        assertThat(byAnother).isEmpty();
    }

    private static List<String> shape(Operation operation) {
        return operation.segments().stream()
                .map(segment -> segment.startsWith("{") || segment.equals("default") ? "{}" : segment)
                .toList();
    }

    @Test
    void nobodyGetsInHoweverThePathIsSpelled() throws Exception {
        Map<String, Long> before = state();
        List<String[]> requests = new ArrayList<>();
        for (Operation operation : offered) {
            if (!audience(operation).equals("anyone")) {
                Spellings.of(Attempt.path(operation))
                        .forEach(path -> requests.add(new String[] {operation.method(), path}));
            }
        }
        int all = requests.size();
        Random random = new Random();
        Collections.shuffle(requests, random);
        offered.stream()
                .filter(operation -> !audience(operation).equals("anyone"))
                .forEach(operation -> requests.add(0, new String[] {operation.method(), Attempt.path(operation)}));

        Map<Integer, Integer> answers = new TreeMap<>();
        Set<String> through = new TreeSet<>();
        try (RawHttp attacker = http()) {
            for (String[] request : requests.subList(0, Math.min(TRIED, requests.size()))) {
                int status = attacker.send(request[0], request[1], Attempt.HEADERS, Attempt.body(request[0]))
                        .status();
                answers.merge(status, 1, Integer::sum);
                if (!REFUSED.contains(status) && !isPublic(request[0], request[1])) {
                    through.add(status + " " + request[0] + " " + request[1]);
                }
            }
        }
        System.out.println(
                "nobody: " + answers.values().stream().mapToInt(count -> count).sum() + " of " + all + " spellings of "
                        + offered.size() + " operations tried, answers " + answers);

        assertThat(through).isEmpty();
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void nobodyGetsInByAnotherMethod() throws Exception {
        Set<String> through = new TreeSet<>();
        int tried = 0;
        try (RawHttp attacker = http()) {
            for (Operation operation : new TreeMap<>(OfferedOperations.sorted(offered)).values()) {
                String path = Attempt.path(operation);
                if (isPublic("GET", path) || isPublic("POST", path) || operation.hashCode() % 7 != 0) {
                    continue;
                }
                for (String method : List.of("HEAD", "OPTIONS", "PATCH", "TRACE", "CONNECT", "PROPFIND", "get", "Q")) {
                    tried++;
                    if (!UNKNOWN_METHOD.contains(
                            attacker.send(method, path, Attempt.HEADERS, "").status())) {
                        through.add(method + " " + path);
                    }
                }
                for (String override : List.of("X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override")) {
                    tried++;
                    List<String> headers = new ArrayList<>(Attempt.HEADERS);
                    headers.add(override + ": " + operation.method());
                    if (!REFUSED.contains(
                            attacker.send("POST", path, headers, "{}").status())) {
                        through.add(override + " " + path);
                    }
                }
            }
        }
        System.out.println("nobody: " + tried + " other methods tried");

        assertThat(through).isEmpty();
    }

    /** Whatever the engine would say: what the list keeps from somebody ends at the door. */
    @Test
    void nobodyGetsFurtherThanTheirGroup() throws Exception {
        Map<String, Long> before = state();
        List<String> people = new ArrayList<>(LabUsers.groups().keySet());
        people.add("stranger");
        Set<String> through = new TreeSet<>();
        int tried = 0;
        int kept = 0;
        try (RawHttp attacker = http()) {
            for (String person : people) {
                Set<String> groups = person.equals("stranger")
                        ? Set.of()
                        : Set.of(LabUsers.groups().get(person));
                List<String> basic = basic(person);
                for (Operation operation : offered) {
                    String path = Attempt.path(operation);
                    boolean may = allowed.isFor(groups, !groups.isEmpty(), operation.method(), path);
                    if (may || path.startsWith("/camunda") || operation.method().equals("OPTIONS")) {
                        continue;
                    }
                    tried++;
                    RawHttp.Answer answer =
                            attacker.send(operation.method(), path, basic, Attempt.body(operation.method()));
                    boolean door = answer.status() == 403 && answer.body().contains("\"Not allowed\"")
                            // What browsers use does not know names and passwords of programs.
                            || answer.status() == 401 && !isApi(path);
                    if (!door) {
                        through.add(person + ": " + answer.status() + " " + operation);
                    } else {
                        kept++;
                    }
                }
            }
        }
        System.out.println("people: " + tried + " operations beyond their groups tried, " + kept + " refused");

        assertThat(through).isEmpty();
        assertThat(tried).isGreaterThan(1_000);
        assertThat(state()).isEqualTo(before);
    }

    /** Whatever the path, the type, the framing and the sender: the bytes are counted by Tomcat. */
    @Test
    void noBodyIsReadBeyondItsBound() throws Exception {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        OversizedBody oversized = new OversizedBody(port());
        Set<String> wrong = new TreeSet<>();
        Map<String, Integer> answers = new TreeMap<>();
        List<Operation> all = new ArrayList<>(OfferedOperations.sorted(offered).values());
        Collections.shuffle(all, random);
        for (Operation operation : all) {
            boolean rita = allowed.isFor(Set.of("requesters"), true, operation.method(), Attempt.path(operation));
            // What the door refuses is much alike; what it lets in is sent everything.
            boolean once =
                    !rita && answers.values().stream().mapToInt(count -> count).sum() > OVERSIZED;
            String type = OversizedBody.TYPES.get(random.nextInt(OversizedBody.TYPES.size()));
            for (List<String> headers : once ? List.of(Attempt.HEADERS) : List.of(Attempt.HEADERS, basic("rita"))) {
                boolean chunked = random.nextBoolean();
                long before = counters().getBytesReceived();
                int requests = counters().getRequestCount();
                int status = oversized.send(operation, headers, type, chunked);
                // They are brought up to date when the connection has ended, which its client sees a little earlier.
                await().pollInterval(Duration.ofMillis(1))
                        .until(() -> counters().getRequestCount() > requests);
                long read = counters().getBytesReceived() - before;
                boolean person = headers != Attempt.HEADERS;
                answers.merge((person ? "rita " : "nobody ") + status, 1, Integer::sum);
                // Signing out needs no body, so nobody looks at it.
                boolean answered = OVERSIZED_ANSWERS.contains(status)
                        || status == 200 && Attempt.path(operation).endsWith("/logout");
                if (!answered || read > (person ? 2_100_000 : 100_000)) {
                    wrong.add((person ? "rita: " : "nobody: ") + status + " after " + read + " bytes: " + operation
                            + ", " + type + (chunked ? ", chunked" : ""));
                }
            }
        }
        System.out.println("oversized bodies with seed " + seed + ": " + answers);

        assertThat(wrong).as("seed %d", seed).isEmpty();
        assertThat(answers).containsKeys("nobody 401", "rita 413");
    }

    /** As the web server counts them itself, when it is done with a request. */
    private RequestGroupInfo counters() {
        TomcatWebServer server = (TomcatWebServer) ((ServletWebServerApplicationContext) teal).getWebServer();
        AbstractProtocol<?> protocol =
                (AbstractProtocol<?>) server.getTomcat().getConnector().getProtocolHandler();
        return (RequestGroupInfo) protocol.getHandler().getGlobal();
    }

    private static boolean isApi(String path) {
        return path.startsWith("/api/") || path.startsWith("/engine-rest");
    }

    private static List<String> basic(String person) {
        String login = person + ":" + LabUsers.PASSWORD;
        return List.of(
                "Authorization: Basic " + Base64.getEncoder().encodeToString(login.getBytes(UTF_8)),
                "Content-Type: application/json",
                "Accept: application/json");
    }

    private String audience(Operation operation) {
        return allowed.find(operation.method(), Attempt.path(operation))
                .map(Audience::toString)
                .orElse("refused");
    }

    /** A page or a script, as the path stands there. */
    private boolean isPublic(String method, String target) {
        return allowed.isForAnyone(method, target.replaceFirst("[?#].*", ""));
    }

    /** What an attacker would want to change. */
    private Map<String, Long> state() {
        Map<String, Long> state = new TreeMap<>();
        state.put("users", teal.getBean(IdentityService.class).createUserQuery().count());
        state.put(
                "groups", teal.getBean(IdentityService.class).createGroupQuery().count());
        state.put(
                "administrators",
                teal.getBean(IdentityService.class)
                        .createUserQuery()
                        .memberOfGroup("camunda-admin")
                        .count());
        state.put(
                "rights",
                teal.getBean(AuthorizationService.class)
                        .createAuthorizationQuery()
                        .count());
        state.put(
                "filters", teal.getBean(FilterService.class).createFilterQuery().count());
        state.put("tasks", teal.getBean(TaskService.class).createTaskQuery().count());
        state.put(
                "deployments",
                teal.getBean(RepositoryService.class).createDeploymentQuery().count());
        state.put(
                "releases",
                teal.getBean(RuntimeService.class).createProcessInstanceQuery().count());
        return state;
    }

    private RawHttp http() {
        return new RawHttp(SocketFactory.getDefault(), port());
    }

    private int port() {
        return Integer.parseInt(teal.getEnvironment().getRequiredProperty("local.server.port"));
    }
}
