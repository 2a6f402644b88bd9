package teal.process.paths;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import teal.lab.LabClock;
import teal.process.variable.ReleaseVariables;
import teal.releaseactions.RollbackRequests;

@ResourceLock(LabClock.OF_THE_ENGINE)
class WaitOutFreezeTest {

    private static final String HELD = "UserTask_OverrideFreeze";

    private static final Consumer<DelegateExecution> FROZEN = step -> {
        ReleaseVariables.FROZEN.set(step, true);
        ReleaseVariables.FROZEN_UNTIL.set(step, Instant.now().plusSeconds(3600));
        ReleaseVariables.OVERRIDE_BY.set(step, "operators");
    };

    @RegisterExtension
    static final ProcessPaths paths = ProcessPaths.through("wait-out-freeze");

    @Test
    void goesOnWhereThereIsNoFreeze() {
        Walk walk = paths.request().goOn();

        assertThat(walk.passed("wait-out-freeze")).contains("EndEvent_MayGoOn").doesNotContain(HELD);
    }

    @Test
    void looksAgainWhenTheFreezeIsOver() {
        paths.script().next("checkFreeze", FROZEN);
        Walk walk = paths.request().goOn();
        assertThat(walk.asked()).containsExactly(HELD);

        walk.timesOut("Event_FreezeOver").goOn();

        assertThat(walk.passed("wait-out-freeze"))
                .containsSubsequence(HELD, "Event_FreezeOver", "Task_CheckFreeze", "EndEvent_MayGoOn");
    }

    @Test
    void looksAgainWhenItIsOverridden() {
        paths.script().next("checkFreeze", FROZEN);
        Walk walk = paths.request().goOn().answer(HELD, Map.of("reason", "by the test"));

        assertThat(walk.passed("wait-out-freeze")).containsSubsequence(HELD, "Task_CheckFreeze", "EndEvent_MayGoOn");
    }

    @Test
    void endsForARollBackOnRequest() {
        paths.script().next("checkFreeze", FROZEN);
        Walk walk = paths.request().goOn();
        paths.part(RollbackRequests.class).request(walk.release().getId(), "by the test");
        await().until(() -> walk.asked().isEmpty());

        walk.goOn();

        assertThat(walk.passed("wait-out-freeze")).contains(HELD);
        assertThat(walk.end()).hasValue("EndEvent_RolledBack");
    }
}
