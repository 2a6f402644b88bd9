package teal.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import teal.board.ReleaseView;
import teal.lab.users.Snapshot;
import teal.process.variable.Json;
import teal.process.variable.StepReport;
import teal.release.ReleaseState;

class LabReportTest {

    private static final Instant BEGUN = Instant.parse("2026-05-04T10:00:00Z");

    @Test
    void listsStepsWaitsAndLeftovers() {
        LabReport report = report(ReleaseState.RELEASED, 0);

        assertThat(report.line())
                .isEqualTo("shop 2.0.0   released     10.00 s (steps 6.50, planned waits 3.00, Teal and engine 0.50,"
                        + " due began after 9 ms in the middle of 3, 30 ms at most); 2000 requests served, 0 failed");
        assertThat(report.lines())
                .contains(
                        "  stageArtifact        6.50 s",
                        "  what was due began after 9 ms in the middle of 3, 30 ms at most",
                        "  total               10.00 s");
        assertThat(report.isGood()).isTrue();
    }

    @Test
    void isNotGoodWithAFailedRequest() {
        LabReport report = report(ReleaseState.RELEASED, 1);

        assertThat(report.isGood()).isFalse();
        assertThat(report.line()).endsWith("1 failed");
        assertThat(report.lines()).contains("    blue-1: connection refused");
    }

    @Test
    void isNotGoodWhenRolledBack() {
        assertThat(report(ReleaseState.ROLLED_BACK, 0).isGood()).isFalse();
    }

    private static LabReport report(ReleaseState state, int failed) {
        StepReport step = new StepReport(
                "stageArtifact", "blue", null, true, "", BEGUN, Duration.ofMillis(6500), null, Json.tree(Map.of()));
        ReleaseView release = new ReleaseView(
                "r-1",
                "shop",
                "2.0.0",
                "blue-green-release",
                1,
                state,
                Optional.empty(),
                Optional.empty(),
                BEGUN,
                Optional.of(BEGUN.plusSeconds(10)),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(step),
                0);
        List<String> failures = failed > 0 ? List.of("blue-1: connection refused") : List.of();
        Starts starts = new Starts(List.of(Duration.ofMillis(9), Duration.ofMillis(30), Duration.ofMillis(2)));
        return new LabReport(
                release, Duration.ofSeconds(3), starts, users(100, 0, List.of()), users(2100, failed, failures));
    }

    private static Snapshot users(long served, long failed, List<String> failures) {
        return new Snapshot(served, failed, Map.of(), Map.of(), Map.of(), failures);
    }
}
