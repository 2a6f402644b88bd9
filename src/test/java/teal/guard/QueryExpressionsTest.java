package teal.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import teal.lab.ApiCaller;
import teal.lab.LabUsers;
import teal.lab.ReleaseScene;
import teal.lab.WebApps;
import teal.process.variable.Json;

/** An expression in a query is evaluated for nobody, wherever in the query it stands and by whatever way it comes. */
@Tag("whole")
@TestInstance(Lifecycle.PER_CLASS)
class QueryExpressionsTest {

    private static final String REFUSED = "a query must not contain expressions";
    private static final String EXPRESSION = "${1 + 1}";
    private static final String WEB = "/camunda/api/engine/engine/default";

    /** The expression outermost, in an alternative, and in an alternative's alternative. */
    private static final List<Map<String, Object>> QUERIES = List.of(
            Map.of("assigneeExpression", EXPRESSION),
            Map.of("orQueries", List.of(Map.of("assigneeExpression", EXPRESSION))),
            Map.of("orQueries", List.of(Map.of("name", "x"), Map.of("dueBeforeExpression", EXPRESSION))),
            Map.of("taskVariables", List.of(), "orQueries", List.of(Map.of("candidateGroupExpression", "approvers"))));

    private ReleaseScene scene;

    @BeforeAll
    void open() {
        scene = ReleaseScene.open(Map.of());
    }

    @AfterAll
    void close() {
        scene.close();
    }

    @Test
    void queriesWithoutExpressionsAreAnswered() {
        ApiCaller.Answer answer = new ApiCaller(scene::url, "anna")
                .post("/engine-rest/task/count", Map.of("orQueries", List.of(Map.of("assignee", "anna", "name", "x"))));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("count").asInt()).isZero();
    }

    @Test
    void theApisRefuseThemAtAnyDepthForEverybody() {
        for (String person : List.of("rita", "anna", "adam")) {
            WebApps session = new WebApps(scene::url);
            session.signIn("tasklist", person, LabUsers.PASSWORD);
            List<String> answers = new ArrayList<>();
            for (Map<String, Object> query : QUERIES) {
                for (String path : List.of("/task", "/task/count")) {
                    ApiCaller.Answer rest = new ApiCaller(scene::url, person).post("/engine-rest" + path, query);
                    answers.add(rest.status() + " " + rest.body());
                    var web = session.send("POST", WEB + path, Json.text(query));
                    answers.add(web.statusCode() + " " + web.body());
                }
            }
            assertThat(answers)
                    .hasSize(16)
                    .allSatisfy(answer -> assertThat(answer).startsWith("400 ").contains(REFUSED));
        }
    }

    @Test
    void filtersWithThemAreNeitherMadeNorChanged() {
        ApiCaller adam = new ApiCaller(scene::url, "adam");
        String known = scene.teal(FilterService.class)
                .createTaskFilterQuery()
                .filterName("Approvals")
                .singleResult()
                .getId();
        for (Map<String, Object> query : QUERIES) {
            Map<String, Object> filter = Map.of("resourceType", "Task", "name", "x", "query", query);
            assertThat(List.of(
                            adam.post("/engine-rest/filter/create", filter),
                            adam.put("/engine-rest/filter/" + known, filter),
                            adam.post("/engine-rest/filter/" + known + "/list", query),
                            adam.post("/engine-rest/filter/" + known + "/count", query)))
                    .allSatisfy(answer -> {
                        assertThat(answer.status()).isEqualTo(400);
                        assertThat(answer.body().toString()).contains(REFUSED);
                    });
        }
        assertThat(scene.teal(FilterService.class)
                        .createTaskFilterQuery()
                        .filterName("x")
                        .count())
                .isZero();
    }

    @Test
    void aFilterThatWasSavedWithOneIsListedAndFailsClearlyWhenItIsRun() {
        Filter filter = scene.teal(FilterService.class).newTaskFilter("old");
        filter.setQuery(scene.teal(TaskService.class).createTaskQuery());
        String id = scene.teal(FilterService.class).saveFilter(filter).getId();
        scene.teal(JdbcClient.class)
                .sql("UPDATE ACT_RU_FILTER SET QUERY_ = ? WHERE ID_ = ?")
                .params("{\"orQueries\":[{\"taskAssigneeExpression\":\"" + EXPRESSION + "\"}]}", id)
                .update();
        ApiCaller adam = new ApiCaller(scene::url, "adam");

        ApiCaller.Answer listed = adam.get("/engine-rest/filter?resourceType=Task&maxResults=100");
        assertThat(listed.status()).as(listed.body().toString()).isEqualTo(200);
        assertThat(listed.body().findValuesAsText("id")).contains(id);
        for (String how : List.of("list", "count")) {
            ApiCaller.Answer run = adam.get("/engine-rest/filter/" + id + "/" + how + "?maxResults=100");
            assertThat(run.status()).as(how).isEqualTo(400);
            assertThat(run.body().path("message").asText()).contains(REFUSED);
        }
        scene.teal(FilterService.class).deleteFilter(id);
    }

    @Test
    void andSoDoesTealsOwnCode() {
        TaskQuery nested = scene.teal(TaskService.class)
                .createTaskQuery()
                .or()
                .taskAssigneeExpression(EXPRESSION)
                .taskName("x")
                .endOr();

        assertThatThrownBy(nested::list)
                .isInstanceOf(QueryExpressionRefused.class)
                .hasMessageContaining("'taskAssignee'");
    }
}
