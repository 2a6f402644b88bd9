package teal.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.admin.Admin;
import org.camunda.bpm.cockpit.Cockpit;
import org.camunda.bpm.cockpit.db.QueryParameters;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.CaseService;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.context.ConfigurableApplicationContext;
import teal.audit.AuditTrail;
import teal.board.PastReleases;
import teal.board.ReleaseSheets;
import teal.board.Releases;
import teal.board.RunningReleases;
import teal.lab.LabCompany;
import teal.lab.LabUsers;
import teal.lab.ReleaseScene;
import teal.lab.TealInLab;
import teal.process.attempt.AttemptTable;
import teal.process.request.ReleaseRequest;
import teal.process.request.ReleaseStarter;
import teal.releaseactions.ReleaseMigration;
import teal.releaseactions.Retries;
import teal.releaseactions.RollbackRequests;

/** Each way to do something, gone on a thread on which nobody is signed in and Teal does not act, with all filters removed. */
@Tag("whole")
@TestInstance(Lifecycle.PER_CLASS)
class NobodyActsTest {

    private static final List<Class<?>> SERVICES = List.of(
            AuthorizationService.class,
            CaseService.class,
            DecisionService.class,
            ExternalTaskService.class,
            FilterService.class,
            FormService.class,
            HistoryService.class,
            IdentityService.class,
            ManagementService.class,
            RepositoryService.class,
            RuntimeService.class,
            TaskService.class);

    private final OpenDoor door = new OpenDoor();
    private LabCompany company;
    private ConfigurableApplicationContext teal;

    @BeforeAll
    void open() {
        company = LabCompany.withoutShop();
        teal = TealInLab.start(company, ReleaseScene.BRISK, new String[0], door);
    }

    @AfterAll
    void close() {
        company.close();
    }

    @Test
    void noServiceOfTheEngineServesNobody() {
        Ways ways = new Ways();

        Throwable broken = asNobody(() -> SERVICES.forEach(service -> ways.goAll(service, part(service))));

        System.out.println(
                "Nobody tried " + (ways.refused().size() + ways.others().size()) + " ways of "
                        + SERVICES.size() + " services: " + ways.refused().size() + " were refused, "
                        + ways.others().size() + " ran no command");
        assertThat(broken).isNull();
        assertThat(ways.refused()).hasSizeGreaterThan(700);
        assertThat(door.doneByNobody()).isEmpty();
    }

    /** Another order is another program: what refuses stands before what does. */
    @Test
    void tealsExtensionsOfTheEngineAreInThisOrder() {
        ProcessEngineConfigurationImpl engine = part(ProcessEngineConfigurationImpl.class);
        String guards =
                "PlainQueries, NotByHand, CommentsOfTasks, UnrecordedVariables, OutermostCommand, PrincipalsOnly";

        assertThat(names(engine.getCommandInterceptorsTxRequired()))
                .startsWith(guards + ", BeginsAtTheStart, OwnTasks, ApplicationChoice, EachStartIsARelease,"
                        + " AnswersInPlainWords, FaultyRequests, Exception")
                .endsWith(
                        "CommandContextInterceptor, CommandRecorder, BoundedCommits, DiagramFaults, Watch, CommandExecutorImpl");
        assertThat(names(engine.getCommandInterceptorsTxRequiresNew()))
                .startsWith(guards + ", Exception")
                .endsWith(
                        "CommandContextInterceptor, CommandRecorder, BoundedCommits, DiagramFaults, Watch, CommandExecutorImpl");
        assertThat(names(engine.getCustomPostBPMNParseListeners()))
                .startsWith("AskedOnly, DecisionListeners, NewGroups")
                .contains("ApplicationHold, AskPolicy, RefusalNote, BoundedDiagrams");
        assertThat(names(engine.getCustomHistoryEventHandlers())).contains("VariableWrites", "UserActions");
        assertThat(names(engine.getCustomPreDeployers())).startsWith("DiagramGate");
        assertThat(names(engine.getCommandCheckers())).isEqualTo("TenantCommandChecker, AuthorsOnly");
    }

    private static String names(List<?> parts) {
        return parts.stream().map(part -> part.getClass().getSimpleName()).collect(Collectors.joining(", "));
    }

    @Test
    void neitherChainRunsACommandForNobody() {
        ProcessEngineConfigurationImpl engine = part(ProcessEngineConfigurationImpl.class);
        List<CommandExecutor> chains = List.of(
                engine.getCommandExecutorTxRequired(),
                engine.getCommandExecutorTxRequiresNew(),
                engine.getCommandExecutorSchemaOperations());

        for (CommandExecutor chain : chains) {
            assertRefused(() -> chain.execute(context -> "done"));
            String done = chain.execute(context -> "done");
            assertThat(done).isEqualTo("done");
        }
    }

    @Test
    void theWebApplicationsOwnQueriesAreRefusedToNobody() {
        String engine = part(ProcessEngine.class).getName();
        List<Supplier<Object>> queries = List.of(
                () -> Cockpit.getQueryService(engine)
                        .executeQueryRowCount(
                                "selectIncidentWithCauseAndRootCauseIncidentsCount", new QueryParameters()),
                () -> Cockpit.getCommandExecutor(engine).executeCommand(context -> "done"),
                () -> Admin.getRuntimeDelegate().getQueryService(engine).executeQuery("selectMetricsAggregated", null));

        for (Supplier<Object> query : queries) {
            assertRefused(query::get);
        }
        assertThat(queries.get(1).get()).isEqualTo("done");
    }

    @Test
    void theBoardShowsNobodyAnything() {
        assertForTealOnly(
                () -> part(RunningReleases.class).all(),
                () -> part(RunningReleases.class).find("1"),
                () -> part(PastReleases.class).find(new PastReleases.Wanted(null, null, null), 0),
                () -> part(ReleaseSheets.class).find("1"),
                () -> part(AttemptTable.class).of("1"),
                () -> part(AttemptTable.class).printed("1", "1"),
                () -> part(Releases.class).find("1"),
                () -> part(Releases.class).newest(1),
                () -> part(AuditTrail.class).read(0, 1),
                () -> part(AuditTrail.class).check());
    }

    @Test
    void nobodyHasRights() {
        ReleaseRights rights = part(ReleaseRights.class);

        assertThat(List.of(rights.mayRead(), rights.maySteer(), rights.mayMove()))
                .containsOnly(true);
        assertThat(asNobody(() -> assertThat(List.of(rights.mayRead(), rights.maySteer(), rights.mayMove()))
                        .containsOnly(false)))
                .isNull();
    }

    @Test
    void nobodySteersReleases() {
        Map<String, ThrowingCallable> acts = new LinkedHashMap<>();
        acts.put("retry", () -> part(Retries.class).retry("1", "1"));
        acts.put("roll back", () -> part(RollbackRequests.class).request("1", "a reason"));
        acts.put("migrate", () -> part(ReleaseMigration.class).move("1", false, true));
        acts.put("start", () -> part(ReleaseStarter.class).start(new ReleaseRequest("shop", "2.0.0", "shop.tar.gz")));

        acts.forEach((name, act) -> {
            assertThat(asNobody(act)).as(name).isInstanceOfAny(NoPrincipal.class, NotAllowed.class);
            assertThat(catchThrowable(act))
                    .as(name + " as Teal")
                    .isNotInstanceOfAny(NoPrincipal.class, NotAllowed.class);
        });
    }

    @Test
    void nobodyBecomesTealForAMoment() {
        Principals principals = part(Principals.class);
        List<String> done = new ArrayList<>();

        assertRefused(() -> principals.asTeal("something", () -> done.add("done")));

        assertThat(done).isEmpty();
    }

    @Test
    void aPersonCountsMoreThanTealAndIsGivenBackAfterwards() {
        Principals principals = part(Principals.class);

        LabUsers.as("otto", part(IdentityService.class), () -> {
            assertThat(principals.isTeal()).isFalse();
            principals.asTeal("something", () -> assertThat(principals.isTeal()).isTrue());
            assertThat(principals.person()).get().extracting("userId").isEqualTo("otto");
        });
    }

    @Test
    void aThreadThatIsMadeWhileTealActsIsNobodys() throws InterruptedException {
        AtomicReference<Boolean> acting = new AtomicReference<>();
        Thread thread = SystemPrincipal.call("test", () -> new Thread(() -> acting.set(SystemPrincipal.isActing())));
        thread.start();
        thread.join();

        assertThat(acting).hasValue(false);
    }

    @Test
    void aRequestThatGotPastAllFiltersIsRefused() throws IOException, InterruptedException {
        List<String> ways = List.of(
                "GET /api/releases",
                "GET /api/releases/1",
                "GET /api/releases/1/events",
                "GET /api/audit",
                "GET /api/tokens",
                "GET /api/applications",
                "GET /api/applications/shop/check",
                "POST /api/releases/1/rollback",
                "POST /api/releases/1/migration",
                "GET /engine-rest/process-definition",
                "GET /engine-rest/task/count",
                "GET /engine-rest/user",
                "POST /engine-rest/process-definition/key/blue-green-release/start",
                "POST /engine-rest/user/create",
                "GET /camunda/api/engine/engine/default/history/process-instance",
                "POST /camunda/api/engine/engine/default/task/1/complete",
                "GET /camunda/api/cockpit/plugin/base/default/incident/count",
                "GET /camunda/api/cockpit/plugin/teal/default/applications",
                "GET /camunda/api/cockpit/plugin/teal/default/releases",
                "POST /camunda/api/cockpit/plugin/teal/default/releases/1/retry",
                "GET /camunda/api/cockpit/plugin/teal/default/applications/shop/check",
                "GET /camunda/api/cockpit/plugin/teal/default/tokens",
                "POST /camunda/api/cockpit/plugin/teal/default/tokens/ci/revoke",
                "GET /camunda/api/admin/plugin/adminPlugins/default/metrics/aggregated?subscriptionStartDate=2026-01-01&groupBy=year&metrics=flow-node-instances");

        Map<String, Integer> answers = new LinkedHashMap<>();
        for (String way : ways) {
            answers.put(way, answer(way));
        }

        assertThat(door.doneByNobody()).isEmpty();
        assertThat(answers).allSatisfy((way, answer) -> assertThat(answer).isIn(401, 403));
        // What makes an administrator of anybody does not exist, with filters or without.
        assertThat(answer("POST /camunda/api/admin/setup/default/user/create")).isEqualTo(404);
    }

    private int answer(String way) throws IOException, InterruptedException {
        String[] parts = way.split(" ");
        HttpRequest request = HttpRequest.newBuilder(URI.create(
                        "http://127.0.0.1:" + teal.getEnvironment().getProperty("local.server.port") + parts[1]))
                .method(parts[0], parts[0].equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString("{}"))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .build();
        return HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .statusCode();
    }

    private void assertForTealOnly(ThrowingCallable... ways) {
        Stream.of(ways).forEach(way -> {
            assertRefused(way);
            assertThat(catchThrowable(way)).isNull();
        });
    }

    private static void assertRefused(ThrowingCallable act) {
        assertThat(asNobody(act))
                .isInstanceOf(NoPrincipal.class)
                .hasMessageContainingAll("nobody is signed in", "sign in and try again");
    }

    /** On a new thread, with whatever is thrown there. */
    private static Throwable asNobody(ThrowingCallable act) {
        CompletableFuture<Throwable> thrown = new CompletableFuture<>();
        new Thread(() -> thrown.complete(catchThrowable(act)), "nobody").start();
        return thrown.join();
    }

    private <T> T part(Class<T> type) {
        return teal.getBean(type);
    }
}
