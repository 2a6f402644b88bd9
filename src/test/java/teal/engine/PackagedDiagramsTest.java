package teal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import teal.lab.EngineRest;
import teal.lab.LabCompany;
import teal.lab.TealInLab;

/** What is deployed when Teal is started again. */
@Tag("whole")
class PackagedDiagramsTest {

    private LabCompany company;
    private ConfigurableApplicationContext teal;

    @BeforeEach
    void open() {
        company = LabCompany.withoutShop();
        teal = start();
    }

    @AfterEach
    void close() {
        teal.close();
        company.close();
    }

    @Test
    void tealsOwnDiagramsAreDeployedOnceAndWhatAuthorsDeployedStays() throws IOException {
        restart();
        assertThat(repository().createDeploymentQuery().list())
                .extracting(Deployment::getName)
                .containsExactly("Teal");

        String edited = Files.readString(Path.of("processes/rollback.bpmn"))
                .replace("name=\"Switch traffic home\"", "name=\"Send users home\"");
        assertThat(EngineRest.of(teal, "paula")
                        .deploy("edited", Map.of("rollback.bpmn", edited.getBytes(StandardCharsets.UTF_8)))
                        .statusCode())
                .isEqualTo(200);

        restart();

        DeployedSet newest = DeployedSet.newest(repository()).orElseThrow();
        assertThat(newest.deployment().getName()).isEqualTo("edited");
        assertThat(new String(newest.files().get("rollback.bpmn"), StandardCharsets.UTF_8))
                .contains("Send users home");
    }

    private void restart() {
        teal.close();
        teal = start();
    }

    private ConfigurableApplicationContext start() {
        return TealInLab.start(company, Map.of("server.port", 0), new String[0]);
    }

    private RepositoryService repository() {
        return teal.getBean(RepositoryService.class);
    }
}
