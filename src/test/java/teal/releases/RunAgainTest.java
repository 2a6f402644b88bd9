package teal.releases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import teal.board.ReleaseView;
import teal.lab.ApiCaller;
import teal.lab.InvariantsHold;
import teal.lab.LabCompany;
import teal.lab.ReleaseScene;
import teal.lab.invariants.NodeChange;
import teal.process.variable.StepReport;
import teal.release.ReleaseId;
import teal.release.ReleaseState;

/** The same version is released a second time, after whatever end. */
@Tag("whole")
@InvariantsHold
@TestInstance(Lifecycle.PER_CLASS)
class RunAgainTest {

    private final LabCompany company = LabCompany.open();
    private ReleaseScene scene;
    private Instant begun;
    private String idle;

    @BeforeAll
    void open() {
        scene = ReleaseScene.open(company, Map.of());
    }

    @AfterAll
    void close() {
        scene.close();
    }

    @BeforeEach
    void look() {
        begun = Instant.now();
        idle = company.target().equals(LabCompany.BLUE) ? "green" : "blue";
    }

    @Test
    void onlyWhatIsMissingIsDoneAndAFinishedVersionChangesNothing() {
        String version = scene.newVersion();
        ReleaseId ended = scene.request(version);
        scene.awaitTask(ended, ReleaseScene.APPROVAL);
        scene.teal(RuntimeService.class).deleteProcessInstance(ended.value(), "by an administrator, in the middle");
        int known = newChanges().size();

        ReleaseId again = scene.request(version);
        scene.approve(again, "yes");
        assertThat(scene.awaitEnd(again).state()).isEqualTo(ReleaseState.RELEASED);

        assertThat(newChanges().subList(known, newChanges().size()))
                .as("what the second release changed")
                .isNotEmpty()
                .noneMatch(change -> change.cluster().equals(idle));
        assertThat(company.versions()).hasSize(4).values().containsOnly(version);
        int all = newChanges().size();
        int moves = scene.recorder().moves().size();

        ReleaseView third = scene.awaitEnd(scene.request(version));

        assertThat(third.state()).isEqualTo(ReleaseState.RELEASED);
        assertThat(third.evidence())
                .filteredOn(report -> report.step().equals("finishRelease"))
                .extracting(StepReport::summary)
                .singleElement()
                .asString()
                .contains("already: nothing was changed");
        assertThat(newChanges()).hasSize(all);
        assertThat(scene.recorder().moves()).hasSize(moves);

        company.publish(version, 200_000, Map.of());
        ReleaseView another = scene.awaitEnd(scene.request(version));

        assertThat(another.state()).isEqualTo(ReleaseState.REFUSED);
        assertThat(another.reason().orElseThrow())
                .contains("version " + version + " is there already, but not from shop-" + version, "blue-1", "green-2")
                .contains("release it under a new version");
        assertThat(newChanges()).hasSize(all);
    }

    /** After a roll-back, the version is still there on nodes that run another one again. */
    @Test
    void aVersionThatWasBuiltAnewReplacesTheOneThatWasRolledBackIfTheRequestSaysSo() {
        String version = scene.newVersion();
        ReleaseId bad = scene.request(version);
        scene.approve(bad, "no");
        assertThat(scene.awaitEnd(bad).state()).isEqualTo(ReleaseState.ROLLED_BACK);
        company.publish(version, 200_000, Map.of());
        String reason = "it was built anew";

        ReleaseView refused = scene.awaitEnd(id(start(version, reason)));
        assertThat(refused.state()).isEqualTo(ReleaseState.REFUSED);
        assertThat(refused.reason().orElseThrow()).contains("or ask for it to be replaced ('replace')");

        ReleaseId again = id(start(version, reason, Map.of("replace", true)));
        scene.approve(again, "yes");
        ReleaseView released = scene.awaitEnd(again);
        assertThat(released.state()).isEqualTo(ReleaseState.RELEASED);
        assertThat(released.evidence().get(0).summary())
                .contains("version " + version + " is replaced by shop-" + version, "as requested");
        assertThat(company.versions()).hasSize(4).values().containsOnly(version);

        company.publish(version, 210_000, Map.of());
        ReleaseView running = scene.awaitEnd(id(start(version, null, Map.of("replace", true))));
        assertThat(running.state()).isEqualTo(ReleaseState.REFUSED);
        assertThat(running.reason().orElseThrow()).contains("cannot be replaced", "it runs from another artifact");

        assertThat(start(version, null, Map.of("replace", "perhaps")).status()).isEqualTo(400);
    }

    @Test
    void aVersionThatWasRolledBackIsReleasedAgainOnlyWithAReasonWhichIsKept() {
        String version = scene.newVersion();
        ReleaseId bad = scene.request(version);
        scene.approve(bad, "no");
        assertThat(scene.awaitEnd(bad).state()).isEqualTo(ReleaseState.ROLLED_BACK);
        int known = newChanges().size();

        ApiCaller.Answer refused = start(version, null);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().path("detail").asText()).contains("was rolled back", "by the test", "override");
        assertThat(scene.isQuiet()).isTrue();
        assertThat(newChanges()).hasSize(known);

        ApiCaller.Answer taken = start(version, "the database was down, not the shop");
        ReleaseId id = id(taken);
        scene.approve(id, "yes");
        ReleaseView released = scene.awaitEnd(id);
        assertThat(released.state()).isEqualTo(ReleaseState.RELEASED);
        assertThat(released.evidence().get(0).summary()).contains("the database was down, not the shop");
        // It is good now, so the next one needs no reason.
        assertThat(scene.awaitEnd(scene.request(version)).state()).isEqualTo(ReleaseState.RELEASED);
    }

    private static ReleaseId id(ApiCaller.Answer taken) {
        assertThat(taken.status()).as(taken.body().toString()).isEqualTo(201);
        return new ReleaseId(taken.body().path("id").asText());
    }

    private ApiCaller.Answer start(String version, @Nullable String override) {
        return start(version, override, Map.of());
    }

    private ApiCaller.Answer start(String version, @Nullable String override, Map<String, Object> more) {
        Map<String, Object> wanted = new LinkedHashMap<>(more);
        wanted.put("application", "shop");
        wanted.put("version", version);
        wanted.put("artifact", company.artifact(version));
        if (override != null) {
            wanted.put("override", override);
        }
        return new ApiCaller(scene::url, "rita").post("/api/releases", wanted);
    }

    private List<NodeChange> newChanges() {
        return scene.recorder().changes().stream()
                .filter(change -> change.begun().isAfter(begun))
                .toList();
    }
}
