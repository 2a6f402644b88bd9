package teal.process.approval;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import teal.process.variable.Evidence.Check;
import teal.process.variable.Json;
import teal.process.variable.StepReport;
import teal.verify.CheckResult;
import teal.verify.SmokeReport;

/** What the steps left untold would be taken for good: the evidence says what was not tested, and what the plan warned of. */
class EvidenceTest {

    @Test
    void saysThatThereWereNoSmokeTests() {
        SmokeReport none = new SmokeReport(true, "green: nothing was tested; set smoke-tests", List.of(), Map.of(), "");

        assertThat(EvidenceFile.checks(Optional.of(report("runSmokeTests", none.summary(), Json.tree(none)))))
                .containsExactly(
                        new Check("all nodes", "NO SMOKE TESTS", "green: nothing was tested; set smoke-tests", ""));
        assertThat(EvidenceFile.checks(Optional.empty()))
                .containsExactly(new Check("all nodes", "NO SMOKE TESTS", "no smoke tests were run", ""));
    }

    @Test
    void showsEachCheckWithItsStatus() {
        CheckResult home = new CheckResult("green-1", "home", true, 200, "status 200", Duration.ofMillis(12), 1);
        SmokeReport tested = new SmokeReport(true, "green: 1 check", List.of(home), Map.of("200", 1), "");

        assertThat(EvidenceFile.checks(Optional.of(report("runSmokeTests", tested.summary(), Json.tree(tested)))))
                .extracting(Check::result)
                .containsExactly("passed: status 200");
    }

    @Test
    void repeatsWhatThePlanWarnedOf() {
        JsonNode plan = Json.tree(Map.of("warnings", List.of("no node of blue reports its version")));

        assertThat(EvidenceFile.remarks(List.of(report("planRelease", "planned", plan))))
                .extracting(remark -> remark.text())
                .containsExactly("Warning: no node of blue reports its version");
        assertThat(EvidenceFile.remarks(List.of(report("planRelease", "planned", Json.tree(Map.of())))))
                .isEmpty();
    }

    @Test
    void warnsOfAPipelineThatNamedNobodyAndOfNobodyElse() {
        assertThat(EvidenceFile.unknownPerson(new Requester("pipeline:ci", Optional.empty(), Instant.EPOCH)))
                .extracting(remark -> remark.text())
                .singleElement()
                .asString()
                .startsWith("Warning: pipeline:ci named nobody");
        assertThat(EvidenceFile.unknownPerson(new Requester("pipeline:ci", Optional.of("rita"), Instant.EPOCH)))
                .isEmpty();
        assertThat(EvidenceFile.unknownPerson(new Requester("rita", Optional.empty(), Instant.EPOCH)))
                .isEmpty();
    }

    private static StepReport report(String step, String summary, JsonNode details) {
        return new StepReport(step, "green", null, true, summary, Instant.EPOCH, Duration.ZERO, null, details);
    }
}
