package teal.process.variable;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AcceptancesTest {

    private final Acceptances smoke = Acceptances.NONE.with("Task_RunSmokeTests", "known");

    @Test
    void eachIsGoodForOneNoOfItsOwnStep() {
        assertThat(smoke.reasonFor("Task_RunSmokeTests")).hasValue("known");
        assertThat(smoke.reasonFor("Task_WarmUp")).isEmpty();
        assertThat(smoke.using("Task_RunSmokeTests").reasonFor("Task_RunSmokeTests"))
                .isEmpty();
    }

    @Test
    void whatWasPassedOnTheWayIsGoodOnceMore() {
        Acceptances both = smoke.using("Task_RunSmokeTests").with("Task_WarmUp", "in a hurry");

        assertThat(both.reasonFor("Task_RunSmokeTests")).hasValue("known");
        assertThat(both.reasonFor("Task_WarmUp")).hasValue("in a hurry");
    }

    @Test
    void whatSaidNoNoMoreIsNotAcceptedInAdvance() {
        assertThat(smoke.with("Task_WarmUp", "in a hurry").reasonFor("Task_RunSmokeTests"))
                .isEmpty();
    }

    @Test
    void isReadAsItWasWritten() {
        assertThat(Json.read(Json.text(smoke), Acceptances.class)).isEqualTo(smoke);
    }
}
