package teal.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class FailedSignInsTest {

    private Instant now = Instant.parse("2026-11-25T10:00:00Z");
    private final FailedSignIns failures = FailedSignIns.byAddress(new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    });

    @Test
    void anAddressWaitsAfterTooManyFailuresAndNoOtherDoes() {
        fail("192.0.2.1", FailedSignIns.ALLOWED - 1);
        assertThat(failures.pause("192.0.2.1")).isEmpty();
        now = now.plusSeconds(20);
        fail("192.0.2.1", 1);

        assertThat(failures.pause("192.0.2.1")).hasValue(Duration.ofSeconds(40));
        assertThat(failures.pause("192.0.2.2")).isEmpty();

        now = now.plusSeconds(40);
        assertThat(failures.pause("192.0.2.1")).isEmpty();
        fail("192.0.2.1", 1);
        assertThat(failures.pause("192.0.2.1")).isEmpty();
    }

    @Test
    void whoGuessesFromManyAddressesDoesNotFillTheMemory() {
        fail("192.0.2.1", FailedSignIns.ALLOWED);
        for (int i = 0; i < 20_000; i++) {
            fail("2001:db8::" + Integer.toHexString(i), 1);
        }

        assertThat(failures.pause("192.0.2.1")).isEmpty();
    }

    private void fail(String address, int times) {
        for (int i = 0; i < times; i++) {
            failures.failed(address);
        }
    }
}
