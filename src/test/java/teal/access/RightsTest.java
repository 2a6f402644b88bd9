package teal.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.ProcessInstancePermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import teal.lab.ApiCaller;
import teal.lab.CockpitSession;
import teal.lab.ReleaseScene;

/** Each group can do its work, and no more: asked over the engine's REST API, as any client can. */
@Tag("whole")
@TestInstance(Lifecycle.PER_CLASS)
class RightsTest {

    private ReleaseScene scene;

    @BeforeAll
    void open() {
        scene = ReleaseScene.open(Map.of("camunda.bpm.job-execution.enabled", false));
    }

    @AfterAll
    void close() {
        scene.close();
    }

    @ParameterizedTest
    @CsvSource({"rita, 200", "otto, 200", "anna, 403", "paula, 403"})
    void releasesAreStartedByRequestersAndOperators(String user, int status) {
        String version = scene.newVersion();
        ApiCaller.Answer started = caller(user)
                .post(
                        "/engine-rest/process-definition/key/blue-green-release/start",
                        Map.of(
                                "variables",
                                Map.of(
                                        "application", text("shop"),
                                        "version", text(version),
                                        "artifact", text(scene.company().artifact(version)))));

        assertThat(started.status()).as(started.body().toString()).isEqualTo(status);
        if (status == 200) {
            caller("adam")
                    .delete("/engine-rest/process-instance/"
                            + started.body().path("id").asText());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"rita", "anna", "otto", "paula"})
    void nobodyChangesVariablesUsersRightsOrFilters(String user) {
        assertRefused(
                user,
                "/engine-rest/user/create",
                Map.of("profile", Map.of("id", "x"), "credentials", Map.of("password", "Blue-Green-2027")));
        assertRefused(user, "/engine-rest/group/create", Map.of("id", "x", "name", "x", "type", "WORKFLOW"));
        assertRefused(
                user,
                "/engine-rest/authorization/create",
                Map.of("type", 1, "permissions", List.of("ALL"), "userId", user, "resourceType", 6, "resourceId", "*"));
        assertRefused(
                user,
                "/engine-rest/filter/create",
                Map.of("resourceType", "Task", "name", "mine", "query", Map.of(), "properties", Map.of()));
        assertRefused(user, "/engine-rest/task/create", Map.of("id", "a-task-of-" + user));
    }

    @ParameterizedTest
    @CsvSource({
        "rita, PROCESS_DEFINITION, UPDATE",
        "anna, PROCESS_DEFINITION, UPDATE",
        "otto, PROCESS_DEFINITION, UPDATE",
        "rita, DEPLOYMENT, CREATE",
        "anna, DEPLOYMENT, CREATE",
        "otto, DEPLOYMENT, CREATE",
        "rita, PROCESS_INSTANCE, DELETE",
        "anna, PROCESS_INSTANCE, DELETE",
        "otto, PROCESS_INSTANCE, DELETE",
        "rita, PROCESS_INSTANCE, UPDATE",
        "anna, PROCESS_INSTANCE, UPDATE",
        "otto, PROCESS_INSTANCE, UPDATE",
        "paula, PROCESS_INSTANCE, UPDATE",
        "rita, TASK, UPDATE",
        "otto, TASK, UPDATE",
        "paula, TASK, UPDATE"
    })
    void hasNoRightTo(String user, Resources resource, String permission) {
        assertThat(scene.teal(AuthorizationService.class)
                        .isUserAuthorized(user, groups(user), Permissions.forName(permission), resource))
                .isFalse();
    }

    @Test
    void onlyOperatorsRepeatFailedJobsAndOnlyAuthorsDeploy() {
        assertThat(may("otto", ProcessInstancePermissions.RETRY_JOB, Resources.PROCESS_INSTANCE))
                .isTrue();
        assertThat(may("anna", ProcessInstancePermissions.RETRY_JOB, Resources.PROCESS_INSTANCE))
                .isFalse();
        assertThat(may("rita", ProcessInstancePermissions.RETRY_JOB, Resources.PROCESS_INSTANCE))
                .isFalse();
        assertThat(may("paula", Permissions.CREATE, Resources.DEPLOYMENT)).isTrue();
    }

    /** Behind the front door, which knows groups alone: a right that an administrator took away is missed here, too. */
    @ParameterizedTest
    @EnumSource(
            value = ProcessDefinitionPermissions.class,
            names = {"READ_INSTANCE", "READ_HISTORY"})
    void theBoardShowsNothingToThoseWhoMayNoLongerReadReleases(ProcessDefinitionPermissions right) {
        CockpitSession vera = CockpitSession.signIn(scene.url(""), "vera");
        List<String> pages = List.of("default/applications", "default/releases", "default/releases/none");
        AuthorizationService authorizations = scene.teal(AuthorizationService.class);
        Authorization grant = authorizations
                .createAuthorizationQuery()
                .groupIdIn("auditors")
                .resourceType(Resources.PROCESS_DEFINITION)
                .resourceId(Authorization.ANY)
                .singleResult();
        assertThat(vera.get(pages.get(0)).statusCode()).isEqualTo(200);

        grant.removePermission(right);
        authorizations.saveAuthorization(grant);
        try {
            assertThat(pages).map(vera::get).allSatisfy(answer -> {
                assertThat(answer.statusCode()).isEqualTo(403);
                assertThat(answer.body()).contains("you may not see releases");
            });
        } finally {
            grant.addPermission(right);
            authorizations.saveAuthorization(grant);
        }
        assertThat(vera.get(pages.get(0)).statusCode()).isEqualTo(200);
    }

    @Test
    void everybodyHasTheSharedFiltersAndOneOfTheirOwn() {
        for (String user : List.of("rita", "anna", "otto", "paula")) {
            for (int looks = 0; looks < 2; looks++) {
                assertThat(caller(user)
                                .get("/engine-rest/filter?sortBy=name&sortOrder=asc&maxResults=100")
                                .body())
                        .extracting(filter -> filter.path("name").asText())
                        .containsExactly("Approvals", "In trouble", "My tasks", "Refused requests");
            }
        }
        TaskService tasks = scene.teal(TaskService.class);
        Task task = tasks.newTask();
        task.setName("Read this");
        task.setAssignee("rita");
        tasks.saveTask(task);

        assertThat(own("rita")).containsExactly("Read this");
        assertThat(own("anna")).isEmpty();
        tasks.deleteTask(task.getId(), true);
    }

    /** The tasks that the user's own filter shows to the user. */
    private List<String> own(String user) {
        String filter = caller(user)
                .get("/engine-rest/filter?name=My%20tasks&maxResults=10")
                .body()
                .get(0)
                .path("id")
                .asText();
        return caller(user)
                .get("/engine-rest/filter/" + filter + "/list?maxResults=10")
                .body()
                .findValuesAsText("name");
    }

    private boolean may(String user, Permission permission, Resource resource) {
        return scene.teal(AuthorizationService.class).isUserAuthorized(user, groups(user), permission, resource);
    }

    private static List<String> groups(String user) {
        return List.of(Map.of("rita", "requesters", "anna", "approvers", "otto", "operators", "paula", "authors")
                .get(user));
    }

    private void assertRefused(String user, String path, Map<String, ?> body) {
        ApiCaller.Answer answer = caller(user).post(path, body);
        assertThat(answer.status()).as("%s %s %s", user, path, answer.body()).isEqualTo(403);
    }

    private ApiCaller caller(String user) {
        return new ApiCaller(scene::url, user);
    }

    private static Map<String, String> text(String value) {
        return Map.of("value", value, "type", "String");
    }
}
