package teal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.ConfigurableApplicationContext;
import teal.lab.EngineRest;
import teal.lab.LabCompany;
import teal.lab.TealInLab;
import teal.process.dmn.TableRows;
import teal.process.request.NewestDiagrams;

/** Deployments as the Modeler makes them: over the engine's REST API, one diagram at a time. */
@Tag("whole")
class DeploymentTest {

    private static final String AUTHOR = "paula";
    private static final String UPGRADE = "cluster-upgrade.bpmn";

    private static LabCompany company;
    private static ConfigurableApplicationContext teal;

    @BeforeAll
    static void open() {
        company = LabCompany.withoutShop();
        teal = TealInLab.start(company, Map.of("server.port", 0), new String[0]);
    }

    @AfterAll
    static void close() {
        teal.close();
        company.close();
    }

    static List<BrokenDiagram> broken() {
        return BrokenDiagrams.all();
    }

    static List<BrokenTable> brokenTables() {
        return BrokenTable.all();
    }

    static List<HostileFile> hostile() {
        return HostileFile.all();
    }

    @ParameterizedTest
    @MethodSource("broken")
    void aMistakeIsReportedWithFileAndElementAndNothingIsDeployed(BrokenDiagram diagram) throws IOException {
        List<String> before = definitions();

        HttpResponse<String> answer =
                deploy(AUTHOR, Map.of(diagram.file(), diagram.xml().getBytes(StandardCharsets.UTF_8)));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(told(answer)).containsExactlyInAnyOrderElementsOf(diagram.mistakes());
        assertThat(definitions()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("brokenTables")
    void aMistakeInADecisionTableIsReportedAndNothingIsDeployed(BrokenTable table) throws IOException {
        List<String> before = definitions();

        HttpResponse<String> answer =
                deploy(AUTHOR, Map.of(table.file(), table.xml().getBytes(StandardCharsets.UTF_8)));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(told(answer)).extracting(Mistake::message).containsExactlyInAnyOrderElementsOf(table.told());
        assertThat(definitions()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void aHostileFileIsRefusedClearlyAndTheEngineIsUntouched(HostileFile file) throws IOException {
        List<String> before = definitions();

        HttpResponse<String> answer = deploy(AUTHOR, Map.of(file.name(), file.content()));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(told(answer))
                .extracting(Mistake::message)
                .singleElement()
                .asString()
                .contains(file.told());
        assertThat(answer.body()).doesNotContain("root:");
        assertThat(definitions()).isEqualTo(before);
    }

    @Test
    void whatTheEngineItselfRefusesIsReportedWithFileAndElement() throws IOException {
        byte[] lost = Edit.of("wait-for-caches.bpmn")
                .lead("Flow_CachesExpired_WaitOver", "EndEvent_Gone")
                .add("wait-for-caches", "<bpmn:endEvent id='EndEvent_Unused' name='Unused'/>")
                .insert("Flow_WaitRequested_CachesExpired", "Wait", "<bpmn:task id='Wait' name='Wait'/>")
                .xml()
                .getBytes(StandardCharsets.UTF_8);

        HttpResponse<String> answer = deploy(AUTHOR, Map.of("wait-for-caches.bpmn", lost));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(told(answer)).anySatisfy(mistake -> {
            assertThat(mistake.file()).isEqualTo("wait-for-caches.bpmn");
            assertThat(mistake.element()).isNotEmpty();
        });
    }

    @Test
    void aBrokenFileIsNotReportedAsMissingToo() throws IOException {
        HttpResponse<String> answer =
                deploy(AUTHOR, Map.of("rolling-deployment.bpmn", "<bpmn:definitions".getBytes(StandardCharsets.UTF_8)));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(told(answer)).singleElement().extracting(Mistake::rule).isEqualTo("readable-file");
    }

    @Test
    void anyDiagramIsDeployedWholeOrRefusedClearly() throws IOException {
        for (Mutant mutant : Mutant.of(UPGRADE, 60)) {
            List<String> before = definitions();

            HttpResponse<String> answer = deploy(AUTHOR, Map.of(UPGRADE, mutant.content()));

            assertThat(answer.statusCode())
                    .as("%s: %s", mutant.what(), answer.body())
                    .isIn(200, 400);
            if (answer.statusCode() == 400) {
                assertThat(new ObjectMapper()
                                .readTree(answer.body())
                                .path("message")
                                .asText())
                        .isNotBlank();
                assertThat(definitions()).isEqualTo(before);
            }
        }
        assertThat(deploy(AUTHOR, Shipped.files()).statusCode()).isEqualTo(200);
    }

    @Test
    void oneDiagramBringsTheOthersOfTheSetAlong() throws IOException {
        assertWhole(deploy(AUTHOR, Map.of(UPGRADE, renamed("Warm the cluster up"))));
    }

    @Test
    void oneFormBringsTheDiagramsThatShowItAlong() throws IOException {
        String form = new String(Shipped.files().get("approve-switch.form"), StandardCharsets.UTF_8);
        String renamed = form.replace("\"Comment\"", "\"What you looked at\"");
        assertThat(renamed).isNotEqualTo(form);

        assertWhole(deploy(AUTHOR, Map.of("approve-switch.form", renamed.getBytes(StandardCharsets.UTF_8))));
    }

    /** The engine alone would find the older file under the same name, and leave the newer one in place. */
    @Test
    void anOlderFileCanBeDeployedAgainAfterSomebodyReplacedIt() throws IOException {
        Map<String, byte[]> older = Map.of(UPGRADE, renamed("Warm it up"));
        deploy(AUTHOR, older);
        EngineRest.of(teal, AUTHOR).deploy("somebody else's", Map.of(UPGRADE, renamed("Heat it up")));

        HttpResponse<String> answer = deploy(AUTHOR, older);

        assertWhole(answer);
        assertThat(deploy(AUTHOR, older).body()).as("unchanged").contains(deployment(answer));
    }

    @Test
    void aWholeSetRemovesWhatItDoesNotContain() throws IOException {
        byte[] more = Edit.of("wait-for-caches.bpmn")
                .set("wait-for-caches", "id", "wait-some-more")
                .xml()
                .getBytes(StandardCharsets.UTF_8);
        HttpResponse<String> added = deploy(AUTHOR, Map.of("wait-some-more.bpmn", more));
        assertThat(files(added))
                .contains("wait-some-more.bpmn")
                .hasSize(withFrame().size() + 1);

        assertWhole(EngineRest.of(teal, AUTHOR).deployWhole("from the repository", Shipped.files()));
    }

    @Test
    void anIncompleteSetIsRefused() throws IOException {
        List<String> before = definitions();
        Map<String, byte[]> files = Shipped.files();
        files.remove("blue-green-release.bpmn");
        files.remove("decide-node.form");

        HttpResponse<String> answer = EngineRest.of(teal, AUTHOR).deployWhole("from the repository", files);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(told(answer))
                .extracting(Mistake::toString)
                .containsExactlyInAnyOrder(
                        "blue-green-release.bpmn is not part of this deployment, and no other file has the process"
                                + " 'blue-green-release', which releases run; deploy it too [complete-set]",
                        "rolling-deployment.bpmn, UserTask_DecideHowToGoOn: uses the form 'decide-node', which is not"
                                + " part of this deployment; deploy it too, or choose one of: approve-switch,"
                                + " decide-plan, decide-rollback, decide-upgrade, override-freeze, request-release"
                                + " [complete-set]");
        assertThat(definitions()).isEqualTo(before);
    }

    @Test
    void onlyAuthorsDeploy() throws IOException {
        HttpResponse<String> answer =
                deploy("rita", Map.of(UPGRADE, Shipped.files().get(UPGRADE)));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(new ObjectMapper().readTree(answer.body()).path("message").asText())
                .isEqualTo("this needs the group 'authors', and rita is not in it; ask an administrator");
    }

    @Test
    void groupsThatAreAskedMustExist() throws IOException {
        Map<String, byte[]> asking = Map.of(
                "approval.dmn",
                TableRows.of("approval")
                        .row(2, "-", "\"major\"", "-", "-", "\"board\"", "2")
                        .content(),
                UPGRADE,
                Edit.of(UPGRADE)
                        .set("UserTask_DecideHowToGoOn", "camunda:candidateGroups", "operators,board")
                        .xml()
                        .getBytes(StandardCharsets.UTF_8));
        String rest =
                "create it in the Admin application, or choose one of: approvers, auditors, authors, camunda-admin,"
                        + " operators, requesters";

        HttpResponse<String> refused = deploy(AUTHOR, asking);
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
        assertThat(told(refused))
                .containsExactlyInAnyOrder(
                        new Mistake(
                                UPGRADE,
                                "UserTask_DecideHowToGoOn",
                                "tasks-assigned",
                                "there is no group 'board', so nobody would see this task; " + rest),
                        new Mistake(
                                "approval.dmn",
                                "approval",
                                "decision-tables",
                                "a row names the group 'board', which does not exist; " + rest));

        IdentityService identity = teal.getBean(IdentityService.class);
        identity.saveGroup(identity.newGroup("board"));
        assertThat(deploy(AUTHOR, asking).statusCode()).isEqualTo(200);
        assertThat(deploy(AUTHOR, Shipped.files()).statusCode()).isEqualTo(200);
    }

    @Test
    void anUploadThatWouldFillTheMemoryIsNotRead() {
        HttpResponse<String> answer = deploy(AUTHOR, Map.of("a.bpmn", new byte[20_000_000]));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("the limit is 20000000");
    }

    /** The next release runs on what was deployed together, and on nothing older. */
    private static void assertWhole(HttpResponse<String> answer) throws IOException {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        RepositoryService repository = teal.getBean(RepositoryService.class);
        assertThat(NewestDiagrams.deployment(repository)).hasValue(deployment(answer));
        assertThat(repository
                        .createProcessDefinitionQuery()
                        .deploymentId(deployment(answer))
                        .list())
                .extracting(ProcessDefinition::getKey)
                .hasSize(8);
        assertThat(files(answer)).containsExactlyInAnyOrderElementsOf(withFrame());
    }

    /** The shipped files, and Teal's own. */
    private static Set<String> withFrame() {
        Set<String> names = new TreeSet<>(Shipped.files().keySet());
        names.addAll(FrameFiles.all().keySet());
        return names;
    }

    private static List<String> files(HttpResponse<String> answer) throws IOException {
        return teal.getBean(RepositoryService.class).getDeploymentResourceNames(deployment(answer));
    }

    private static byte[] renamed(String warmUp) {
        return Edit.of(UPGRADE).set("Task_WarmUp", "name", warmUp).xml().getBytes(StandardCharsets.UTF_8);
    }

    private static HttpResponse<String> deploy(String user, Map<String, byte[]> files) {
        return EngineRest.of(teal, user).deploy("edited", files);
    }

    private static String deployment(HttpResponse<String> answer) throws IOException {
        return new ObjectMapper().readTree(answer.body()).path("id").asText();
    }

    private static List<String> definitions() {
        return teal
                .getBean(RepositoryService.class)
                .createProcessDefinitionQuery()
                .orderByProcessDefinitionId()
                .asc()
                .list()
                .stream()
                .map(ProcessDefinition::getId)
                .toList();
    }

    private static List<Mistake> told(HttpResponse<String> answer) throws IOException {
        JsonNode details = new ObjectMapper().readTree(answer.body()).path("details");
        List<Mistake> mistakes = new ArrayList<>();
        details.properties()
                .forEach(file -> file.getValue().path("errors").forEach(error -> {
                    String message = error.path("message").asText();
                    int rule = message.lastIndexOf(" [");
                    mistakes.add(new Mistake(
                            file.getKey(),
                            error.path("mainElementId").asText(),
                            message.substring(rule + 2, message.length() - 1),
                            message.substring(0, rule)));
                }));
        return mistakes;
    }
}
