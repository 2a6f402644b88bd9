package teal.process.paths;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import teal.lab.LabClock;
import teal.process.variable.ReleaseRoot;
import teal.process.variable.ReleaseVariables;
import teal.process.variable.RollbackRequest;
import teal.release.ReleaseErrors;

@ResourceLock(LabClock.OF_THE_ENGINE)
class RollingDeploymentTest {

    private static final String DIAGRAM = "rolling-deployment";

    @RegisterExtension
    static final ProcessPaths paths = ProcessPaths.through(DIAGRAM);

    @Test
    void changesEveryNodeOfABatch() {
        Walk walk = paths.request().goOn();

        assertThat(walk.passed(DIAGRAM))
                .containsSubsequence(
                        "Task_ChooseNextNodes",
                        "Task_TakeOutOfService",
                        "Task_ActivateVersion",
                        "Task_CheckHealth",
                        "Task_PutBackInService",
                        "EndEvent_NodeChanged",
                        "EndEvent_NodeUpdated",
                        "EndEvent_VersionRolledOut")
                .filteredOn("EndEvent_NodeUpdated"::equals)
                .hasSize(2);
    }

    /** However many nodes a batch has, one transaction enters few elements. */
    @Test
    @Tag("slow")
    void beginsABatchOfAThousandNodesWithinTheBoundsOfATransaction() {
        List<String> nodes =
                IntStream.rangeClosed(1, 1_000).mapToObj(i -> "blue-" + i).toList();
        paths.script().next("chooseNextNodes", GoodDay.of("chooseNextNodes").andThen(step -> {
            ReleaseVariables.BATCH.set(step, nodes);
        }));

        Walk walk = paths.request().goOnUntil("SubProcess_UpdateNode");

        paths.leave(walk);
        assertThat(walk.jobs()).hasSize(1_000).allMatch(job -> job.getRetries() > 0);
    }

    @Test
    void takesTheNextBatchWhileNodesAreLeft() {
        paths.script().next("chooseNextNodes", "nodesLeft", 2L);
        Walk walk = paths.request().goOn();

        assertThat(walk.passed(DIAGRAM))
                .filteredOn(id -> List.of("Task_ChooseNextNodes", "EndEvent_VersionRolledOut")
                        .contains(id))
                .containsExactly("Task_ChooseNextNodes", "Task_ChooseNextNodes", "EndEvent_VersionRolledOut");
    }

    @Test
    void changesANodeAgainWhenAPersonSaysSo() {
        paths.script().nextSaysNo("checkHealth", ReleaseErrors.CHECK_FAILED);
        Walk walk = paths.request().goOn();
        assertThat(walk.asked()).containsExactly("UserTask_DecideHowToGoOn");
        assertThat(walk.passed(DIAGRAM)).contains("Event_NodeFailed").doesNotContain("EndEvent_VersionRolledOut");

        walk.decide("retry");

        assertThat(walk.passed(DIAGRAM))
                .containsSubsequence(
                        "UserTask_DecideHowToGoOn",
                        "Task_TakeOutOfService",
                        "EndEvent_NodeUpdated",
                        "EndEvent_VersionRolledOut");
    }

    @Test
    void leavesOutANodeThatAPersonSkips() {
        paths.script().nextSaysNo("activateVersion", ReleaseErrors.CHECK_FAILED);
        Walk walk = paths.request().goOn().decide("skip");

        assertThat(walk.passed(DIAGRAM))
                .containsSubsequence("UserTask_DecideHowToGoOn", "EndEvent_NodeSkipped", "EndEvent_VersionRolledOut");
    }

    @Test
    void leavesANodeAsItIsWhenAPersonRollsBack() {
        paths.script().nextSaysNo("takeOutOfService", ReleaseErrors.STEP_FAILED);
        Walk walk = paths.request().goOn().decide("rollBack");

        assertThat(walk.passed(DIAGRAM)).containsSubsequence("UserTask_DecideHowToGoOn", "EndEvent_NodeLeftAsItIs");
        assertThat(walk.end()).hasValue("EndEvent_RolledBack");
    }

    @Test
    void leavesNodesAsTheyAreWhenARollBackIsRequested() {
        for (int node = 0; node < 2; node++) {
            paths.script().next("checkHealth", step -> {
                ReleaseRoot.set(
                        step,
                        ReleaseVariables.ROLL_BACK_REQUEST,
                        new RollbackRequest("otto", "by the test", Instant.now()));
                throw new BpmnError(ReleaseErrors.ROLL_BACK_DECIDED);
            });
        }
        Walk walk = paths.request().goOn();

        assertThat(walk.passed(DIAGRAM))
                .containsSubsequence("Event_RollBackRequested", "EndEvent_NodeLeftAsItIs", "EndEvent_VersionRolledOut");
        assertThat(walk.end()).hasValue("EndEvent_RolledBack");
    }
}
