package teal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.ibatis.datasource.pooled.PooledDataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import teal.lab.SharedStatements;

/** Which questions are asked in a job of their own, whatever their diagram says. */
@TestInstance(Lifecycle.PER_CLASS)
class DecisionListenersTest {

    private ProcessEngine engine;

    @BeforeAll
    void start() {
        String database = "jdbc:h2:mem:" + UUID.randomUUID();
        StandaloneInMemProcessEngineConfiguration settings = new StandaloneInMemProcessEngineConfiguration();
        settings.setDataSource(new PooledDataSource("org.h2.Driver", database, "teal", ""));
        settings.setProcessEngineName(database);
        settings.setEnforceHistoryTimeToLive(false);
        settings.setCustomPostBPMNParseListeners(
                new ArrayList<>(List.of(new DecisionListeners(new DefaultListableBeanFactory()))));
        settings.setProcessEnginePlugins(new ArrayList<>(List.of(new SharedStatements(database))));
        engine = settings.buildProcessEngine();
    }

    @AfterAll
    void stop() {
        engine.close();
    }

    @ParameterizedTest(name = "{0}, asynchronous in its diagram: {1}")
    @CsvSource({
        "decide-node, false, 1",
        "decide-node, true, 1",
        "decide-rollback, false, 1",
        "decide-end, false, 1",
        "approve-switch, false, 0",
        "approve-switch, true, 1",
        "forms-of-others, false, 0"
    })
    void aDecisionHasOneJobAndOtherQuestionsWhatTheirDiagramSays(String form, boolean asynchronous, int jobs) {
        String process = "p" + UUID.randomUUID();
        engine.getRepositoryService()
                .createDeployment()
                .addModelInstance(
                        process + ".bpmn",
                        Bpmn.createExecutableProcess(process)
                                .startEvent()
                                .userTask("Ask")
                                .camundaFormRef(form)
                                .camundaFormRefBinding("latest")
                                .camundaAsyncBefore(asynchronous)
                                .endEvent()
                                .done())
                .deploy();

        assertThat(engine.getManagementService()
                        .createJobDefinitionQuery()
                        .processDefinitionKey(process)
                        .activityIdIn("Ask")
                        .count())
                .isEqualTo(jobs);
    }
}
