package teal.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import teal.release.EndedEarly;

@Tag("waits")
class PauseTest {

    private final AtomicInteger asked = new AtomicInteger();

    /** And does nothing in between. */
    @Test
    void asksTwiceASecondWhetherToEndEarly() {
        Instant end = Instant.now().plusMillis(1100);

        Pause.until(end, Clock.systemUTC(), () -> asked.incrementAndGet() < 0);

        assertThat(Instant.now()).isAfterOrEqualTo(end);
        assertThat(asked.get()).isBetween(2, 4);
    }

    @Test
    void endsAtTheNextQuestionAfterThatWasRequested() {
        Instant begun = Instant.now();

        assertThatThrownBy(() -> Pause.until(
                        begun.plus(Duration.ofMinutes(10)), Clock.systemUTC(), () -> asked.incrementAndGet() == 2))
                .isInstanceOf(EndedEarly.class);

        assertThat(Duration.between(begun, Instant.now())).isBetween(Duration.ofMillis(490), Duration.ofMinutes(1));
    }

    @Test
    void asksAlsoWhereNothingHasToBeWaitedFor() {
        assertThatThrownBy(() -> Pause.until(Instant.EPOCH, Clock.systemUTC(), () -> true))
                .isInstanceOf(EndedEarly.class);
    }
}
