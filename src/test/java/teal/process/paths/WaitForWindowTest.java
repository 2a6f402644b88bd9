package teal.process.paths;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import teal.lab.LabClock;
import teal.process.variable.ReleaseVariables;

@ResourceLock(LabClock.OF_THE_ENGINE)
class WaitForWindowTest {

    private static final Map<String, Object> WINDOW =
            Map.of("application", "shop", "days", "Mon-Fri", "opens", "09:00", "closes", "16:00", "zone", "UTC");

    @RegisterExtension
    static final ProcessPaths paths = ProcessPaths.through("wait-for-window");

    @Test
    void goesOnAtOnceWhereTheWindowIsOpen() {
        Walk walk = paths.call(WINDOW).goOn();

        assertThat(walk.end()).hasValue("EndEvent_WaitOver");
        assertThat(walk.passed()).doesNotContain("Event_WindowOpens");
    }

    @Test
    void looksAgainWhenTheWindowHasOpened() {
        paths.script().next("findWindow", step -> {
            ReleaseVariables.WINDOW_OPEN.set(step, false);
            ReleaseVariables.WINDOW_OPENS_AT.set(step, Instant.now());
        });
        Walk walk = paths.call(WINDOW).goOn();

        assertThat(walk.passed())
                .containsSubsequence("Task_FindWindow", "Event_WindowOpens", "Task_FindWindow", "EndEvent_WaitOver");
    }
}
