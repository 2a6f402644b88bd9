package teal.process.step;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.NullNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import teal.process.variable.StepReport;

/** Nodes are not asked again what the last step has just found, and are asked in every other case. */
class EstablishOutcomeTest {

    private static final Instant NOW = Instant.parse("2026-12-01T03:00:00Z");

    @ParameterizedTest
    @CsvSource({"0, true", "1, true", "4999, true", "5000, false", "60000, false"})
    void whatFinishReleaseFoundHoldsForFiveSeconds(long millisAgo, boolean holds) {
        assertThat(EstablishOutcome.hasJustFinished(
                        List.of(step("planRelease", 90_000, true), step("finishRelease", millisAgo, true)), NOW))
                .isEqualTo(holds);
    }

    @Test
    void itHoldsNoLongerOnceAnotherStepHasRun() {
        assertThat(EstablishOutcome.hasJustFinished(
                        List.of(step("finishRelease", 200, true), step("activateVersion", 100, true)), NOW))
                .isFalse();
    }

    @Test
    void aFinishThatFailedShowsNothing() {
        assertThat(EstablishOutcome.hasJustFinished(List.of(step("finishRelease", 100, false)), NOW))
                .isFalse();
    }

    @Test
    void whereNothingRanTheNodesAreAsked() {
        assertThat(EstablishOutcome.hasJustFinished(List.of(), NOW)).isFalse();
    }

    private static StepReport step(String name, long millisAgo, boolean passed) {
        return new StepReport(
                name,
                null,
                null,
                passed,
                "as the test says",
                NOW.minusMillis(millisAgo),
                Duration.ZERO,
                null,
                NullNode.getInstance());
    }
}
