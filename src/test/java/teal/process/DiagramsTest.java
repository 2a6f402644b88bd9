package teal.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ScriptTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputParameter;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaScript;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every diagram, however people change it in Modeler. */
class DiagramsTest {

    /** A bean or variable, its negation, or comparisons with a number or text; nothing that could call a method. */
    private static final Pattern HARMLESS =
            Pattern.compile("\\$\\{!?\\w+}|\\$\\{(\\w+ [!=]= ('\\w+'|\\d+)( \\|\\| (?=\\w))?)+}");

    static List<Diagram> diagrams() {
        return Diagram.all();
    }

    @Test
    void deployTogether() {
        ProcessEngine engine = ProcessEngineConfiguration.createStandaloneInMemProcessEngineConfiguration()
                .setJdbcUrl("jdbc:h2:mem:diagrams")
                .buildProcessEngine();
        try {
            var deployment = engine.getRepositoryService().createDeployment();
            for (Diagram diagram : diagrams()) {
                deployment.addModelInstance(diagram.file().toString(), diagram.model());
            }
            assertThat(deployment.deployWithResult().getDeployedProcessDefinitions())
                    .hasSameSizeAs(diagrams());
        } finally {
            engine.close();
        }
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void isOneProcessNamedLikeItsFileThatKeepsItsHistory(Diagram diagram) {
        assertThat(diagram.every(Process.class)).singleElement().satisfies(process -> {
            assertThat(process.getId()).isEqualTo(diagram.name());
            assertThat(process.isExecutable()).isTrue();
            assertThat(process.getCamundaHistoryTimeToLiveString()).isEqualTo("P180D");
        });
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void callsEachStepLikeItsBeanAndGivesItAScopeOfItsOwn(Diagram diagram) {
        assertThat(diagram.every(ServiceTask.class)).isNotEmpty().allSatisfy(task -> {
            String step = task.getId().replaceFirst("^Task_", "");
            String bean = step.substring(0, 1).toLowerCase() + step.substring(1);
            assertThat(task.getCamundaDelegateExpression()).isEqualTo("${" + bean + "}");
            assertThat(Diagram.extensions(task, CamundaInputParameter.class))
                    .as("inputs of %s: without one, its report would not be its own", step)
                    .isNotEmpty();
        });
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void savesItsStateBeforeEachStepAndCall(Diagram diagram) {
        assertThat(diagram.every(Activity.class))
                .filteredOn(activity -> activity instanceof ServiceTask || activity instanceof CallActivity)
                .allSatisfy(activity -> assertThat(activity.isCamundaAsyncBefore())
                        .as(activity.getId())
                        .isTrue());
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void runsNoScriptsAndOnlyHarmlessExpressions(Diagram diagram) throws IOException {
        assertThat(diagram.every(ScriptTask.class)).isEmpty();
        assertThat(diagram.every(CamundaScript.class)).isEmpty();
        assertThat(Pattern.compile("[$#]\\{[^}]*}")
                        .matcher(diagram.text())
                        .results()
                        .map(MatchResult::group))
                .filteredOn(expression -> !expression.equals(DiagramReferencesTest.BUSINESS_KEY))
                .allMatch(HARMLESS.asMatchPredicate());
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void asksAQuestionWhereItParts(Diagram diagram) {
        assertThat(diagram.every(Gateway.class))
                .filteredOn(gateway -> gateway.getOutgoing().size() > 1)
                .allSatisfy(gateway -> {
                    assertThat(gateway.getName()).endsWith("?");
                    assertThat(gateway.getOutgoing()).allSatisfy(flow -> {
                        assertThat(flow.getName()).as(flow.getId()).isNotBlank();
                        assertThat(flow.getConditionExpression())
                                .as("condition of %s: nothing happens by default", flow.getId())
                                .isNotNull();
                    });
                });
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void drawsAllThatItSays(Diagram diagram) {
        assertThat(diagram.every(FlowNode.class))
                .allSatisfy(node ->
                        assertThat(node.getDiagramElement()).as(node.getId()).isNotNull());
        assertThat(diagram.every(SequenceFlow.class))
                .allSatisfy(flow ->
                        assertThat(flow.getDiagramElement()).as(flow.getId()).isNotNull());
    }
}
