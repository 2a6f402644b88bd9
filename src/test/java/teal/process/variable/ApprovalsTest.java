package teal.process.variable;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ApprovalsTest {

    private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");

    @Test
    void twoPeopleAreNeededUntilTwoHaveApproved() {
        Approvals one = Approvals.NONE.needing(2).with("anna", true, "", NOW);

        assertThat(one.isComplete()).isFalse();
        assertThat(one.with("otto", true, "", NOW).isComplete()).isTrue();
    }

    @Test
    void oneNoIsEnough() {
        Approvals rejected = Approvals.NONE.needing(2).with("anna", false, "not tonight", NOW);

        assertThat(rejected.isComplete()).isTrue();
    }

    @Test
    void whatWasAnsweredBeforeTheQuestionWasAskedAgainDoesNotCompleteIt() {
        assertThat(Approvals.NONE.with("anna", true, "", NOW).renewed().isComplete())
                .isFalse();
    }
}
