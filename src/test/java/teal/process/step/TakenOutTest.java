package teal.process.step;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import teal.deploy.NodeReport;
import teal.process.variable.StepReport;
import teal.release.Report;

/** Which nodes a roll-back puts back in service, by what the steps reported. */
class TakenOutTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Report DONE = new NodeReport(true, "done", "", false);
    private static final Report FAILED = new NodeReport(false, "the command ended with exit code 1", "", false);
    private static final Report REFUSED = new NothingDone("users are expected on green");

    private static StepReport report(String step, String node, Report found) {
        return new StepReport(
                step,
                "blue",
                node,
                found.passed(),
                found.summary(),
                Instant.EPOCH,
                Duration.ZERO,
                null,
                JSON.valueToTree(found));
    }

    private static StepReport out(String node, Report found) {
        return report("takeOutOfService", node, found);
    }

    private static StepReport back(String node, Report found) {
        return report("putBackInService", node, found);
    }

    @Test
    void aNodeThatWasTakenOutIsOutUntilItIsBack() {
        assertThat(TakenOut.after(List.of(out("blue-1", DONE), out("blue-2", DONE), back("blue-1", DONE))))
                .containsExactly("blue-2");
        assertThat(TakenOut.after(List.of(out("blue-1", DONE), back("blue-1", DONE), out("blue-1", DONE))))
                .containsExactly("blue-1");
        assertThat(TakenOut.after(List.of(report("activateVersion", "blue-1", DONE))))
                .isEmpty();
    }

    /** Nobody knows how far a command got that failed. */
    @Test
    void aCommandThatFailedMayHaveTakenItOutAndDidNotPutItBack() {
        assertThat(TakenOut.after(List.of(out("blue-1", FAILED)))).containsExactly("blue-1");
        assertThat(TakenOut.after(List.of(out("blue-1", DONE), back("blue-1", FAILED))))
                .containsExactly("blue-1");
    }

    @Test
    void aNodeThatWasLeftAloneBecauseUsersCameIsNotOut() {
        assertThat(TakenOut.after(List.of(out("blue-1", REFUSED), out("blue-2", DONE), out("blue-2", REFUSED))))
                .containsExactly("blue-2");
    }
}
