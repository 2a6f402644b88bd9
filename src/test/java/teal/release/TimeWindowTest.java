package teal.release;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** 23 November 2026 is a Monday. */
class TimeWindowTest {

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T08:59:59Z, false, 2026-11-23T09:00:00Z",
        "2026-11-23T09:00:00Z, true,  2026-11-24T09:00:00Z",
        "2026-11-23T15:59:59Z, true,  2026-11-24T09:00:00Z",
        "2026-11-23T16:00:00Z, false, 2026-11-24T09:00:00Z",
        "2026-11-27T17:00:00Z, false, 2026-11-30T09:00:00Z",
        "2026-11-28T12:00:00Z, false, 2026-11-30T09:00:00Z"
    })
    void opensOnItsDaysAndBetweenItsTimes(Instant now, boolean open, Instant next) {
        TimeWindow window = window("Mon-Fri", "09:00", "16:00", "UTC");

        assertThat(window.isOpen(now)).isEqualTo(open);
        assertThat(window.nextOpening(now)).isEqualTo(next);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-28T21:59:00Z, false",
        "2026-11-28T22:00:00Z, true",
        "2026-11-29T03:59:00Z, true",
        "2026-11-29T04:00:00Z, false",
        "2026-11-29T22:30:00Z, false"
    })
    void goesOnPastMidnightWhereItClosesBeforeItOpens(Instant now, boolean open) {
        assertThat(window("Sat", "22:00", "04:00", "UTC").isOpen(now)).isEqualTo(open);
    }

    @Test
    void followsTheClocksOfItsZoneThroughSummerTime() {
        TimeWindow window = window("Mon-Sun", "09:00", "10:00", "Europe/Berlin");

        assertThat(window.nextOpening(Instant.parse("2026-10-24T12:00:00Z"))).isEqualTo("2026-10-25T08:00:00Z");
        assertThat(window.nextOpening(Instant.parse("2026-10-23T12:00:00Z"))).isEqualTo("2026-10-24T07:00:00Z");
    }

    @Test
    void readsDaysAndRangesOfDays() {
        assertThat(TimeWindow.days("Fri-Mon")).containsExactlyInAnyOrder(FRIDAY, SATURDAY, SUNDAY, MONDAY);
        assertThat(TimeWindow.days("Sat,Sun")).containsExactlyInAnyOrder(SATURDAY, SUNDAY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Monday", "Mo", "Mon-Xyz"})
    void refusesDaysThatAreNone(String days) {
        assertThatThrownBy(() -> TimeWindow.days(days))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Mon-Fri");
    }

    private static TimeWindow window(String days, String opens, String closes, String zone) {
        return new TimeWindow(TimeWindow.days(days), LocalTime.parse(opens), LocalTime.parse(closes), ZoneId.of(zone));
    }
}
