package teal.releases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import teal.board.ReleaseView;
import teal.lab.InvariantsHold;
import teal.lab.LabCompany;
import teal.lab.ReleaseScene;
import teal.release.ReleaseId;
import teal.release.ReleaseState;

/** The first release where people have created the record themselves. */
@Tag("whole")
@InvariantsHold
@TestInstance(Lifecycle.PER_CLASS)
class NothingRunsYetTest {

    private final LabCompany company = LabCompany.beforeItsFirstRelease();
    private ReleaseScene scene;

    @BeforeAll
    void open() {
        scene = ReleaseScene.open(company, Map.of("teal.applications.shop.deployment.batch", 2));
    }

    @AfterAll
    void close() {
        scene.close();
    }

    @Test
    void theOtherClusterGoesFirstAndARejectedReleaseMovesNobody() {
        ReleaseId rejected = scene.request(scene.newVersion());
        scene.approve(rejected, "no");
        ReleaseView ended = scene.awaitEnd(rejected);
        assertThat(ended.state()).isEqualTo(ReleaseState.ROLLED_BACK);
        assertThat(ended.leftOut()).containsOnlyKeys("green-1", "green-2");
        assertThat(company.target()).isEqualTo(LabCompany.BLUE);

        String version = scene.newVersion();
        ReleaseId id = scene.request(version);
        scene.approve(id, "yes");
        assertThat(scene.awaitEnd(id).state()).isEqualTo(ReleaseState.RELEASED);
        assertThat(company.versions()).hasSize(4).values().containsOnly(version);
        assertThat(company.target()).isEqualTo(LabCompany.GREEN);
    }
}
