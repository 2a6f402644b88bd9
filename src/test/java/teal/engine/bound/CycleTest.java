package teal.engine.bound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Date;
import java.util.Random;
import org.camunda.bpm.engine.impl.calendar.DurationHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CycleTest {

    private static final Instant NOW = Instant.parse("2026-11-29T12:00:00.500Z");

    private final long seed = Long.getLong("teal.seed", new Random().nextLong());

    /** As the engine would find it by counting, for cycles drawn at random. */
    @Test
    void isDueWhenTheEngineWouldSay() throws Exception {
        Random random = new Random(seed);
        String[] periods = {"PT1S", "PT0.25S", "PT7M", "PT1H30M", "P1D", "P1M", "P2W"};
        for (int drawn = 0; drawn < 500; drawn++) {
            String times = random.nextBoolean() ? "" : Integer.toString(random.nextInt(3_000));
            Instant start = NOW.plusMillis(random.nextInt(4_000_000) - 3_000_000);
            String cycle = "R" + times + "/" + start + "/" + periods[random.nextInt(periods.length)];

            assertThat(due(Cycle.shortened(cycle, NOW)))
                    .as("%s, with seed %d", cycle, seed)
                    .isEqualTo(due(cycle));
        }
    }

    private static Date due(String cycle) throws Exception {
        return new DurationHelper(cycle, null).getDateAfter(Date.from(NOW));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "R/PT0S",
                "R2000000000/PT0S",
                "R/P0D",
                "R/2020-01-01T00:00:00Z/PT0S",
                "R/2020-01-01T00:00:00Z/2020-01-01T00:00:00Z",
                "R/PT0.001S/2126-01-01T00:00:00Z",
                "R/-9000-01-01T00:00:00Z/P1D"
            })
    void whatCannotBeCountedIsRefused(String cycle) {
        assertThatThrownBy(() -> Cycle.shortened(cycle, NOW)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT4H", "R/PT4H", "R3/PT10S", "0 0/5 * * * ?", "2026-11-29T12:00:00Z", "R5/P1D", "R5/P8W"})
    void allElseStaysAsItIs(String text) {
        assertThat(Cycle.shortened(text, NOW)).isEqualTo(text);
    }

    /** The last repeat that has passed is left for the engine to count. */
    @ParameterizedTest
    @CsvSource({
        "R/2026-11-29T00:00:00Z/PT1H, R/2026-11-29T11:00:00Z/PT1H",
        "R20/2026-11-29T00:00:00Z/PT1H, R9/2026-11-29T11:00:00Z/PT1H",
        "R3/2026-11-29T00:00:00Z/PT1H, R0/2026-11-29T03:00:00Z/PT1H",
        "R/2026-11-29T00:00:00Z/2026-11-29T01:00:00Z, R/2026-11-29T11:00:00Z/2026-11-29T12:00:00Z",
        "R/2026-11-29T11:30:00Z/PT1H, R/2026-11-29T11:30:00Z/PT1H",
        "R/2026-11-30T00:00:00Z/PT1H, R/2026-11-30T00:00:00Z/PT1H"
    })
    void repeatsThatHavePassedAreLeftOut(String cycle, String shortened) {
        assertThat(Cycle.shortened(cycle, NOW)).isEqualTo(shortened);
    }

    /** Their length differs from one to the next. */
    @ParameterizedTest
    @ValueSource(strings = {"P1D", "P1M", "P1Y", "P1W", "P1DT1H"})
    void whatIsNotOfOneLengthIsCountedByTheEngine(String period) {
        String cycle = "R/2020-01-01T00:00:00Z/" + period;

        assertThat(Cycle.shortened(cycle, NOW)).isEqualTo(cycle);
    }

    @Test
    void aMillionRepeatsAreCountedAndNoMore() {
        String most = "R/PT1S/" + NOW.plusSeconds(1_000_000);
        assertThat(Cycle.shortened(most, NOW)).isEqualTo(most);

        assertThatThrownBy(() -> Cycle.shortened("R/PT1S/" + NOW.plusSeconds(1_000_001), NOW))
                .hasMessageContaining("it repeats more than 1000000 times");
    }

    @ParameterizedTest
    @ValueSource(strings = {"R", "R/2020-01-01T00:00:00Z/PT1S/PT1S", "Rx/PT0S", "R1234567890123456789/PT0S"})
    void whatIsNoCycleIsLeftToTheEngine(String text) {
        assertThat(Cycle.shortened(text, NOW)).isEqualTo(text);
    }
}
