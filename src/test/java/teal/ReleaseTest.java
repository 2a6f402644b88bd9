package teal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import teal.lab.LabCompany;
import teal.lab.TealInLab;
import teal.lab.dns.LabNameServer.Change;
import teal.lab.users.Snapshot;
import teal.process.ApplicationBusy;
import teal.process.ReleaseRequest;
import teal.process.ReleaseStarter;
import teal.process.ReleaseView;
import teal.process.ReleaseView.NodeView;
import teal.process.ReleaseView.State;
import teal.process.Releases;
import teal.release.ReleaseId;
import teal.release.Version;

/** Whole releases in the lab: real DNS updates, SSH, processes and users. */
class ReleaseTest {

    private LabCompany company;
    private ConfigurableApplicationContext teal;

    @BeforeEach
    void open() {
        company = LabCompany.open(1_000_000);
        teal = TealInLab.start(company, Map.of("server.port", 0), new String[0]);
        company.letUsersCome();
    }

    @AfterEach
    void close() {
        teal.close();
        company.close();
    }

    @Test
    void version2ReachesUsersWithoutAFailedRequest() {
        ReleaseId id = request("2.0.0");
        answer("UserTask_ApproveSwitch", Map.of("approved", "yes", "comment", ""));

        ReleaseView ended = end(id);

        assertThat(ended.state()).isEqualTo(State.RELEASED);
        assertThat(ended.clusters())
                .flatMap(cluster -> cluster.nodes())
                .extracting(NodeView::version)
                .allMatch(version -> version.filter("2.0.0"::equals).isPresent());
        assertThat(company.names().changes()).extracting(Change::target).containsExactly(LabCompany.GREEN);
        await().until(() -> seen("2.0.0"));
        assertThat(company.traffic().snapshot().failures()).isEmpty();
    }

    @Test
    void aRejectedReleaseGoesBackToTheOldVersionAndUsersNeverSawTheNewOne() {
        ReleaseId id = request("2.0.0");
        answer("UserTask_ApproveSwitch", Map.of("approved", "no", "comment", "not today"));

        ReleaseView ended = end(id);

        assertThat(ended.state()).isEqualTo(State.ROLLED_BACK);
        assertThat(company.names().changes()).isEmpty();
        Snapshot users = company.traffic().snapshot();
        assertThat(users.failures()).isEmpty();
        assertThat(users.byVersion()).containsOnlyKeys("1.0.0");
    }

    @Test
    void ofTwoReleasesAtOnceOneBeginsAndTheOtherIsToldWhichRuns() {
        ReleaseId first = request("2.0.0");

        assertThatThrownBy(() -> request("2.0.0"))
                .isInstanceOf(ApplicationBusy.class)
                .hasMessageContaining(first.value());

        assertThat(teal.getBean(Releases.class).newest(10)).hasSize(1);
    }

    @Test
    void aReleaseWhoseArtifactIsMissingIsRefusedBeforeAnythingChanges() {
        ReleaseId id = request("3.0.0");

        ReleaseView ended = end(id);

        assertThat(ended.state()).isEqualTo(State.REFUSED);
        assertThat(ended.reason())
                .hasValueSatisfying(reason -> assertThat(reason).contains("shop-3.0.0.tar.gz"));
        assertThat(company.names().changes()).isEmpty();
    }

    private ReleaseId request(String version) {
        return teal.getBean(ReleaseStarter.class)
                .start(new ReleaseRequest("shop", new Version(version), company.artifact(version), null, null));
    }

    private void answer(String task, Map<String, Object> variables) {
        TaskService tasks = teal.getBean(TaskService.class);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> waiting(tasks).stream()
                        .map(Task::getTaskDefinitionKey)
                        .toList()
                        .contains(task));
        tasks.complete(waiting(tasks).get(0).getId(), variables);
    }

    private static List<Task> waiting(TaskService tasks) {
        return tasks.createTaskQuery().list();
    }

    private ReleaseView end(ReleaseId id) {
        Releases releases = teal.getBean(Releases.class);
        return await().atMost(Duration.ofSeconds(90))
                .until(
                        () -> releases.find(id.value()).orElseThrow(),
                        view -> view.endedAt().isPresent());
    }

    private boolean seen(String version) {
        return company.traffic().snapshot().byVersion().containsKey(version);
    }
}
