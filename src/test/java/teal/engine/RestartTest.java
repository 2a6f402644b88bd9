package teal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import teal.lab.LabCompany;
import teal.lab.ReleaseScene;
import teal.lab.invariants.NodeChange.Kind;
import teal.process.attempt.Attempt;
import teal.process.attempt.AttemptTable;
import teal.process.attempt.Outcome;
import teal.release.ReleaseId;
import teal.release.ReleaseState;

/** Teal is stopped and started again in mid-release, as for an update of its host; the release goes on. */
@Tag("whole")
class RestartTest {

    @Test
    void aReleaseSurvivesRestartsOnH2() {
        LabCompany company = LabCompany.open(0);
        String url = "jdbc:h2:file:" + company.directory().resolve("teal") + ";DB_CLOSE_ON_EXIT=FALSE";
        try (ReleaseScene scene = ReleaseScene.open(company, Map.of("spring.datasource.url", url))) {
            isReleasedThoughTealIsStoppedTwice(scene);
        }
    }

    @Test
    void aReleaseSurvivesRestartsOnPostgreSql() throws Exception {
        try (EmbeddedPostgres database = EmbeddedPostgres.start();
                ReleaseScene scene = ReleaseScene.open(Map.of(
                        "spring.datasource.url", database.getJdbcUrl("postgres", "postgres"),
                        "spring.datasource.username", "postgres",
                        "spring.datasource.password", "postgres"))) {
            isReleasedThoughTealIsStoppedTwice(scene);
        }
    }

    private static void isReleasedThoughTealIsStoppedTwice(ReleaseScene scene) {
        String version = scene.newVersion();
        ReleaseId id = scene.request(version);
        scene.awaitTask(id, ReleaseScene.APPROVAL);
        scene.stopTeal();
        scene.startTeal();
        scene.approve(id, "yes");
        await().atMost(Duration.ofSeconds(120))
                .pollInterval(Duration.ofMillis(30))
                .until(() -> scene.recorder().changes().stream()
                        .anyMatch(change -> change.node().equals("blue-1") && change.kind() == Kind.SWITCH));
        scene.stopTeal();
        scene.startTeal();

        assertThat(scene.awaitEnd(id).state()).isEqualTo(ReleaseState.RELEASED);

        assertThat(scene.company().versions()).hasSize(4).values().containsOnly(version);
        assertThat(scene.teal(AttemptTable.class).of(id.value()))
                .as("what was in flight came to its end")
                .extracting(Attempt::outcome)
                .isSubsetOf(Optional.of(Outcome.DONE), Optional.of(Outcome.UNNEEDED));
        scene.assertInvariants();
        assertThat(scene.company().traffic().snapshot().failures()).isEmpty();
    }
}
