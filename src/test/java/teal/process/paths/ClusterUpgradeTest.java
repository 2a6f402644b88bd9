package teal.process.paths;

import static org.assertj.core.api.Assertions.assertThat;

import org.camunda.bpm.engine.delegate.BpmnError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import teal.lab.LabClock;
import teal.release.ReleaseErrors;

@ResourceLock(LabClock.OF_THE_ENGINE)
class ClusterUpgradeTest {

    private static final String DIAGRAM = "cluster-upgrade";

    @RegisterExtension
    static final ProcessPaths paths = ProcessPaths.through(DIAGRAM);

    @Test
    void takesAllStepsAndIsUpgraded() {
        Walk walk = paths.request().goOn();

        assertThat(walk.passed(DIAGRAM))
                .containsSubsequence(
                        "Task_SwitchTraffic",
                        "Task_ConfirmSwitch",
                        "Task_WatchTraffic",
                        "Event_CachesExpired",
                        "Task_CheckIdle",
                        "Task_StageArtifact",
                        "CallActivity_RollOutVersion",
                        "Task_RunSmokeTests",
                        "Task_WarmUp",
                        "EndEvent_StepsDone",
                        "EndEvent_ClusterUpgraded");
    }

    @Test
    void asksAgainUntilTheSwitchIsConfirmedEverywhere() {
        paths.script().next("confirmSwitch", "confirmed", false);
        Walk walk = paths.request().goOn();

        assertThat(walk.passed(DIAGRAM))
                .containsSubsequence(
                        "Task_ConfirmSwitch", "Event_AskAgainSoon", "Task_ConfirmSwitch", "Task_WatchTraffic");
    }

    @Test
    void watchesOnUntilTheBakeTimeIsOver() {
        paths.script().next("watchTraffic", "baked", false);
        Walk walk = paths.request().goOn();

        assertThat(walk.passed(DIAGRAM))
                .containsSubsequence("Task_WatchTraffic", "Task_WatchTraffic", "Event_CachesExpired");
    }

    @Test
    void letsConnectionsDrainUntilTheClusterIsIdle() {
        paths.script().next("checkIdle", "idle", false);
        Walk walk = paths.request().goOn();

        assertThat(walk.passed(DIAGRAM))
                .containsSubsequence(
                        "Task_CheckIdle", "Event_ConnectionsDrain", "Task_CheckIdle", "Task_StageArtifact");
    }

    @Test
    void leadsUsersBackFromBadLiveTrafficBeforeItAsksAPerson() {
        paths.script().nextSaysNo("watchTraffic", ReleaseErrors.LIVE_TRAFFIC_BAD);
        Walk walk = paths.request().goOn();

        assertThat(walk.asked()).containsExactly("UserTask_DecideHowToGoOn");
        assertThat(walk.passed(DIAGRAM))
                .endsWith(
                        "Event_LiveTrafficBad",
                        "Task_SwitchTrafficBack",
                        "EndEvent_UsersAreBack",
                        "Event_StepFailed",
                        "UserTask_DecideHowToGoOn")
                .doesNotContain("Task_CheckIdle");
    }

    @Test
    void beginsAtItsFirstStepAgainWhenAPersonSaysSo() {
        paths.script().nextSaysNo("runSmokeTests", ReleaseErrors.CHECK_FAILED);
        Walk walk = paths.request().goOn();
        assertThat(walk.passed(DIAGRAM)).endsWith("Event_StepFailed", "UserTask_DecideHowToGoOn");

        walk.decide("retry");

        assertThat(walk.passed(DIAGRAM))
                .containsSubsequence("UserTask_DecideHowToGoOn", "Task_SwitchTraffic", "EndEvent_ClusterUpgraded");
    }

    @Test
    void endsForARollBackWhenAPersonDecidesSo() {
        paths.script().nextSaysNo("stageArtifact", ReleaseErrors.STEP_FAILED);
        Walk walk = paths.request().goOn().decide("rollBack");

        assertThat(walk.passed(DIAGRAM)).containsSubsequence("UserTask_DecideHowToGoOn", "EndEvent_RollBackDecided");
        assertThat(walk.end()).hasValue("EndEvent_RolledBack");
    }

    @Test
    void endsForARollBackThatIsRequestedWhileAStepIsInFlight() {
        paths.script().next("warmUp", step -> {
            throw new BpmnError(ReleaseErrors.ROLL_BACK_DECIDED);
        });
        Walk walk = paths.request().goOn();

        assertThat(walk.passed(DIAGRAM))
                .containsSubsequence("Task_WarmUp", "Event_RollBackDecided", "EndEvent_RollBackDecided");
        assertThat(walk.end()).hasValue("EndEvent_RolledBack");
    }
}
