package teal.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import teal.lab.LabUsers;
import teal.lab.ReleaseScene;
import teal.release.ReleaseId;

/**
 * Who may do what, by each way into Teal, while a release waits for its approval. What changes nothing is asked for real; what
 * would is asked in a way that fails behind the check of rights, except for the last rows.
 */
@Tag("whole")
@TestInstance(Lifecycle.PER_CLASS)
class AuthorizationMatrixTest {

    /**
     * {@code +}: may; {@code -}: is refused (401, 403); {@code .}: is told that there is no such thing (404). A stranger can
     * sign in and is in no group.
     */
    private static final String MATRIX = """
            action                                       nobody stranger rita anna otto paula vera adam
            Tasklist: sign in                              -      -       +    +    +    +     +    +
            Tasklist: read the approval                    -      -       +    +    +    +     +    +
            Tasklist: answer the approval                  -      -       -    +    -    -     -    +
            Tasklist: write a variable of the approval     -      -       -    +    -    -     -    +
            Tasklist: make a task                          -      -       -    -    -    -     -    -
            Tasklist: request a release                    -      -       +    -    +    -     -    +
            Tasklist: make a filter                        -      -       -    -    -    -     -    +
            Cockpit: sign in                               -      -       +    +    +    +     +    +
            Cockpit: see the release                       -      -       +    +    +    +     +    +
            Cockpit: see its variables                     -      -       +    +    +    +     +    +
            Cockpit: repeat failed jobs                    -      -       -    -    +    -     -    +
            Cockpit: write a variable                      -      -       -    -    -    -     -    +
            Cockpit: move the release by hand              -      -       -    -    -    -     -    +
            Cockpit: suspend the release                   -      -       -    -    -    -     -    +
            Admin: sign in                                 -      -       -    -    -    -     -    +
            Admin: make a user                             -      -       -    -    -    -     -    +
            Admin: put a user into a group                 -      -       -    -    -    -     -    +
            Admin: give a right                            -      -       -    -    -    -     -    +
            Admin: remove somebody's user                  -      -       -    -    -    -     -    +
            Admin: set somebody's password                 -      -       .    .    .    .     .    +
            engine-rest: list engines                      -      +       +    +    +    +     +    +
            engine-rest: read a diagram                    -      .       +    +    +    +     +    +
            engine-rest: read the release's history        -      .       +    +    +    +     +    +
            engine-rest: deploy a diagram                  -      -       -    -    -    +     -    +
            engine-rest: request a release                 -      .       +    -    +    -     -    +
            engine-rest: answer the approval               -      -       -    +    -    -     -    +
            engine-rest: read another's profile            -      .       .    .    .    .     .    +
            engine-rest: clean the history up              -      -       -    -    -    -     -    +
            API: list releases                             -      +       +    +    +    +     +    +
            API: see the release                           -      .       +    +    +    +     +    +
            API: request a release                         -      -       +    -    +    -     -    +
            API: look at an application                    -      -       +    +    +    +     +    +
            API: list an application's versions            -      -       +    +    +    +     +    +
            API: check an application                      -      -       +    +    +    +     +    +
            API: preview a release                         -      -       +    -    +    -     -    +
            board: see the applications                    -      -       +    +    +    +     +    +
            board: check an application                    -      -       +    +    +    +     +    +
            board: see an application's settings           -      -       -    -    +    +     -    +
            board: preview a release                       -      -       +    -    +    -     -    +
            board: request a release                       -      -       +    -    +    -     -    +
            board: see past releases                       -      -       +    +    +    +     +    +
            board: see the release                         -      -       +    +    +    +     +    +
            board: see what a step printed                 -      -       .    .    .    .     .    .
            board: repeat a step                           -      -       -    -    +    -     -    +
            board: take a node out of service              -      -       -    -    +    -     -    +
            board: bring a node back                       -      -       -    -    +    -     -    +
            API: read the audit trail                      -      -       -    -    -    -     +    +
            API: make a token for a pipeline               -      -       -    -    -    -     -    +
            API: look at the tokens                        -      -       -    -    -    -     -    +
            board: make a token for a pipeline             -      -       -    -    -    -     -    +
            board: look at the tokens                      -      -       -    -    -    -     -    +
            board: revoke a token                          -      -       -    -    -    -     -    .
            Cockpit: delete the release                    -      -       -    -    -    -     -    +
            engine-rest: correlate the roll-back message   -      -       -    -    -    -     -    +
            board: roll a release back                     -      -       -    -    +    -     -    +
            API: roll a release back                       -      -       -    -    +    -     -    +
            engine-rest: remove a deployment               -      .       -    -    -    -     -    +
            """;

    /** The width of the first column. */
    private static final int ACTION = 45;

    private static final String ELSEWHERE = "https://elsewhere.example/shop.tar.gz";

    private final Map<String, Visitor> visitors = new HashMap<>();
    private ReleaseScene scene;
    private Map<String, Visit> visits = Map.of();

    @BeforeAll
    void open() {
        scene = ReleaseScene.open(Map.of());
        User stranger = scene.teal(IdentityService.class).newUser("stranger");
        stranger.setPassword(LabUsers.PASSWORD);
        scene.teal(IdentityService.class).saveUser(stranger);
        ReleaseId release = scene.request(scene.newVersion());
        String task = scene.awaitTask(release, ReleaseScene.APPROVAL).getId();
        visits = visits(release.value(), task);
    }

    @AfterAll
    void close() {
        scene.close();
    }

    /** Whoever may not goes first, in all rows: what others may do, such as deleting the release, would hide it. */
    @Test
    void eachRoleMayDoItsOwnAndNoMore() {
        List<String> rows = MATRIX.lines().toList();
        String[] people = rows.get(0).split(" +");
        List<char[]> found = rows.stream().map(String::toCharArray).toList();
        for (char expected : new char[] {Visitor.MAY_NOT, Visitor.HIDDEN, Visitor.MAY}) {
            for (char[] row : found.subList(1, found.size())) {
                fill(row, expected, people);
            }
        }

        assertThat(found.stream().map(String::new).collect(Collectors.joining("\n")))
                .isEqualTo(MATRIX.strip());
    }

    private void fill(char[] row, char expected, String[] people) {
        String action = new String(row, 0, ACTION).strip();
        assertThat(visits).containsKey(action);
        int person = 0;
        for (int i = ACTION; i < row.length; i++) {
            if (row[i] != ' ') {
                person++;
                if (row[i] == expected) {
                    row[i] = visits.get(action).answer(people[person]);
                }
            }
        }
    }

    private Map<String, Visit> visits(String release, String task) {
        String jobs = scene.teal(ManagementService.class)
                .createJobDefinitionQuery()
                .processDefinitionKey("blue-green-release")
                .listPage(0, 1)
                .get(0)
                .getId();
        String deployment = scene.teal(RepositoryService.class)
                .createDeploymentQuery()
                .listPage(0, 1)
                .get(0)
                .getId();
        String start = "{\"variables\":{\"application\":{\"value\":\"shop\"},\"version\":{\"value\":\"9.0.0\"},"
                + "\"artifact\":{\"value\":\"" + ELSEWHERE + "\"}}}";
        // The plan is not theirs to write: refused, but only after the engine found that they may answer.
        String answer = "{\"variables\":{\"plan\":{\"value\":\"{}\"}}}";
        String engine = "/camunda/api/engine/engine/default";
        Map<String, Visit> all = new HashMap<>();
        all.put("Tasklist: sign in", person -> visitor(person).signIn("tasklist"));
        all.put("Tasklist: read the approval", web("GET", engine + "/task/" + task, ""));
        all.put("Tasklist: answer the approval", web("POST", engine + "/task/" + task + "/complete", answer));
        all.put(
                "Tasklist: write a variable of the approval",
                web("PUT", engine + "/task/" + task + "/localVariables/note", "{\"value\":\"x\"}"));
        all.put("Tasklist: make a task", web("POST", engine + "/task/create", "{\"name\":\"x\"}"));
        all.put(
                "Tasklist: request a release",
                web("POST", engine + "/process-definition/key/blue-green-release/start", start));
        all.put(
                "Tasklist: make a filter",
                web("POST", engine + "/filter/create", "{\"resourceType\":\"Task\",\"name\":\"x\",\"query\":{}}"));
        all.put("Cockpit: sign in", person -> visitor(person).signIn("cockpit"));
        all.put("Cockpit: see the release", web("GET", engine + "/process-instance/" + release, ""));
        all.put("Cockpit: see its variables", web("GET", engine + "/process-instance/" + release + "/variables", ""));
        all.put(
                "Cockpit: repeat failed jobs",
                web("PUT", engine + "/job-definition/" + jobs + "/retries", "{\"retries\":1}"));
        all.put(
                "Cockpit: write a variable",
                web("PUT", engine + "/process-instance/" + release + "/variables/note", "{\"value\":\"x\"}"));
        all.put(
                "Cockpit: move the release by hand",
                web(
                        "POST",
                        engine + "/process-instance/" + release + "/modification",
                        "{\"instructions\":[{\"type\":\"startBeforeActivity\",\"activityId\":\"none\"}]}"));
        all.put(
                "Cockpit: suspend the release",
                web("PUT", engine + "/process-instance/" + release + "/suspended", "{\"suspended\":false}"));
        all.put("Admin: sign in", person -> visitor(person).signIn("admin"));
        all.put(
                "Admin: make a user",
                person -> visitor(person)
                        .web(
                                "POST",
                                engine + "/user/create",
                                "{\"profile\":{\"id\":\"by" + person + "\"},\"credentials\":{\"password\":\""
                                        + LabUsers.PASSWORD + "\"}}"));
        all.put("Admin: put a user into a group", web("PUT", engine + "/group/operators/members/nemo", ""));
        all.put(
                "Admin: give a right",
                web(
                        "POST",
                        engine + "/authorization/create",
                        "{\"type\":1,\"permissions\":[\"READ\"],\"userId\":\"nemo\",\"resourceType\":6,"
                                + "\"resourceId\":\"x\"}"));
        all.put("Admin: remove somebody's user", web("DELETE", engine + "/user/nemo", ""));
        all.put(
                "Admin: set somebody's password",
                person -> visitor(person)
                        .web(
                                "PUT",
                                engine + "/user/stranger/credentials",
                                "{\"password\":\"" + LabUsers.PASSWORD + "\",\"authenticatedUserPassword\":\""
                                        + LabUsers.PASSWORD + "\"}"));
        all.put("engine-rest: list engines", rest("GET", "/engine-rest/engine", ""));
        all.put(
                "engine-rest: read a diagram",
                rest("GET", "/engine-rest/process-definition/key/blue-green-release/xml", ""));
        all.put(
                "engine-rest: read the release's history",
                rest("GET", "/engine-rest/history/process-instance/" + release, ""));
        all.put("engine-rest: deploy a diagram", person -> visitor(person).deploysNonsense());
        all.put("engine-rest: remove a deployment", rest("DELETE", "/engine-rest/deployment/" + deployment, ""));
        all.put(
                "engine-rest: request a release",
                rest("POST", "/engine-rest/process-definition/key/blue-green-release/submit-form", start));
        all.put("engine-rest: answer the approval", rest("POST", "/engine-rest/task/" + task + "/submit-form", answer));
        all.put(
                "engine-rest: correlate the roll-back message",
                rest(
                        "POST",
                        "/engine-rest/message",
                        "{\"messageName\":\"RollBackRequested\",\"processInstanceId\":\"" + release + "\"}"));
        all.put("engine-rest: read another's profile", rest("GET", "/engine-rest/user/adam/profile", ""));
        all.put("engine-rest: clean the history up", rest("POST", "/engine-rest/history/cleanup", ""));
        all.put("API: list releases", rest("GET", "/api/releases", ""));
        all.put("API: see the release", rest("GET", "/api/releases/" + release, ""));
        all.put(
                "API: request a release",
                rest(
                        "POST",
                        "/api/releases",
                        "{\"application\":\"shop\",\"version\":\"9.0.0\",\"artifact\":\"" + ELSEWHERE + "\"}"));
        String elsewhere = "{\"version\":\"9.0.0\",\"artifact\":\"" + ELSEWHERE + "\"}";
        all.put(
                "API: preview a release",
                rest("POST", "/api/releases?dry-run=true", elsewhere.replace("{", "{\"application\":\"shop\",")));
        String board = "/camunda/api/cockpit/plugin/teal/default";
        String shop = board + "/applications/shop";
        String shown = board + "/releases/" + release;
        all.put("board: see the applications", web("GET", board + "/applications", ""));
        all.put("board: check an application", web("GET", shop + "/check", ""));
        all.put("board: see an application's settings", web("GET", shop + "/settings", ""));
        all.put("board: preview a release", web("POST", shop + "/preview", elsewhere));
        all.put("board: request a release", web("POST", shop + "/release", elsewhere));
        all.put("board: see past releases", web("GET", board + "/releases", ""));
        all.put("board: see the release", web("GET", shown, ""));
        all.put("board: see what a step printed", web("GET", shown + "/attempts/none", ""));
        all.put("board: repeat a step", web("POST", shown + "/retry", "{\"what\":\"none\"}"));
        all.put("board: take a node out of service", web("POST", shop + "/nodes/blue-1/maintenance", "{}"));
        all.put("board: bring a node back", web("POST", shop + "/nodes/blue-1/return", "{}"));
        all.put("board: roll a release back", web("POST", shown + "/rollback", "{}"));
        all.put("API: roll a release back", rest("POST", "/api/releases/" + release + "/rollback", "{}"));
        all.put("API: look at an application", rest("GET", "/api/applications/shop", ""));
        all.put("API: list an application's versions", rest("GET", "/api/applications/shop/versions", ""));
        all.put("API: check an application", rest("GET", "/api/applications/shop/check", ""));
        all.put("API: read the audit trail", rest("GET", "/api/audit", ""));
        all.put("API: make a token for a pipeline", rest("POST", "/api/tokens", "{}"));
        all.put("API: look at the tokens", rest("GET", "/api/tokens", ""));
        String tokens = "/camunda/api/cockpit/plugin/teal/default/tokens";
        all.put("board: make a token for a pipeline", web("POST", tokens, "{}"));
        all.put("board: look at the tokens", web("GET", tokens, ""));
        all.put("board: revoke a token", web("POST", tokens + "/none/revoke", "{}"));
        all.put("Cockpit: delete the release", web("DELETE", engine + "/process-instance/" + release, ""));
        return all;
    }

    private Visit web(String method, String path, String json) {
        return person -> visitor(person).web(method, path, json);
    }

    private Visit rest(String method, String path, String json) {
        return person -> visitor(person).rest(method, path, json);
    }

    private Visitor visitor(String person) {
        return visitors.computeIfAbsent(person, name -> new Visitor(name, scene::url));
    }

    private interface Visit {
        char answer(String person);
    }
}
