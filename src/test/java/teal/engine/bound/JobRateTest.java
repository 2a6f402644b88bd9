package teal.engine.bound;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class JobRateTest {

    private static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");

    private final JobRate rate = new JobRate(3, NOON);

    @Test
    void countsTheLastMinute() {
        assertThat(rate.allows(NOON)).isTrue();
        assertThat(rate.allows(NOON.plusSeconds(30))).isTrue();
        assertThat(rate.allows(NOON.plusSeconds(59))).isTrue();
        assertThat(rate.allows(NOON.plusSeconds(60))).isTrue();
        assertThat(rate.allows(NOON.plusSeconds(61))).isFalse();
    }

    @Test
    void staysStoppedUntilNothingWasTriedForAMinute() {
        for (int job = 0; job < 4; job++) {
            rate.allows(NOON);
        }

        assertThat(rate.allows(NOON.plusSeconds(59))).isFalse();
        assertThat(rate.allows(NOON.plusSeconds(90))).isFalse();
        assertThat(rate.allows(NOON.plusSeconds(150))).isTrue();
    }

    @Test
    void forgetsNothingWhenTheClockGoesBack() {
        for (int job = 0; job < 3; job++) {
            rate.allows(NOON);
        }

        assertThat(rate.allows(NOON.minusSeconds(30))).isFalse();
    }

    @Test
    void isIdleOnceNothingWasTriedForAMinute() {
        assertThat(rate.allowed()).isEqualTo(3);
        assertThat(rate.isIdle(NOON)).isTrue();
        rate.allows(NOON);

        assertThat(rate.isIdle(NOON.plusSeconds(59))).isFalse();
        assertThat(rate.isIdle(NOON.plusSeconds(60))).isTrue();
    }
}
