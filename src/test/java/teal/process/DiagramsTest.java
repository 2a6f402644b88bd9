package teal.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.ibatis.datasource.pooled.PooledDataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.model.bpmn.instance.Error;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import teal.lab.SharedStatements;
import teal.release.ReleaseErrors;

/** What holds for Teal's own diagrams beyond the rules for all (teal.rules). */
class DiagramsTest {

    static List<Diagram> diagrams() {
        return Diagram.all();
    }

    @Test
    void deployTogether() {
        String database = "jdbc:h2:mem:diagrams";
        var settings = new StandaloneInMemProcessEngineConfiguration();
        settings.setDataSource(new PooledDataSource("org.h2.Driver", database, "teal", ""));
        settings.getProcessEnginePlugins().add(new SharedStatements(database));
        ProcessEngine engine = settings.buildProcessEngine();
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
    void areNamedLikeTheirFilesAndKeepHalfAYearOfHistory(Diagram diagram) {
        assertThat(diagram.every(Process.class)).singleElement().satisfies(process -> {
            assertThat(process.getId()).isEqualTo(diagram.name());
            assertThat(process.getCamundaHistoryTimeToLiveString()).isEqualTo("P180D");
        });
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void nameEachTaskLikeItsStep(Diagram diagram) {
        assertThat(diagram.every(ServiceTask.class)).allSatisfy(task -> {
            String step = task.getId().replaceFirst("^Task_", "");
            String bean = step.substring(0, 1).toLowerCase() + step.substring(1);
            assertThat(task.getCamundaDelegateExpression()).isEqualTo("${" + bean + "}");
        });
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void speakOfErrorsThatStepsAndPeopleCause(Diagram diagram) {
        assertThat(diagram.every(Error.class))
                .extracting(Error::getErrorCode)
                .isSubsetOf(
                        ReleaseErrors.RELEASE_REFUSED,
                        ReleaseErrors.CHECK_FAILED,
                        ReleaseErrors.STEP_FAILED,
                        ReleaseErrors.LIVE_TRAFFIC_BAD,
                        ReleaseErrors.ROLL_BACK_DECIDED);
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void drawAllThatTheySay(Diagram diagram) {
        assertThat(diagram.every(FlowNode.class))
                .allSatisfy(node ->
                        assertThat(node.getDiagramElement()).as(node.getId()).isNotNull());
        assertThat(diagram.every(SequenceFlow.class))
                .allSatisfy(flow ->
                        assertThat(flow.getDiagramElement()).as(flow.getId()).isNotNull());
    }
}
