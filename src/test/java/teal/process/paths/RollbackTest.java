package teal.process.paths;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import teal.lab.LabClock;
import teal.process.variable.ReleaseVariables;
import teal.release.ReleaseErrors;

@ResourceLock(LabClock.OF_THE_ENGINE)
class RollbackTest {

    private static final String DIAGRAM = "rollback";

    @RegisterExtension
    static final ProcessPaths paths = ProcessPaths.through(DIAGRAM);

    @Test
    void restoresOneClusterAfterTheOtherAndBringsUsersHome() {
        paths.script()
                .next(
                        "planRollback",
                        GoodDay.of("planRollback")
                                .andThen(
                                        step -> ReleaseVariables.CHANGED_CLUSTERS.set(step, List.of("green", "blue"))));
        Walk walk = rejected();

        assertThat(walk.passed(DIAGRAM))
                .containsSubsequence(
                        "Task_PlanRollback",
                        "CallActivity_RestoreCluster",
                        "CallActivity_RestoreCluster",
                        "Task_SwitchTraffic",
                        "Task_ConfirmSwitch",
                        "EndEvent_StepsDone",
                        "EndEvent_RolledBack");
    }

    @Test
    void asksAgainUntilTheSwitchHomeIsConfirmedEverywhere() {
        Walk walk = paths.request().goOn();
        paths.script().next("confirmSwitch", GoodDay.of("confirmSwitch")).next("confirmSwitch", "confirmed", false);
        walk.approve("no");

        assertThat(walk.passed(DIAGRAM))
                .containsSubsequence("Task_ConfirmSwitch", "Event_AskAgainSoon", "Task_ConfirmSwitch");
        assertThat(walk.end()).hasValue("EndEvent_RolledBack");
    }

    @Test
    void plansAgainAfterAPersonHasDecided() {
        paths.script().nextSaysNo("planRollback", ReleaseErrors.CHECK_FAILED);
        Walk walk = rejected();
        assertThat(walk.passed(DIAGRAM)).endsWith("Event_StepFailed", "UserTask_DecideHowToGoOn");

        walk.decide("retry");

        assertThat(walk.passed(DIAGRAM))
                .containsSubsequence("UserTask_DecideHowToGoOn", "Task_PlanRollback", "EndEvent_RolledBack");
    }

    private static Walk rejected() {
        return paths.request().goOn().approve("no");
    }
}
